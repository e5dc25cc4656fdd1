package org.emcell.core.pipeline;

import java.util.SortedMap;
import org.emcell.core.Progress;
import org.emcell.core.Workers;
import org.emcell.core.image.Binning;
import org.emcell.core.image.Size;
import org.emcell.core.segment.CellOverlap;
import org.emcell.core.segment.LeftOvers;
import org.emcell.core.segment.StainedSlices;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.SliceStack;

/**
 * Looks for what is left over between the cells of a stack, on the grid on which the volume method works, and gives it to
 * them in full resolution. The slices are read twice: for the grey level that tells stained material from resin, and for
 * the material itself. As many slices as there are workers are in memory.
 */
final class LeftOverSearch {

  private final SliceStack stack;
  private final double sigma;

  /** One slice: ids of the cells, and whether a pixel is stained material. */
  private record Settled(int[] ids, boolean[] stained) {}

  /**
   * @param stack that the cells lie in, resin bright
   * @param sigma standard deviation in nm of the low-pass filter
   */
  LeftOverSearch(SliceStack stack, double sigma) {
    this.stack = stack;
    this.sigma = sigma;
  }

  /**
   * Gives the left-over regions to cells.
   *
   * @param cells of the stack, which have what they are given from now on
   * @return the volume in um3 that was given to each cell that was given something, by id, on the grid of the search
   */
  SortedMap<Integer, Double> give(CellOverlap cells, Workers workers, Progress progress) {
    StainedSlices stained = StainedSlices.of(stack, sigma, workers, progress.part(0, 0.5));
    BinnedStack view = stained.view();
    Size blocks = Size.of(view.width(), view.height());
    LeftOvers pieces = new LeftOvers(blocks, view.requireVoxelSize());
    new SlicesInOrder(view.slices(), workers, progress.part(0.5, 1), "Left-over regions")
        .forEach(
            z -> {
              int[] ids = new int[blocks.voxels()];
              cells.middles(Binning.middle(z, view.blockZ(), stack.slices()), view.block(), ids);
              return new Settled(ids, stained.slice(z));
            },
            (first, settled) -> settled.forEach(of -> pieces.add(of.ids(), of.stained())));
    cells.give((z, ids) -> fill(pieces, view, z, ids));
    return pieces.volumes();
  }

  /** Gives pieces that were found in blocks to the cells of a slice of the stack. */
  private void fill(LeftOvers pieces, BinnedStack view, int z, int[] ids) {
    if (view.block() == 1) {
      pieces.fill(z / view.blockZ(), ids);
      return;
    }
    Size slice = Size.of(stack.width(), stack.height());
    Size blocks = Size.of(view.width(), view.height());
    int[] given = new int[blocks.voxels()];
    pieces.fill(z / view.blockZ(), given);
    int[] cells = new int[given.length];
    boolean any = false;
    for (int k = 0; k < given.length; k++) {
      int x = Binning.middle(blocks.x(k), view.block(), slice.width());
      int y = Binning.middle(blocks.y(k), view.block(), slice.height());
      cells[k] = ids[slice.index(x, y, 0)];
      given[k] = cells[k] == 0 ? given[k] : 0;
      any |= given[k] != 0;
    }
    if (any) {
      new LabelEnlarger(blocks, slice, view.block()).fill(cells, given, ids);
    }
  }
}
