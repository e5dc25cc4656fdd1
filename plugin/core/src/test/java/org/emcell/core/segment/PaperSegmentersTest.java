package org.emcell.core.segment;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.junit.Test;

/**
 * Nucleus and cell by the paper's method in a drawn volume of 8.8 x 6.4 x 3 um: a cell whose nucleus ends before it
 * does above and below, and another cell that touches it.
 */
public class PaperSegmentersTest {

  private static final VoxelSize VOXEL = new VoxelSize(40, 40, 150);
  private static final Size SIZE = new Size(220, 160, 20);
  private static final Centre CENTRE = new Centre(80, 80, 10);
  private static final CellSegmenter.Settings CELL = CellSegmenter.Settings.DEFAULT;

  private final Scene scene = new Scene(SIZE, VOXEL, 5);
  private final boolean[] other = scene.cell(7600, 3200, 1500, 1700, 2600, 2500);
  private final boolean[] cell = scene.cell(3200, 3200, 1500, 2900, 2900, 2200);
  private final boolean[] nucleus = scene.nucleus(3200, 3200, 1500, 1900, 1700, 1200);

  private NucleusMask nucleus(Centre centre, int threads) {
    return new PaperNucleusSegmenter(NucleusSegmenter.Settings.DEFAULT)
        .segment(scene.stack(), VOXEL, centre, Workers.of(threads), Progress.none());
  }

  private boolean[] cell(boolean[] own, CellSegmenter.Settings settings, int threads) {
    NucleusMask mask = new NucleusMask(new WorkingGrid(SIZE, VOXEL, 1, 1), own);
    CellLabels labels = new PaperCellSegmenter(settings)
        .segment(scene.stack(), VOXEL, mask, CENTRE, Workers.of(threads), Progress.none());
    boolean[] found = new boolean[SIZE.voxels()];
    for (int z = 0; z < SIZE.depth(); z++) {
      byte[] slice = labels.slice(z);
      for (int i = 0; i < slice.length; i++) {
        found[z * slice.length + i] = slice[i] != CellLabels.OUTSIDE;
      }
    }
    return found;
  }

  private static boolean[] slices(boolean[] mask, int from, int to) {
    return Arrays.copyOfRange(mask, from * SIZE.slicePixels(), to * SIZE.slicePixels());
  }

  /** Makes slices show cytoplasm where the nucleus is. */
  private void hideNucleus(int from, int to) {
    boolean[] hidden = cell.clone();
    Arrays.fill(hidden, 0, from * SIZE.slicePixels(), false);
    Arrays.fill(hidden, to * SIZE.slicePixels(), hidden.length, false);
    scene.rough(hidden);
  }

  @Test
  public void nucleusIsFound() {
    assertTrue(Scene.jaccard(nucleus(CENTRE, 1).voxels(), nucleus) > 0.9);
  }

  @Test
  public void nucleusIsFoundAgainAfterSlicesThatDoNotShowIt() {
    hideNucleus(12, 13);
    boolean[] found = nucleus(CENTRE, 1).voxels();
    assertTrue(Scene.jaccard(slices(found, 13, 15), slices(nucleus, 13, 15)) > 0.8);
    assertTrue("and bridged", Scene.jaccard(slices(found, 12, 13), slices(nucleus, 12, 13)) > 0.8);
  }

  @Test
  public void startIsLookedForAboveAndBelowTheCentre() {
    hideNucleus(9, 11);
    assertTrue(Scene.jaccard(nucleus(CENTRE, 1).voxels(), nucleus) > 0.9);
    assertTrue(Scene.jaccard(nucleus(new Centre(80, 80, 19), 1).voxels(), nucleus) > 0.85);
  }

  @Test
  public void centreNeedNotLieInTheNucleus() {
    assertTrue(Scene.jaccard(nucleus(new Centre(140, 50, 8), 1).voxels(), nucleus) > 0.9);
  }

  @Test
  public void cellWithoutNucleusGivesAnEmptyMask() {
    hideNucleus(0, SIZE.depth());
    assertTrue(nucleus(CENTRE, 1).isEmpty());
  }

  @Test
  public void stackOfOneSliceWillDo() {
    Scene slice = new Scene(SIZE.slice(), VOXEL, 6);
    slice.cell(3200, 3200, 50, 2900, 2900, 1e9);
    boolean[] inside = slice.nucleus(3200, 3200, 50, 1900, 1700, 1e9);
    NucleusMask found = new PaperNucleusSegmenter(NucleusSegmenter.Settings.DEFAULT)
        .segment(slice.stack(), VOXEL, Centre.of(SIZE.slice()), Workers.single(), Progress.none());
    assertTrue(Scene.jaccard(found.voxels(), inside) > 0.9);
  }

  @Test
  public void cellEndsAtItsNeighbour() {
    boolean[] found = cell(nucleus, CELL, 1);
    assertTrue(Scene.jaccard(found, cell) > 0.85);
    for (int i = 0; i < found.length; i++) {
      assertFalse(found[i] && other[i] && SIZE.x(i) > 165);
    }
  }

  @Test
  public void beyondTheNucleusTheCellGoesOn() {
    boolean[] found = cell(nucleus, CELL, 1);
    assertEquals("slices without nucleus", 0, Masks.count(slices(nucleus, 18, 20)));
    assertTrue(Scene.jaccard(slices(found, 18, 20), slices(cell, 18, 20)) > 0.8);
    assertTrue(Scene.jaccard(slices(found, 0, 2), slices(cell, 0, 2)) > 0.8);
  }

  @Test
  public void nucleusBelongsToItsCellWhereverItIs() {
    boolean[] own = nucleus.clone();
    own[SIZE.index(2, 2, 10)] = true;
    boolean[] found = cell(own, CELL, 1);
    for (int i = 0; i < found.length; i++) {
      assertTrue(found[i] || !own[i]);
    }
  }

  @Test
  public void withoutNucleusTheCellAboutTheCentreIsTaken() {
    assertTrue(Scene.jaccard(cell(new boolean[nucleus.length], CELL, 1), cell) > 0.8);
  }

  @Test
  public void slicesWithLessThanTheMinimumSizeHaveNoCell() {
    // The cell is about 26 um2 in the middle and 14 um2 at the ends.
    CellSegmenter.Settings large =
        new CellSegmenter.Settings(SegmentationMethod.PAPER, 20, 600, true, 20);
    boolean[] found = cell(nucleus, large, 1);
    assertTrue(Masks.count(slices(found, 10, 11)) > 0);
    assertEquals(0, Masks.count(slices(found, 19, 20)));
  }

  @Test
  public void anyNumberOfThreadsGivesTheSame() {
    assertArrayEquals(nucleus(CENTRE, 1).voxels(), nucleus(CENTRE, 3).voxels());
    assertArrayEquals(cell(nucleus, CELL, 1), cell(nucleus, CELL, 3));
  }

  @Test
  public void cancelStopsBothSteps() {
    Progress cancelled = new Progress() {
      @Override
      public void report(double fraction, String message) {}

      @Override
      public void checkCancelled() {
        throw new CancellationException();
      }
    };
    NucleusMask mask = new NucleusMask(new WorkingGrid(SIZE, VOXEL, 1, 1), nucleus);
    assertThrows(CancellationException.class, () -> new PaperNucleusSegmenter(
            NucleusSegmenter.Settings.DEFAULT)
        .segment(scene.stack(), VOXEL, CENTRE, Workers.single(), cancelled));
    assertThrows(CancellationException.class, () -> new PaperCellSegmenter(CELL)
        .segment(scene.stack(), VOXEL, mask, CENTRE, Workers.single(), cancelled));
  }
}
