package org.emcell.core.pipeline;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.measure.CellMeasurements;
import org.emcell.core.segment.CellOverlap;
import org.emcell.core.segment.CellState;
import org.emcell.core.segment.CellTrack;
import org.emcell.core.segment.Centre;
import org.emcell.core.segment.Detection;
import org.emcell.core.segment.Roi;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.LabelVolume;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackOpener;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Cells as balls with a ball as nucleus, some of which claim the same voxels. */
public class AssemblyTest {

  private static final VoxelSize VOXEL = new VoxelSize(500, 500, 500);
  private static final Size STACK = new Size(60, 40, 30);

  @Rule
  public TemporaryFolder temporary = new TemporaryFolder();

  private RunFolder folder;

  @Before
  public void makeFolder() {
    folder = new RunFolder(temporary.getRoot().toPath());
  }

  private record Ball(double x, double y, double z, double radius) {

    boolean holds(int px, int py, int pz) {
      return Math.hypot(Math.hypot(px - x, py - y), pz - z) <= radius;
    }
  }

  /** Writes the labels of a ROI in which the cell is one ball and its nucleus another one. */
  private Roi roi(int id, int x, int y, int z, Size size, Ball cell, Ball nucleus) {
    int[] labels = new int[size.voxels()];
    for (int i = 0; i < labels.length; i++) {
      int px = x + size.x(i);
      int py = y + size.y(i);
      int pz = z + size.z(i);
      labels[i] = nucleus.holds(px, py, pz) ? 2 : cell.holds(px, py, pz) ? 1 : 0;
    }
    LabelVolume.write(folder.labels(id), labels, size, Optional.of(VOXEL));
    return new Roi(id, x, y, z, size, Centre.of(size));
  }

  private SegmentedCells segmented(List<Roi> rois, BinnedStack view) {
    List<PlacedCell> cells = new ArrayList<>();
    for (Roi roi : rois) {
      List<Detection> detections =
          Collections.nCopies(detected.getOrDefault(roi.id(), 5), new Detection(0, 1, 0, 0, 1));
      CellTrack track = new CellTrack(roi.id(), detections, 0, 0, 0, 1, CellState.WHOLE, "");
      CellRecord cell = new CellRecord(track, roi.interval(), CellState.WHOLE, "");
      cells.add(new PlacedCell(cell, roi, folder.labels(roi.id()), false));
    }
    return SegmentedCells.of(view, cells, Progress.none());
  }

  private SegmentedCells segmented(List<Roi> rois) throws IOException {
    return segmented(rois, new BinnedStack(grey(STACK, VOXEL), 1, 1));
  }

  private SliceStack grey(Size size, VoxelSize voxel) throws IOException {
    Path file = temporary.newFile().toPath();
    LabelVolume.write(file, new int[size.voxels()], size, Optional.of(voxel));
    return StackOpener.open(file, voxel);
  }

  private int[][] assemble(List<Roi> rois, Size stackSize, int block, int blockZ, int threads)
      throws IOException {
    VoxelSize fine = new VoxelSize(VOXEL.x() / block, VOXEL.y() / block, VOXEL.z() / blockZ);
    try (SliceStack stack = grey(stackSize, fine)) {
      BinnedStack view = new BinnedStack(stack, block, blockZ);
      int largestId = rois.stream().mapToInt(Roi::id).max().orElse(0);
      measurements = new Assembly(stack, view, largestId, folder)
          .run(segmented(rois, view).overlap(), Workers.of(threads), Progress.none());
    }
    try (SliceStack cells = StackOpener.open(folder.cellIds());
        SliceStack nuclei = StackOpener.open(folder.nucleusIds())) {
      assertEquals(fine, cells.requireVoxelSize());
      return new int[][] {LabelVolume.read(cells), LabelVolume.read(nuclei)};
    }
  }

  private final Map<Integer, Integer> detected = new HashMap<>();
  private List<CellMeasurements> measurements;

  private static final Ball LARGE = new Ball(20, 20, 15, 12);
  private static final Ball LARGE_NUCLEUS = new Ball(20, 20, 15, 8);
  private static final Ball SMALL = new Ball(38, 20, 15, 10);
  private static final Ball SMALL_NUCLEUS = new Ball(38, 20, 15, 4);

  private List<Roi> touching() {
    return List.of(
        roi(3, 0, 2, 0, new Size(40, 36, 30), LARGE, LARGE_NUCLEUS),
        roi(7, 22, 0, 1, new Size(38, 40, 29), SMALL, SMALL_NUCLEUS));
  }

  @Test
  public void aVoxelThatTwoCellsClaimGoesToTheOneThatIsNearerInUnitsOfItsNucleus()
      throws IOException {
    int[] cells = assemble(touching(), STACK, 1, 1, 1)[0];
    double largeRadius = Math.cbrt(0.75 / Math.PI * count(LARGE_NUCLEUS));
    double smallRadius = Math.cbrt(0.75 / Math.PI * count(SMALL_NUCLEUS));
    int disputed = 0;
    for (int i = 0; i < cells.length; i++) {
      int x = STACK.x(i);
      int y = STACK.y(i);
      int z = STACK.z(i);
      boolean large = LARGE.holds(x, y, z);
      boolean small = SMALL.holds(x, y, z);
      int expected = large ? 3 : small ? 7 : 0;
      if (large && small) {
        disputed++;
        double toLarge = Math.hypot(Math.hypot(x - 20, y - 20), z - 15) / largeRadius;
        double toSmall = Math.hypot(Math.hypot(x - 38, y - 20), z - 15) / smallRadius;
        expected = toLarge <= toSmall ? 3 : 7;
      }
      assertEquals("(" + x + ", " + y + ", " + z + ")", expected, cells[i]);
    }
    assertTrue(disputed > 100);
  }

