package org.emcell.core.segment;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.junit.Test;

/** The cell to which somebody has pointed, among others. */
public class CellAtPlaceTest {

  private static final VoxelSize VOXEL = new VoxelSize(40, 40, 100);
  private static final Size SIZE = new Size(220, 200, 70);
  private static final RoiSegmenter SEGMENTER =
      new RoiSegmenter(NucleusSegmenter.Settings.DEFAULT, CellSegmenter.Settings.DEFAULT);

  /** On the right a cell with a nucleus, on the left one without. */
  private static ToyCell toy() {
    return new ToyCell(SIZE, VOXEL, 2)
        .draw(6400, 4000, 3500, 2300, 1500, false)
        .draw(2400, 4000, 3500, 1500, 0, true);
  }

  private static CellLabels at(ToyCell toy, int x, int y, int z) {
    return SEGMENTER.segmentAt(
        toy.stack(), VOXEL, new Centre(x, y, z), Workers.of(2), Progress.none());
  }

  private static boolean[] voxels(CellLabels labels, int least) {
    boolean[] mask = new boolean[SIZE.voxels()];
    for (int z = 0; z < SIZE.depth(); z++) {
      byte[] slice = labels.slice(z);
      for (int i = 0; i < slice.length; i++) {
        mask[z * slice.length + i] = slice[i] >= least;
      }
    }
    return mask;
  }

  private static int count(boolean[] mask) {
    int count = 0;
    for (boolean set : mask) {
      count += set ? 1 : 0;
    }
    return count;
  }

  @Test
  public void aCellWithoutNucleusIsNotTakenForItsNeighbour() {
    ToyCell toy = toy();
    CellLabels labels = at(toy, 60, 100, 35);
    assertEquals("nucleus", 0, count(voxels(labels, CellLabels.NUCLEUS)));
    double jaccard = ToyCell.jaccard(voxels(labels, CellLabels.CELL), toy.cell);
    assertTrue("cell " + jaccard, jaccard > 0.9);
  }

  @Test
  public void aPlaceInACellWithNucleusGivesWhatItsCentreGives() {
    ToyCell toy = toy();
    Centre centre = new Centre(159, 99, 35);
    CellLabels expected =
        SEGMENTER.segment(toy.stack(), VOXEL, centre, Workers.of(2), Progress.none());
    boolean[] found = voxels(at(toy, 159, 99, 35), CellLabels.CELL);
    assertTrue(count(found) > 10_000);
    assertEquals(1, ToyCell.jaccard(found, voxels(expected, CellLabels.CELL)), 0);
  }

  @Test
  public void theNucleusOfANeighbourThatIsKnownAlreadyMakesNoDifference() {
    ToyCell toy = toy();
    NucleusMask right = NucleusSegmenter.of(NucleusSegmenter.Settings.DEFAULT)
        .segment(toy.stack(), VOXEL, new Centre(159, 99, 35), Workers.of(2), Progress.none());
    assertFalse(right.isEmpty());
    for (int x : new int[] {15, 60, 159}) {
      CellLabels found = RoiSegmenter.segmentAt(
          CellSegmenter.of(CellSegmenter.Settings.DEFAULT),
          toy.stack(),
          VOXEL,
          right,
          new Centre(x, 99, 35),
          Workers.of(2),
          Progress.none());
      assertArrayEquals(
          "place " + x,
          voxels(at(toy, x, 99, 35), CellLabels.CELL),
          voxels(found, CellLabels.CELL));
    }
  }

  @Test
  public void inResinThereIsNoCell() {
    assertEquals(0, count(voxels(at(toy(), 15, 15, 35), CellLabels.CELL)));
  }
}
