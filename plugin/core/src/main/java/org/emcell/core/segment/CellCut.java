package org.emcell.core.segment;

import java.util.Arrays;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.Crop;
import org.emcell.core.image.DistanceMap;
import org.emcell.core.image.GraphCut;
import org.emcell.core.image.Quantile;
import org.emcell.core.image.Sheetness;
import org.emcell.core.image.Size;

/**
 * Decides which of the stained material about a cell is the cell's, as a graph cut (Boykov and Kolmogorov 2004,
 * doi:10.1109/TPAMI.2004.60) on a grid of 80 nm. The surface between the cell and other stained material is to be small, as
 * at the neck of debris that hangs on by a thread, and to run along the plasma membrane, a dark sheet in the grey image.
 * What lies near to the body of the cell is its own rather than not; what lies far from it, or on another cell's side of
 * the watershed, is not.
 *
 * <p>The body is what an opening with a ball of 400 nm leaves of the cell, its largest piece. A um3 of stained material at
 * a distance d from it is worth {@code 0.7 min(4, (900 nm - d) / 450 nm)} for the cell; in two data sets of the paper's
 * cell, this is near to the logarithm of the odds of cell against anything else. A um2 of surface costs {@code 0.1 + 0.9
 * (1 - e)^2}, e being how much of a membrane runs there: 0 for the median of the inside of the body, 1 for its darkest
 * sheets.
 */
final class CellCut {

  /** A neck thinner than twice this does not belong to the body of a cell. */
  private static final double BODY_RADIUS = 400;
  /** At this distance from the body, cell and anything else are equally likely. */
  private static final double EVEN = 900;
  /** Distance over which the logarithm of the odds changes by one. */
  private static final double ODDS_LENGTH = 450;

  private static final double SUREST = 4;
  /** Log odds against what lies on another cell's side of the watershed. */
  private static final double OTHER_SIDE = 1;
  /** What a um3 of log odds counts against a um2 of surface. */
  private static final double VOLUME_WEIGHT = 0.7;

  private static final double LEAST_PRICE = 0.1;
  /** Scale at which the plasma membrane is looked for. */
  private static final double MEMBRANE = 48;

  private static final double NO_MEMBRANE_QUANTILE = 0.5;
  private static final double MEMBRANE_QUANTILE = 0.97;
  /** The sheets of the body are looked at this deep inside, where there is no plasma membrane. */
  private static final double INSIDE = 300;
  /** Slices whose sheets are computed together. */
  private static final int SLAB = 32;

  private static final float SURE = 1e6f;

  private final WorkingGrid grid;
  private final boolean[] stained;
  private final boolean[] nucleus;
  private final boolean[] basin;
  private final boolean[] others;

  /**
   * Takes what is known of the cell. All masks are on the grid.
   *
   * @param grid of 80 nm over the working grid
   * @param stained what is divided
   * @param nucleus certain to be of the cell
   * @param basin the cell's side of the watershed
   * @param others certain not to be of the cell
   */
  CellCut(
      WorkingGrid grid, boolean[] stained, boolean[] nucleus, boolean[] basin, boolean[] others) {
    this.grid = grid;
    this.stained = stained;
    this.nucleus = nucleus;
    this.basin = basin;
    this.others = others;
  }

  /**
   * Finds the cell.
   *
   * @param grey grey values on the working grid, resin bright
   * @param protrusions whether the cell may reach beyond its opened body
   * @return true for the voxels of the grid that belong to the cell
   */
  boolean[] find(float[] grey, boolean protrusions, Workers workers, Progress progress) {
    Size size = grid.size();
    VoxelSize voxel = grid.voxel();
    float[] depth = DistanceMap.toSet(Masks.not(basin), size, voxel, BODY_RADIUS, workers);
    boolean[] body = new boolean[depth.length];
    for (int i = 0; i < body.length; i++) {
      body[i] = depth[i] > BODY_RADIUS;
    }
    body = Components.largest(body, size, Connectivity.FACES);
    if (Masks.count(body) == 0) {
      return basin.clone();
    }
    float[] price = price(sheets(grey, workers, progress), depth);
    float[] away = DistanceMap.toSet(body, size, voxel, EVEN + SUREST * ODDS_LENGTH, workers);
    float[] worth = new float[away.length];
    double unit = VOLUME_WEIGHT * voxel.cubicMicrometres();
    for (int i = 0; i < worth.length; i++) {
      if (!stained[i] || others[i] && !nucleus[i]) {
        worth[i] = -SURE;
      } else if (nucleus[i] || body[i]) {
        worth[i] = SURE;
      } else if (!protrusions && away[i] > BODY_RADIUS) {
        worth[i] = -SURE;
      } else {
        double odds = (EVEN - away[i]) / ODDS_LENGTH - (basin[i] ? 0 : OTHER_SIDE);
        worth[i] = (float) (unit * Math.max(-SUREST, Math.min(SUREST, odds)));
      }
    }
    progress.checkCancelled();
    return GraphCut.inside(
        worth,
        GraphCut.across(price, 1, voxel.y() * voxel.z()),
        GraphCut.across(price, size.width(), voxel.x() * voxel.z()),
        GraphCut.across(price, size.slicePixels(), voxel.x() * voxel.y()),
        size);
  }

  /**
   * Returns how much of a dark sheet runs through each block, the working grid taken slab by slab; nothing where the pixels
   * are too large for a membrane to be seen.
   */
  private float[] sheets(float[] grey, Workers workers, Progress progress) {
    Size full = grid.full();
    VoxelSize voxel = grid.fullVoxel();
    float[] sheets = new float[grid.size().voxels()];
    if (Math.sqrt(voxel.x() * voxel.y()) > 2 * MEMBRANE) {
      return sheets;
    }
    // As far as a Gaussian reaches, and one more for the derivatives: then slabs give what the
    // whole would.
    int margin = (int) Math.ceil(4 * MEMBRANE / voxel.z()) + 2;
    for (int z = 0; z < full.depth(); z += SLAB) {
      progress.checkCancelled();
      int end = Math.min(full.depth(), z + SLAB);
      Crop slab = Crop.between(
          0, 0, z - margin, full.width() - 1, full.height() - 1, end - 1 + margin, full);
      float[] sheet = Sheetness.dark(
          slab.crop(grey, full),
          slab.size(),
          MEMBRANE / voxel.x(),
          MEMBRANE / voxel.y(),
          MEMBRANE / voxel.z(),
          voxel,
          workers);
      float[] largest = new WorkingGrid(slab.size(), voxel, grid.block(), 1).largest(sheet);
      int pixels = grid.size().slicePixels();
      System.arraycopy(largest, (z - slab.z()) * pixels, sheets, z * pixels, (end - z) * pixels);
    }
    return sheets;
  }

  private float[] price(float[] sheets, float[] depth) {
    float[] inside = new float[sheets.length];
    int count = 0;
    for (int i = 0; i < sheets.length; i++) {
      if (depth[i] > INSIDE) {
        inside[count++] = sheets[i];
      }
    }
    inside = Arrays.copyOf(inside, count);
    double none = Quantile.of(inside, NO_MEMBRANE_QUANTILE);
    double full = Math.max(Quantile.of(inside, MEMBRANE_QUANTILE), none * 1.01 + 1e-6);
    float[] price = new float[sheets.length];
    for (int i = 0; i < price.length; i++) {
      double membrane = Math.max(0, Math.min(1, (sheets[i] - none) / (full - none)));
      price[i] = stained[i]
          ? (float) (LEAST_PRICE + (1 - LEAST_PRICE) * (1 - membrane) * (1 - membrane))
          : 0;
    }
    return price;
  }
}
