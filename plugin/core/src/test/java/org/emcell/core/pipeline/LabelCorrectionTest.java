package org.emcell.core.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import org.emcell.core.segment.CellLabels;
import org.emcell.core.segment.CellOverlap;
import org.emcell.core.segment.Centre;
import org.emcell.core.segment.Roi;
import org.emcell.core.stack.LabelVolume;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackOpener;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Corrections that name cells which were to be added: three balls in a row were detected, cell 4 is the first new one. */
public class LabelCorrectionTest {

  private static final VoxelSize VOXEL = new VoxelSize(500, 500, 500);
  private static final Size STACK = new Size(80, 40, 30);
  private static final Add FIRST = new Add(new Point(15, 20, 15));
  private static final Add SECOND = new Add(new Point(14, 20, 15));
  /** Added where cell 1 is. */
  private static final String TWIN =
      "cell 4 was not added, since the cell is there already: its nucleus is that of cell 1";

  @Rule
  public TemporaryFolder temporary = new TemporaryFolder();

  private SliceStack stack;
  private final List<LabelCorrection.Labelled> cells = new ArrayList<>();
  private boolean leftOvers;
  private List<LabelCorrection.Outcome> outcomes;
  private Map<Integer, Double> given;

  @Before
  public void drawCells() throws IOException {
    Path grey = temporary.getRoot().toPath().resolve("grey.tif");
    LabelVolume.write(grey, new int[STACK.voxels()], STACK, Optional.of(VOXEL));
    stack = StackOpener.open(grey, VOXEL);
    cells.add(ball(1, "", 15, 11, 5));
    cells.add(ball(2, "", 33, 9, 4));
    cells.add(ball(3, "", 70, 6, 3));
  }

  @After
  public void closeStack() {
    stack.close();
  }

  /** A ball about a nucleus in the middle row of the middle slice, none at all when it has no radius. */
  private static LabelCorrection.Labelled ball(
      int id, String addedBy, double x, double radius, double nucleus) {
    Roi roi = new Roi(id, 0, 0, 0, STACK, Centre.of(STACK));
    return new LabelCorrection.Labelled(roi, addedBy.isEmpty() ? 3 : 1, addedBy, z -> {
      byte[] labels = new byte[STACK.slicePixels()];
      for (int i = 0; i < labels.length; i++) {
        double distance = Math.hypot(Math.hypot(STACK.x(i) - x, i / STACK.width() - 20), z - 15);
        labels[i] = distance < nucleus
            ? CellLabels.NUCLEUS
            : distance < radius ? CellLabels.CELL : CellLabels.OUTSIDE;
      }
      return labels;
    });
  }

  /** Makes corrections and returns the number of voxels of each cell. */
  private Map<Integer, Integer> apply(Correction... corrections) {
    List<Corrections.Entry> entries = new ArrayList<>();
    for (Correction correction : corrections) {
      entries.add(new Corrections.Entry("line " + (entries.size() + 2), correction));
    }
    LabelCorrection correction = new LabelCorrection(
        stack,
        new Corrections("mine.csv", entries),
        CellOverlap.Rule.NEAREST,
        temporary.getRoot().toPath());
    LabelCorrection.Corrected corrected = (leftOvers ? correction.withLeftOvers(20) : correction)
        .apply(cells, Workers.single(), Progress.none());
    outcomes = corrected.outcomes();
    given = corrected.given();
    Map<Integer, Integer> voxels = new TreeMap<>();
    int[] ids = new int[STACK.slicePixels()];
    for (int z = 0; z < STACK.depth(); z++) {
      corrected.overlap().slice(z, ids, new int[ids.length]);
      for (int id : ids) {
        voxels.merge(id, 1, Integer::sum);
      }
    }
    voxels.remove(0);
    return voxels;
  }

  private List<Boolean> applied() {
    return outcomes.stream().map(LabelCorrection.Outcome::applied).toList();
  }

  private List<String> notes() {
    return outcomes.stream().map(LabelCorrection.Outcome::note).toList();
  }

  @Test
  public void whatCellsWereGivenIsToldOfEachThatIsThereWhenItIsAskedFor() {
    apply();
    assertEquals(Map.of(), given);
    leftOvers = true;
    apply();
    assertEquals(Map.of(1, 0.0, 2, 0.0, 3, 0.0), given);
    cells.add(ball(5, "", 33, 9, 4));
    apply(new Drop(3));
    assertEquals("cell 5 is cell 2", Map.of(1, 0.0, 2, 0.0), given);
    cells.remove(3);
    cells.add(ball(4, "line 2", 15, 10, 5));
    apply(FIRST);
    assertEquals("cell 4 is cell 1", Map.of(1, 0.0, 2, 0.0, 3, 0.0), given);
  }

  @Test
  public void aMergeWithACellThatIsThereAlreadyIsRefusedAndNoCellChanges() {
    Map<Integer, Integer> before = apply();
    cells.add(ball(4, "line 2", 15, 10, 5));
    for (Merge merge : List.of(new Merge(4, 3), new Merge(3, 4))) {
      assertEquals(merge.toString(), before, apply(FIRST, merge));
      assertEquals(List.of(false, false), applied());
      assertEquals(
          List.of("the cell is there already: its nucleus is that of cell 1", TWIN), notes());
      assertEquals(List.of(), outcomes.get(1).made());
    }
  }

