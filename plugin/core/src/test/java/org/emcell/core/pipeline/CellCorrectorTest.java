package org.emcell.core.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.pipeline.correction.Correction;
import org.emcell.core.pipeline.correction.Correction.Add;
import org.emcell.core.pipeline.correction.Correction.Drop;
import org.emcell.core.pipeline.correction.Correction.Merge;
import org.emcell.core.pipeline.correction.Correction.Point;
import org.emcell.core.pipeline.correction.Correction.Split;
import org.emcell.core.pipeline.correction.Corrections;
import org.emcell.core.segment.Centre;
import org.emcell.core.segment.Detection;
import org.emcell.core.segment.Roi;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.LabelVolume;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;
import org.emcell.core.stack.StackOpener;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Balls with a ball as nucleus, in a stack of which every block of 2 x 2 pixels is a pixel of the view. */
public class CellCorrectorTest {

  private static final VoxelSize FINE = new VoxelSize(250, 250, 500);
  private static final VoxelSize VOXEL = new VoxelSize(500, 500, 500);
  private static final Size VIEW = new Size(80, 40, 30);

  @Rule
  public TemporaryFolder temporary = new TemporaryFolder();

  private RunFolder folder;
  private SliceStack stack;
  private CellPlacement placement;
  private final List<PlacedCell> found = new ArrayList<>();
  private final SortedMap<Integer, Integer> sameAs = new TreeMap<>();
  private final SortedMap<Integer, PlacedCell> seeds = new TreeMap<>();

  @Before
  public void drawCells() throws IOException {
    folder = new RunFolder(temporary.getRoot().toPath());
    Path grey = temporary.getRoot().toPath().resolve("grey.tif");
    LabelVolume.write(grey, new int[160 * 80 * 30], new Size(160, 80, 30), Optional.of(FINE));
    stack = StackOpener.open(grey, FINE);
    placement = new CellPlacement(stack, RunSettings.DEFAULT, new BinnedStack(stack, 2, 1));
    // Two that touch, one far away, one that is the first again.
    found.add(ball(1, 2, 2, 15, 20, 15, 11, 5));
    found.add(ball(2, 20, 0, 33, 20, 15, 9, 4));
    found.add(ball(3, 60, 2, 70, 20, 15, 6, 0));
    found.add(ball(4, 2, 2, 15, 20, 15, 10, 5));
    sameAs.put(4, 1);
  }

  @After
  public void closeStack() {
    stack.close();
  }

  /** Writes a ball into a ROI of 36 x 36 pixels, or as much as fits, and all slices. */
  private PlacedCell ball(
      int id, int left, int top, double x, double y, double z, double radius, double nucleus) {
    Size size = new Size(Math.min(36, VIEW.width() - left), Math.min(36, VIEW.height() - top), 30);
    int[] labels = new int[size.voxels()];
    for (int i = 0; i < labels.length; i++) {
      double distance =
          Math.hypot(Math.hypot(left + size.x(i) - x, top + size.y(i) - y), size.z(i) - z);
      labels[i] = distance < nucleus ? 2 : distance < radius ? 1 : 0;
    }
    LabelVolume.write(folder.labels(id), labels, size, Optional.of(VOXEL));
    Roi roi = new Roi(id, left, top, 0, size, Centre.of(size));
    List<Detection> detections =
        List.of(new Detection((int) z, 1, 2 * x + 0.5, 2 * y + 0.5, radius / 2));
    CellRecord cell = placement.record(
        placement.track(id, detections, 2 * x + 0.5, 2 * y + 0.5, z, radius / 2), roi);
    return new PlacedCell(cell, roi, folder.labels(id), id > 4);
  }

  private CorrectedCells apply(Correction... corrections) {
    List<Corrections.Entry> entries = new ArrayList<>();
    for (Correction correction : corrections) {
      entries.add(new Corrections.Entry("line " + (entries.size() + 2), correction));
    }
    CorrectionPlan plan =
        CorrectionPlan.of(new Corrections("mine.csv", entries), List.of(1, 2, 3, 4));
    return new CellCorrector(plan, placement, folder::corrected, Workers.single())
        .apply(found, sameAs, seeds, Progress.none());
  }

