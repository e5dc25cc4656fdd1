package org.emcell.core.segment;

import java.util.Arrays;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.GraphCut;
import org.emcell.core.image.Quantile;
import org.emcell.core.image.Size;

/**
 * Divides the surroundings of a nuclear core into nucleus and the rest on a coarse grid, as a graph cut: the surface of the
 * nucleus is to be small and to run along dark sheets, its inside is to be smooth, its outside rough. Unlike a flood, a cut
 * does not leak through a gap in the envelope, and where the envelope fades the slices above and below decide.
 *
 * <p>The price of a um2 of surface is {@code 0.05 + (1 - e)^2}, e being how much of an envelope runs there: 0 for what
 * the core shows (noise), 1 for the strongest tenth of what surrounds it. A um3 inside or outside is worth its log
 * likelihood of nucleoplasm over cytoplasm, so that texture rules over regions thicker than about a micrometre and the
 * envelope over thinner ones.
 */
final class NucleusCut {

  private static final double PIXEL = 160;
  private static final double LEAST_PRICE = 0.05;
  private static final double NOISE_QUANTILE = 0.9;
  private static final double ENVELOPE_QUANTILE = 0.9;
  private static final float SURE = 1e6f;

  private final WorkingGrid grid;
  private final Size size;
  private final float[] strongest;
  private final float[] likelihood;
  private final boolean[] core;
  private final boolean[] outside;

  /**
   * Takes the evidence to the coarse grid.
   *
   * @param sheet how much of a dark sheet runs through each voxel of the grid below {@code from}
   * @param likelihood log likelihood of nucleoplasm over cytoplasm; this and the rest on the grid {@code from}
   * @param core voxels that are nucleus
   * @param outside voxels that are not
   * @param from about half as fine as what it lies over
   */
  NucleusCut(
      float[] sheet, float[] likelihood, boolean[] core, boolean[] outside, WorkingGrid from) {
    VoxelSize voxel = from.voxel();
    int block = Math.max(1, (int) Math.round(PIXEL / voxel.x()));
    int blockZ = Math.max(1, (int) Math.round(PIXEL / voxel.z()));
    grid = new WorkingGrid(from.size(), voxel, block, blockZ);
    this.size = grid.size();
    this.strongest =
        new WorkingGrid(from.full(), from.fullVoxel(), from.block() * block, blockZ).largest(sheet);
    this.likelihood = grid.mean(likelihood, Workers.single());
    this.core = grid.most(core);
    this.outside = grid.most(outside);
  }

  /**
   * Finds the division.
   *
   * @param shell the voxels that surround the core, in which its envelope is to be found, on the grid of the core
   * @return true for the voxels of that grid that belong to the nucleus
   */
  boolean[] find(boolean[] shell) {
    double noise = quantile(core, NOISE_QUANTILE);
    double envelope = Math.max(noise * 1.01, quantile(grid.most(shell), ENVELOPE_QUANTILE));
    double volume = grid.voxel().cubicMicrometres();
    float[] inside = new float[strongest.length];
    float[] price = new float[strongest.length];
    for (int b = 0; b < inside.length; b++) {
      inside[b] = core[b] ? SURE : outside[b] ? -SURE : (float) (volume * likelihood[b]);
      double edge = Math.max(0, Math.min(1, (strongest[b] - noise) / (envelope - noise)));
      price[b] = (float) (LEAST_PRICE + (1 - edge) * (1 - edge));
    }
    VoxelSize block = grid.voxel();
    return grid.spread(GraphCut.inside(
        inside,
        GraphCut.across(price, 1, block.y() * block.z()),
        GraphCut.across(price, size.width(), block.x() * block.z()),
        GraphCut.across(price, size.slicePixels(), block.x() * block.y()),
        size));
  }

  /**
   * Returns how strong a sheet is that is a given share of an envelope: 0 for noise, 1 for the strongest tenth of what
   * surrounds the core.
   *
   * @param shell the voxels that surround the core
   */
  double strength(boolean[] shell, double share) {
    double noise = quantile(core, NOISE_QUANTILE);
    return noise + share * (quantile(grid.most(shell), ENVELOPE_QUANTILE) - noise);
  }

  private double quantile(boolean[] where, double fraction) {
    float[] chosen = new float[strongest.length];
    int count = 0;
    for (int b = 0; b < chosen.length; b++) {
      if (where[b]) {
        chosen[count++] = strongest[b];
      }
    }
    return count == 0 ? 0 : Quantile.of(Arrays.copyOf(chosen, count), fraction);
  }
}
