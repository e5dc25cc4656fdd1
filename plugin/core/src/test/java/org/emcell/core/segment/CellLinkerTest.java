package org.emcell.core.segment;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.junit.Test;

public class CellLinkerTest {

  private static final VoxelSize VOXEL = new VoxelSize(10, 10, 50);
  /** 4000 x 4000 x 400 voxels, every 20th slice probed: a probe every um. */
  private static final CellLinker.Frame FRAME = new CellLinker.Frame(
      4000,
      4000,
      400,
      VOXEL,
      IntStream.iterate(0, z -> z < 400, z -> z + 20).boxed().toList());

  @Test
  public void linksTheDetectionsOfACellThatDriftsSideways() {
    List<Detection> detections = new ArrayList<>();
    for (int z = 100; z <= 300; z += 20) {
      detections.add(new Detection(z, 1, 2000 + z, 2000, 4));
    }
    List<CellTrack> cells = link(detections);
    assertEquals(1, cells.size());
    CellTrack cell = cells.get(0);
    assertEquals(100, cell.firstSlice());
    assertEquals(300, cell.lastSlice());
    assertEquals(2200, cell.x(), 1e-9);
    assertEquals(200, cell.z(), 1e-9);
    assertEquals(4, cell.radius(), 1e-9);
    assertEquals(CellState.WHOLE, cell.state());
    assertEquals("", cell.reason());
  }

  @Test
  public void keepsTwoCellsApartThatPassEachOtherCloseBy() {
    List<Detection> detections = new ArrayList<>();
    for (int z = 100; z <= 300; z += 20) {
      detections.add(new Detection(z, 1, 2000, 2000, 5));
      detections.add(new Detection(z, 2, 2250 - (z - 100) / 4.0, 2000, 2));
    }
    List<CellTrack> cells = link(detections);
    assertEquals(2, cells.size());
    for (CellTrack cell : cells) {
      double height = cell.detections().get(0).height();
      cell.detections().forEach(d -> assertEquals(height, d.height(), 0));
    }
  }

  @Test
  public void bridgesTwoMissedProbesButNotThree() {
    assertEquals(1, link(cellWithout(180, 200)).size());
    assertEquals(2, link(cellWithout(180, 200, 220)).size());
  }

  @Test
  public void doesNotLinkWhatLiesTooFarAside() {
    List<Detection> detections = new ArrayList<>();
    for (int z = 0; z < 400; z += 20) {
      detections.add(new Detection(z, 1, z < 200 ? 1500 : 1850, 2000, 4));
    }
    assertEquals(2, link(detections).size());
  }

  @Test
  public void doesNotDependOnTheOrderOfTheDetections() {
    List<Detection> detections = new ArrayList<>();
    Random random = new Random(5);
    for (int cell = 0; cell < 12; cell++) {
      double x = 500 + random.nextInt(3000);
      double y = 500 + random.nextInt(3000);
      for (int z = 40; z < 360; z += 20) {
        if (random.nextInt(10) > 0) {
          detections.add(new Detection(
              z, 1, x + random.nextInt(100), y + random.nextInt(100), 2 + random.nextDouble()));
        }
      }
    }
    List<CellTrack> cells = link(detections);
    Collections.shuffle(detections, random);
    assertEquals(cells, link(detections));
  }

  @Test
  public void dropsChainsThatAreTooShortUnlessTheyReachTheFrameOfTheStack() {
    assertEquals(0, link(cell(100, 220, 2000)).size());
    assertEquals(1, link(cell(100, 240, 2000)).size());
    assertEquals(1, link(cell(0, 60, 2000)).size());
    assertEquals(0, link(cell(0, 40, 2000)).size());
    assertEquals(1, link(cell(320, 380, 2000)).size());
    assertEquals(1, link(cell(100, 160, 290)).size());
    assertEquals(0, link(cell(100, 160, 500)).size());
  }

  @Test
  public void keepsAShortChainThatIsAsWideAsACellIsLong() {
    assertEquals(1, link(chain(100, 2, 3.8, 3, 2)).size());
    assertEquals(0, link(chain(100, 2, 3.7, 3, 2)).size());
    assertEquals(
        "three probes in a row are too few", 0, link(chain(100, 3, 5, 3)).size());
  }

  @Test
  public void partsTwoCellsThatLieOneBelowTheOther() {
    List<CellTrack> cells =
        link(chain(60, 3, 4.2, 4.9, 4.9, 4.5, 3.1, 3.4, 3.6, 4.7, 5.3, 5.2, 4.3, 2));
    assertEquals(2, cells.size());
    assertEquals(180, cells.get(0).firstSlice());
    assertEquals(5.3, cells.get(0).radius(), 1e-9);
    assertEquals(160, cells.get(1).lastSlice());
    assertEquals(
        "a dent is no neck",
        1,
        link(chain(60, 3, 4.2, 4.9, 4.9, 4.1, 4.9, 4, 2)).size());
  }

  /** Returns the detections of given heights in one probe after the other; the first half of them a little aside. */
  private static List<Detection> chain(int first, double... heights) {
    List<Detection> detections = new ArrayList<>();
    for (int i = 0; i < heights.length; i++) {
      int x = 2 * i < heights.length - 1 ? 2000 : 2100;
      detections.add(new Detection(first + 20 * i, 1, x, 2000, heights[i]));
    }
    return detections;
  }

  @Test
  public void saysWhichCellsTheStackCutsAndWhy() {
    assertEquals(CellState.CUT_BY_TOP, link(cell(0, 200, 2000)).get(0).state());
    assertEquals(CellState.CUT_BY_BOTTOM, link(cell(200, 380, 2000)).get(0).state());
    CellTrack side = link(cell(0, 200, 400)).get(0);
    assertEquals(CellState.NEAR_SIDE, side.state());
    assertEquals(
        "centroid 4.0 um from a side, edge margin 5.0 um; reaches the first slice", side.reason());
  }

  @Test
  public void keepsTheDetectionsOfAStackOfOneSlice() {
    CellLinker.Frame one = new CellLinker.Frame(2000, 2000, 1, VOXEL, List.of(0));
    List<CellTrack> cells = new CellLinker(CellLinker.Settings.DEFAULT)
        .link(List.of(new Detection(0, 1, 1000, 1000, 3)), one, Progress.none());
    assertEquals(1, cells.size());
  }

  @Test
  public void refusesSettingsThatMakeNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new CellLinker.Settings(0, 2, 7500, 5000));
    assertThrows(
        IllegalArgumentException.class, () -> new CellLinker.Settings(3000, -1, 7500, 5000));
    assertThrows(
        IllegalArgumentException.class, () -> new CellLinker.Settings(3000, 2, Double.NaN, 5000));
  }

  private static List<CellTrack> link(List<Detection> detections) {
    return new CellLinker(CellLinker.Settings.DEFAULT).link(detections, FRAME, Progress.none());
  }

  private static List<Detection> cell(int first, int last, double x) {
    List<Detection> detections = new ArrayList<>();
    for (int z = first; z <= last; z += 20) {
      detections.add(new Detection(z, 1, x, 2000, 3));
    }
    return detections;
  }

  /** A cell from slice 0 to 380 that is missed in some slices. */
  private static List<Detection> cellWithout(Integer... missed) {
    List<Detection> detections = cell(0, 380, 2000);
    detections.removeIf(d -> List.of(missed).contains(d.slice()));
    return detections;
  }
}
