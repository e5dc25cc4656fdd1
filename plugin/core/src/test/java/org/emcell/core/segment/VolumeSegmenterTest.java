package org.emcell.core.segment;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.CancellationException;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.phantom.CellFieldPhantom;
import org.emcell.core.phantom.PhantomSettings;
import org.emcell.core.phantom.PhantomSlice;
import org.junit.Test;

public class VolumeSegmenterTest {

  private static final VoxelSize VOXEL = new VoxelSize(40, 40, 100);
  private static final Size SIZE = new Size(220, 200, 70);
  private static final RoiSegmenter SEGMENTER =
      new RoiSegmenter(NucleusSegmenter.Settings.DEFAULT, CellSegmenter.Settings.DEFAULT);

  @Test
  public void findsNucleusAndCellAlthoughTheEnvelopeHasAHole() {
    ToyCell toy = new ToyCell(SIZE, VOXEL, 1).draw(4400, 4000, 3500, 3000, 1700, true);
    CellLabels labels = segment(toy, Workers.single());
    assertTrue("nucleus", ToyCell.jaccard(mask(labels, true), toy.nucleus) > 0.93);
    assertTrue("cell", ToyCell.jaccard(mask(labels, false), toy.cell) > 0.97);
  }

  @Test
  public void dividesTwoCellsThatTouchBetweenTheirNuclei() {
    ToyCell toy = new ToyCell(SIZE, VOXEL, 2)
        .draw(7400, 4000, 3500, 2400, 1500, false)
        .draw(2900, 4000, 3500, 2400, 1500, true);
    CellLabels labels = SEGMENTER.segment(
        toy.stack(), VOXEL, new Centre(72, 100, 35), Workers.single(), Progress.none());
    assertTrue("nucleus", ToyCell.jaccard(mask(labels, true), toy.nucleus) > 0.92);
    assertTrue("cell", ToyCell.jaccard(mask(labels, false), toy.cell) > 0.93);
  }

  @Test
  public void cutsOffWhatHangsOnAThreadButKeepsAStump() {
    ToyCell toy = new ToyCell(SIZE, VOXEL, 3)
        .draw(4400, 4000, 3500, 2600, 1500, true)
        .box(6800, 3900, 3400, 8000, 4100, 3600, 140, false)
        .box(8000, 3000, 2800, 8700, 5000, 4300, 140, false);
    boolean[] found = mask(segment(toy, Workers.single()), false);
    assertTrue(ToyCell.jaccard(found, toy.cell) > 0.95);
    assertEquals("the far end of the thread", false, found[SIZE.index(205, 100, 35)]);
  }

  /** Taken in as a whole, the smooth parts of this cytoplasm brought the JI of the nucleus down to .81. */
  @Test
  public void smoothPartsOfTheCytoplasmDoNotJoinTheNucleus() {
    VoxelSize voxel = new VoxelSize(60, 60, 250);
    Size size = new Size(360, 360, 50);
    CellFieldPhantom phantom = CellFieldPhantom.of(PhantomSettings.defaults()
        .withSize(size.width(), size.height(), size.depth())
        .withCells(1)
        .withVoxel(voxel));
    byte[] grey = new byte[size.voxels()];
    boolean[] nucleus = new boolean[grey.length];
    for (int z = 0; z < size.depth(); z++) {
      PhantomSlice slice = phantom.slice(z, Workers.of(2));
      System.arraycopy(slice.grey(), 0, grey, z * size.slicePixels(), size.slicePixels());
      for (int i = 0; i < size.slicePixels(); i++) {
        nucleus[z * size.slicePixels() + i] = slice.nuclei()[i] > 0;
      }
    }
    CellLabels labels = SEGMENTER.segment(
        new ArrayStack(grey, size, voxel), voxel, Centre.of(size), Workers.of(2), Progress.none());
    double index = ToyCell.jaccard(mask(labels, true), nucleus);
    assertTrue("nucleus JI " + index, index > 0.88);
  }

  @Test
  public void findsACellWithoutNucleusFromItsCentre() {
    ToyCell toy = new ToyCell(SIZE, VOXEL, 4).draw(4400, 4000, 3500, 2600, 0, true);
    CellLabels labels = segment(toy, Workers.single());
    assertEquals(0, count(mask(labels, true)));
    assertTrue(ToyCell.jaccard(mask(labels, false), toy.cell) > 0.95);
  }

  @Test
  public void findsNothingWhereThereIsOnlyResin() {
    CellLabels labels = segment(new ToyCell(new Size(60, 60, 12), VOXEL, 5), Workers.single());
    assertEquals(0, count(mask(labels, true)));
  }

  @Test
  public void doesNotDependOnTheNumberOfThreads() {
    ToyCell toy = new ToyCell(SIZE, VOXEL, 6).draw(4400, 4000, 3500, 3000, 1700, true);
    CellLabels one = segment(toy, Workers.single());
    CellLabels four = segment(toy, Workers.of(4));
    for (int z = 0; z < SIZE.depth(); z++) {
      assertArrayEquals(one.slice(z), four.slice(z));
    }
  }

  @Test
  public void givesTheSameInOneGoAndStepByStep() {
    ToyCell toy = new ToyCell(SIZE, VOXEL, 7).draw(4400, 4000, 3500, 2800, 1600, true);
    CellLabels together = segment(toy, Workers.of(2));
    Centre centre = Centre.of(SIZE);
    NucleusMask nucleus = NucleusSegmenter.of(NucleusSegmenter.Settings.DEFAULT)
        .segment(toy.stack(), VOXEL, centre, Workers.of(2), Progress.none());
    CellLabels apart = CellSegmenter.of(CellSegmenter.Settings.DEFAULT)
        .segment(toy.stack(), VOXEL, nucleus, centre, Workers.of(2), Progress.none());
    for (int z = 0; z < SIZE.depth(); z++) {
      assertArrayEquals(together.slice(z), apart.slice(z));
    }
  }

  @Test
  public void stopsWhenTheUserCancels() {
    ToyCell toy =
        new ToyCell(new Size(100, 100, 20), VOXEL, 8).draw(2000, 2000, 1000, 1800, 900, true);
    Progress cancelled = new Progress() {
      @Override
      public void report(double fraction, String message) {}

      @Override
      public void checkCancelled() {
        throw new CancellationException();
      }
    };
    assertThrows(
        CancellationException.class,
        () -> SEGMENTER.segment(toy.stack(), VOXEL, Centre.of(toy.size), Workers.of(2), cancelled));
  }

  private static CellLabels segment(ToyCell toy, Workers workers) {
    return SEGMENTER.segment(toy.stack(), toy.voxel, Centre.of(toy.size), workers, Progress.none());
  }

  private static boolean[] mask(CellLabels labels, boolean nucleusOnly) {
    Size size = labels.size();
    boolean[] mask = new boolean[size.voxels()];
    for (int z = 0; z < size.depth(); z++) {
      byte[] slice = labels.slice(z);
      for (int i = 0; i < slice.length; i++) {
        mask[z * slice.length + i] =
            nucleusOnly ? slice[i] == CellLabels.NUCLEUS : slice[i] != CellLabels.OUTSIDE;
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
}