  private static List<Integer> ids(CorrectedCells corrected) {
    return corrected.cells().stream().map(PlacedCell::id).toList();
  }

  private static PlacedCell cell(CorrectedCells corrected, int id) {
    return corrected.cells().stream().filter(c -> c.id() == id).findFirst().orElseThrow();
  }

  /** Returns the number of voxels of a cell and of its nucleus. */
  private static long[] voxels(PlacedCell cell) {
    try (SliceStack labels = StackOpener.open(cell.labels())) {
      int[] read = LabelVolume.read(labels);
      return new long[] {
        IntStream.of(read).filter(label -> label > 0).count(),
        IntStream.of(read).filter(label -> label == 2).count()
      };
    }
  }

  private static String refusal(org.junit.function.ThrowingRunnable work) {
    return assertThrows(StackException.class, work).getMessage();
  }

  @Test
  public void aDroppedCellGoesWithTheOneThatWasFoundInItsStead() {
    CorrectedCells corrected = apply(new Drop(1));
    assertEquals(List.of(2, 3), ids(corrected));
    assertEquals(Map.of(), corrected.duplicates());
  }

  @Test
  public void aMergedCellHasBothNucleiAndTheRegionOfBoth() {
    long a = voxels(found.get(0))[1] + voxels(found.get(1))[1];
    CorrectedCells corrected = apply(new Merge(2, 1));
    assertEquals(List.of(2, 3), ids(corrected));
    PlacedCell merged = cell(corrected, 2);
    assertEquals(a, voxels(merged)[1]);
    assertEquals(2, merged.roi().x());
    assertEquals(54, merged.roi().size().width());
    assertEquals(2, merged.track().detections().size());
    assertEquals(2, merged.anchors().size());
    assertEquals("", corrected.changes().get(0).note());
    assertEquals("what was the first is part of the second", Map.of(4, 2), corrected.duplicates());
  }

  @Test
  public void aMergedCellIsSplitAtItsNeckAndEachPartHasItsNucleusAndItsDetection() {
    CorrectedCells corrected =
        apply(new Merge(1, 2), new Split(1, new Point(66, 40, 15), new Point(28, 44, 14)));
    assertEquals(List.of(1, 3, 5), ids(corrected));
    assertEquals("cut at the neck", corrected.changes().get(1).note());
    PlacedCell right = cell(corrected, 1);
    PlacedCell left = cell(corrected, 5);
    assertEquals(voxels(found.get(1))[1], voxels(right)[1]);
    assertEquals(voxels(found.get(0))[1], voxels(left)[1]);
    assertEquals(2 * 33 + 0.5, right.track().x(), 2);
    assertEquals(2 * 15 + 0.5, left.track().x(), 2);
    assertEquals(found.get(1).track().detections(), right.track().detections());
    assertEquals(found.get(0).track().detections(), left.track().detections());
    assertTrue(left.cell().reason(), left.cell().reason().contains("split off cell 1"));
  }

  @Test
  public void aCutOnACoarserGridLosesNoVoxel() {
    PlacedCell cell = found.get(0);
    for (long most : new long[] {1_000_000, 9_800, 2_000}) {
      CellDivision division = new CellDivision(cell, VOXEL, most, Progress.none());
      division.cut(new double[] {10, 20, 15}, new double[] {20, 20, 15}, Workers.single());
      List<Path> files = List.of(folder.corrected(1, 1), folder.corrected(1, 5));
      division.write(files, Progress.none());
      long first = voxels(new PlacedCell(cell.cell(), cell.roi(), files.get(0), false))[0];
      long second = voxels(new PlacedCell(cell.cell(), cell.roi(), files.get(1), false))[0];
      assertEquals(voxels(cell)[0], first + second);
      assertEquals(first, division.tally(0).voxels());
      assertEquals(0.5, (double) first / (first + second), 0.1);
    }
  }

