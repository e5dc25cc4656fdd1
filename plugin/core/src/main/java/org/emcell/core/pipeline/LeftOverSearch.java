package org.emcell.core.pipeline;

import org.emcell.core.Progress;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.segment.CellOverlap;
import org.emcell.core.segment.LeftOvers;
import org.emcell.core.segment.StainedSlices;
import org.emcell.core.stack.BinnedStack;

/**
 * Looks for what is left over between the cells of a run. The slices are read twice: for the grey level that tells stained
 * material from resin, and for the material itself. As many slices as there are workers are in memory.
 */
final class LeftOverSearch {

  private final BinnedStack view;
  private final double sigma;

  /**
   * @param view that the cells lie in, resin bright
   * @param sigma standard deviation in nm of the low-pass filter
   */
  LeftOverSearch(BinnedStack view, double sigma) {
    this.view = view;
    this.sigma = sigma;
  }

  /** Returns the pieces and whose they are to be. */
  LeftOvers run(CellOverlap cells, Workers workers, Progress progress) {
    Size slice = Size.of(view.width(), view.height());
    LeftOvers pieces = new LeftOvers(slice, view.requireVoxelSize());
    StainedSlices stained = StainedSlices.of(view, sigma, workers, progress.part(0, 0.5));
    for (int from = 0; from < view.slices(); from += workers.count()) {
      progress.report(0.5 + 0.5 * from / view.slices(), "Left-over regions");
      int first = from;
      boolean[][] masks = new boolean[Math.min(workers.count(), view.slices() - from)][];
      int[][] ids = new int[masks.length][slice.voxels()];
      workers.forEach(masks.length, k -> {
        progress.checkCancelled();
        masks[k] = stained.slice(first + k);
        cells.slice(first + k, ids[k], new int[slice.voxels()]);
      });
      for (int k = 0; k < masks.length; k++) {
        pieces.add(ids[k], masks[k]);
      }
    }
    return pieces;
  }
}