  @Test
  public void aMergeWithAPlaceWithoutACellIsRefusedAndNoCellChanges() {
    Map<Integer, Integer> before = apply();
    cells.add(ball(4, "line 2", 50, 0, 0));
    for (Merge merge : List.of(new Merge(4, 3), new Merge(3, 4))) {
      assertEquals(merge.toString(), before, apply(FIRST, merge));
      assertEquals(List.of(false, false), applied());
      assertEquals(
          List.of("no cell was found there", "cell 4 was not added, since no cell was found there"),
          notes());
    }
  }

  @Test
  public void whatASplitOfACellThatWasNotAddedShouldGiveIsRefusedInLaterLines() {
    Map<Integer, Integer> before = apply();
    cells.add(ball(4, "line 2", 15, 10, 5));
    Split split = new Split(4, new Point(10, 20, 15), new Point(20, 20, 15));
    assertEquals(before, apply(FIRST, split, new Merge(2, 5), new Drop(4)));
    assertEquals(List.of(false, false, false, false), applied());
    assertEquals(
        List.of(TWIN, "cell 5 was not made, since cell 4 is not there", TWIN),
        notes().subList(1, 4));
  }

  @Test
  public void aCellWithoutNucleusInAnotherIsNotAddedAndLinesThatNameItSayWhy() {
    Map<Integer, Integer> before = apply();
    cells.add(ball(4, "line 2", 71, 4, 0));
    assertEquals(before, apply(FIRST, new Merge(2, 4)));
    assertEquals(List.of(false, false), applied());
    assertEquals(
        "cell 4 was not added, since the cell is there already: it lies in cell 3",
        notes().get(1));
  }

  @Test
  public void linesAfterARefusedMergeFindTheOtherCellAsItWas() {
    cells.add(ball(4, "line 2", 15, 10, 5));
    Map<Integer, Integer> after = apply(FIRST, new Merge(3, 4), new Merge(2, 3));
    assertEquals(List.of(false, false, true), applied());
    assertEquals(List.of(1, 2), List.copyOf(after.keySet()));
    cells.remove(3);
    assertEquals(apply(new Merge(2, 3)), after);
  }

  @Test
  public void ofTwoAddedCellsWithOneNucleusTheLaterIsRefusedAndTheFirstMayBeMerged() {
    cells.add(ball(4, "line 2", 54, 6, 3));
    Map<Integer, Integer> before = apply(FIRST);
    cells.add(ball(5, "line 3", 54, 7, 3));
    Map<Integer, Integer> after = apply(FIRST, SECOND, new Merge(3, 5));
    assertEquals(List.of(true, false, false), applied());
    assertEquals(before, after);
    after = apply(FIRST, SECOND, new Merge(3, 4));
    assertEquals(List.of(true, false, true), applied());
    assertEquals(before.get(3) + before.get(4), (int) after.get(3));
    assertEquals(List.of(1, 2, 3), List.copyOf(after.keySet()));
  }

  @Test
  public void aCellMayBeMergedWithItsTwinWhichGivesWhatEitherClaims() {
    Map<Integer, Integer> before = apply();
    cells.add(ball(4, "line 2", 12, 10, 5));
    Map<Integer, Integer> after = apply(FIRST, new Merge(1, 4));
    assertEquals(List.of(true, true), applied());
    assertEquals(List.of(1, 2, 3), List.copyOf(after.keySet()));
    assertTrue(after.toString(), after.get(1) > before.get(1));
  }

  @Test
  public void aCellWhoseTwinIsDroppedIsAddedAndMayBeMerged() {
    Map<Integer, Integer> before = apply();
    cells.add(ball(4, "line 2", 15, 11, 5));
    assertEquals(before.keySet().size(), apply(FIRST, new Drop(1)).size());
    assertEquals(List.of(true, true), applied());
    Map<Integer, Integer> after = apply(FIRST, new Drop(1), new Merge(3, 4));
    assertEquals(List.of(true, true, true), applied());
    assertEquals(Map.of(2, before.get(2), 3, before.get(1) + before.get(3)), after);
  }

  @Test
  public void aPartOfASplitCellStaysWhereAnAddedOneHasTheSameNucleus() {
    Map<Integer, Integer> before = apply();
    cells.add(ball(4, "line 2", 15, 10, 5));
    Split split = new Split(2, new Point(33, 20, 15), new Point(15, 20, 15));
    Map<Integer, Integer> after = apply(FIRST, new Merge(2, 1), split);
    assertEquals(List.of(false, true, true), applied());
    assertEquals(
        "the cell is there already: its nucleus is that of cell 5", notes().get(0));
    assertEquals(List.of(2, 3, 5), List.copyOf(after.keySet()));
    assertEquals(before.get(1) + before.get(2), after.get(2) + after.get(5));
  }
}