  @Test
  public void anEndOfTheLineMayLieALittleBesideTheCellButNotFar() {
    Point inside = new Point(30, 40, 15);
    assertEquals(
        2,
        apply(new Split(1, inside, new Point(30, 63, 15)))
            .changes()
            .get(0)
            .ids()
            .size());
    String message = refusal(() -> apply(new Split(1, inside, new Point(30, 75, 15))));
    assertTrue(message, message.contains("line 2: the second end"));
    assertTrue(message, message.contains("does not lie in cell 1 but 3."));
  }

  @Test
  public void cellsThatLieApartAreNotMergedAndThoseThatDoNotTouchAreReported() {
    String message = refusal(() -> apply(new Merge(1, 3)));
    assertTrue(message, message.contains("cells 1 and 3 lie too far apart"));
    assertEquals("", apply(new Merge(1, 2)).changes().get(0).note());
    found.set(1, ball(2, 20, 0, 42, 20, 15, 9, 4));
    assertEquals(
        "the two cells do not touch", apply(new Merge(1, 2)).changes().get(0).note());
  }

  @Test
  public void aCellThatWasFoundTwiceIsNamedByTheOneThatStayed() {
    String message = refusal(() -> apply(new Drop(4)));
    assertTrue(message, message.contains("cell 4 is the same cell as 1"));
    assertTrue(message, message.endsWith("Name cell 1."));
  }

  @Test
  public void aSeedWithoutNucleusInACellThatIsThereIsNotAdded() {
    seeds.put(5, ball(5, 58, 2, 71, 20, 15, 5, 0));
    Add add = new Add(new Point(142, 40, 15));
    CorrectedCells corrected = apply(add);
    assertEquals(List.of(1, 2, 3), ids(corrected));
    assertFalse(corrected.changes().get(0).applied());
    assertTrue(corrected.changes().get(0).note().contains("in cell 3"));
    corrected = apply(new Drop(3), add);
    assertEquals(List.of(1, 2, 5), ids(corrected));
    assertTrue(corrected.changes().get(1).applied());
  }

  @Test
  public void aSeedWithANucleusInsideAnotherCellIsAdded() {
    seeds.put(5, ball(5, 2, 2, 22, 20, 15, 4, 3));
    assertEquals(List.of(1, 2, 3, 5), ids(apply(new Add(new Point(44, 40, 15)))));
  }

  /** Returns the same cell with its labels in memory. */
  private static PlacedCell inMemory(PlacedCell cell) {
    byte[][] slices =
        IntStream.range(0, cell.roi().size().depth()).mapToObj(cell::slice).toArray(byte[][]::new);
    return new PlacedCell(cell.cell(), cell.roi(), z -> slices[z], cell.isAdded(), cell.anchors());
  }

  @Test
  public void labelsThatAreNotInFilesAreCorrectedAsThoseInFilesAre() {
    Correction[] corrections = {
      new Merge(2, 1), new Split(3, new Point(134, 40, 15), new Point(146, 40, 15))
    };
    CorrectedCells fromFiles = apply(corrections);
    List<List<Long>> expected = counts(fromFiles);
    found.replaceAll(CellCorrectorTest::inMemory);
    CorrectedCells fromMemory = apply(corrections);
    assertEquals(List.of(2, 3, 5), ids(fromMemory));
    assertEquals(ids(fromFiles), ids(fromMemory));
    assertEquals(expected, counts(fromMemory));
    assertTrue(expected.toString(), expected.stream().allMatch(of -> of.get(0) > 100));
    assertThrows(IllegalStateException.class, () -> found.get(0).labels());
  }

  private static List<List<Long>> counts(CorrectedCells corrected) {
    return corrected.cells().stream()
        .map(cell -> List.of(voxels(cell)[0], voxels(cell)[1]))
        .toList();
  }
}