  private static long count(Ball ball) {
    long count = 0;
    for (int i = 0; i < STACK.voxels(); i++) {
      count += ball.holds(STACK.x(i), STACK.y(i), STACK.z(i)) ? 1 : 0;
    }
    return count;
  }

  @Test
  public void aNucleusBelongsToItsCellEvenWhereAnotherCellClaimsItAsCytoplasm() throws IOException {
    Ball greedy = new Ball(20, 20, 15, 14);
    Ball greedyNucleus = new Ball(20, 20, 15, 11);
    Ball within = new Ball(32, 20, 15, 3);
    List<Roi> rois = List.of(
        roi(1, 0, 0, 0, STACK, greedy, greedyNucleus), roi(2, 0, 0, 0, STACK, within, within));
    int[][] volumes = assemble(rois, STACK, 1, 1, 1);
    for (int i = 0; i < STACK.voxels(); i++) {
      boolean disputed = greedyNucleus.holds(STACK.x(i), STACK.y(i), STACK.z(i));
      if (within.holds(STACK.x(i), STACK.y(i), STACK.z(i)) && !disputed) {
        assertEquals(2, volumes[1][i]);
      }
      assertTrue(volumes[1][i] == 0 || volumes[1][i] == volumes[0][i]);
    }
  }

  @Test
  public void theOrderOfTheCellsAndTheThreadsDoNotMatter() throws IOException {
    List<Roi> rois = touching();
    int[][] one = assemble(rois, STACK, 1, 1, 1);
    int[][] other = assemble(List.of(rois.get(1), rois.get(0)), STACK, 1, 1, 3);
    assertArrayEquals(one[0], other[0]);
    assertArrayEquals(one[1], other[1]);
  }

  @Test
  public void aBinnedCellIsWrittenAndMeasuredInTheFrameOfTheStack() throws IOException {
    Size fine = new Size(60 * 4 - 3, 40 * 4 - 1, 30 * 2 - 1);
    List<Roi> rois = List.of(roi(9, 0, 0, 0, STACK, LARGE, LARGE_NUCLEUS));
    int[] cells = assemble(rois, fine, 4, 2, 2)[0];
    long wrong = 0;
    long expected = 0;
    for (int i = 0; i < cells.length; i++) {
      double x = (fine.x(i) + 0.5) / 4 - 0.5;
      double y = (fine.y(i) + 0.5) / 4 - 0.5;
      boolean inside = Math.hypot(Math.hypot(x - 20, y - 20), fine.z(i) / 2 - 15) <= 12;
      expected += inside ? 1 : 0;
      wrong += inside == (cells[i] == 9) ? 0 : 1;
    }
    assertTrue(wrong + " of " + expected, wrong < 0.05 * expected);
    CellMeasurements cell = measurements.get(0);
    assertEquals(20 * 4 + 1.5, cell.cell().centroidPx().x(), 0.01);
    assertEquals(15 * 2 + 0.5, cell.cell().centroidPx().z(), 0.01);
    assertEquals((20 * 4 + 1.5) * 0.125, cell.cell().centroid().x(), 0.01);
    assertEquals(count(LARGE) * VOXEL.cubicMicrometres(), cell.cell().volume(), 1e-6);
  }

  @Test
  public void roisThatFoundTheSameNucleusAreOneCellAndTheOneDetectedMoreOftenStays()
      throws IOException {
    Ball shifted = new Ball(22, 20, 15, 7);
    List<Roi> rois = List.of(
        roi(1, 0, 0, 0, STACK, LARGE, LARGE_NUCLEUS),
        roi(2, 0, 0, 0, STACK, LARGE, shifted),
        roi(3, 22, 0, 1, new Size(38, 40, 29), SMALL, SMALL_NUCLEUS));
    assertEquals(Map.of(2, 1), segmented(rois).sameAs());
    detected.put(2, 6);
    assertEquals(Map.of(1, 2), segmented(rois).sameAs());
  }

  @Test
  public void aCellThatGoesOnBeyondItsRoiIsKnown() throws IOException {
    List<Roi> rois = List.of(
        roi(1, 0, 0, 0, STACK, LARGE, LARGE_NUCLEUS),
        roi(2, 0, 0, 0, new Size(28, 40, 30), LARGE, LARGE_NUCLEUS),
        roi(3, 0, 0, 0, STACK, new Ball(0, 20, 15, 9), new Ball(0, 20, 15, 0)));
    List<CellOverlap.Contents> contents = segmented(rois).contents();
    assertFalse(contents.get(0).cutByRegion());
    assertTrue(contents.get(1).cutByRegion());
    assertFalse("cut by the stack itself", contents.get(2).cutByRegion());
    assertEquals(count(LARGE), contents.get(0).cellVoxels());
    assertEquals(count(LARGE_NUCLEUS), contents.get(0).nucleusVoxels());
  }
}
