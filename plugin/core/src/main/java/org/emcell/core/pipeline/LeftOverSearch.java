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

  /** One slice: ids of the cells, and whether a pixel is stained material. */
  private record Settled(int[] ids, boolean[] stained) {}

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
    new SlicesInOrder(view.slices(), workers, progress.part(0.5, 1), "Left-over regions")
        .forEach(
            z -> {
              int[] ids = new int[slice.voxels()];
              cells.slice(z, ids, new int[slice.voxels()]);
              return new Settled(ids, stained.slice(z));
            },
            (first, settled) -> settled.forEach(of -> pieces.add(of.ids(), of.stained())));
    return pieces;
  }
}
