package org.emcell.core.segment;

import java.util.Arrays;
import java.util.Optional;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Box;
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
  /** What lies farther from the body is not the cell's. */
  private static final double REACH = EVEN + SUREST * ODDS_LENGTH;
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
    float[] depth = DistanceMap.toSet(Masks.not(basin), size, grid.voxel(), BODY_RADIUS, workers);
    boolean[] body = new boolean[depth.length];
    for (int i = 0; i < body.length; i++) {
      body[i] = depth[i] > BODY_RADIUS;
    }
    body = Components.largest(body, size, Connectivity.FACES);
    Optional<Box> extent = Box.of(body, size);
    if (extent.isEmpty()) {
      return basin.clone();
    }
    Box sure = Box.of(nucleus, size).map(extent.get()::with).orElse(extent.get());
    Crop part = grid.around(sure, REACH);
    CellCut near = new CellCut(
        new WorkingGrid(
            part.below(grid.block(), grid.full()).size(), grid.fullVoxel(), grid.block(), 1),
        part.crop(stained, size),
        part.crop(nucleus, size),
        part.crop(basin, size),
        part.crop(others, size));
    float[] price = near.price(sheets(grey, part, workers, progress), part.crop(depth, size));
    float[] worth = near.worth(part.crop(body, size), protrusions, workers);
    progress.checkCancelled();
    return part.place(near.divide(price, worth), size);
  }

  private float[] worth(boolean[] body, boolean protrusions, Workers workers) {
    VoxelSize voxel = grid.voxel();
    float[] away = DistanceMap.toSet(body, grid.size(), voxel, REACH, workers);
    float[] worth = new float[away.length];
    double unit = VOLUME_WEIGHT * voxel.cubicMicrometres();
    for (int i = 0; i < worth.length; i++) {
      if (!stained[i] || others[i] && !nucleus[i]) {
        worth[i] = -SURE;
      } else if (nucleus[i] || body[i]) {
        worth[i] = SURE;
      } else if (away[i] > (protrusions ? REACH : BODY_RADIUS)) {
        worth[i] = -SURE;
      } else {
        double odds = (EVEN - away[i]) / ODDS_LENGTH - (basin[i] ? 0 : OTHER_SIDE);
        worth[i] = (float) (unit * Math.max(-SUREST, Math.min(SUREST, odds)));
      }
    }
    return worth;
  }

  private boolean[] divide(float[] price, float[] worth) {
    Size size = grid.size();
    VoxelSize voxel = grid.voxel();
    return GraphCut.inside(
        worth,
        GraphCut.across(price, 1, voxel.y() * voxel.z()),
        GraphCut.across(price, size.width(), voxel.x() * voxel.z()),
        GraphCut.across(price, size.slicePixels(), voxel.x() * voxel.y()),
        size);
  }

  /**
   * Returns how much of a dark sheet runs through each block of a part, the working grid taken slab by slab; nothing where
   * the pixels are too large for a membrane to be seen.
   */
  private float[] sheets(float[] grey, Crop part, Workers workers, Progress progress) {
    Size full = grid.full();
    VoxelSize voxel = grid.fullVoxel();
    float[] sheets = new float[part.size().voxels()];
    if (Math.sqrt(voxel.x() * voxel.y()) > 2 * MEMBRANE) {
      return sheets;
    }
    // As far as a Gaussian reaches, and one more for the derivatives: then slabs give what the
    // whole would.
    int margin = margin(voxel.z());
    int marginX = (margin(voxel.x()) - 1) / grid.block() + 1;
    int marginY = (margin(voxel.y()) - 1) / grid.block() + 1;
    int last = part.z() + part.size().depth();
    for (int z = part.z(); z < last; z += SLAB) {
      progress.checkCancelled();
      int end = Math.min(last, z + SLAB);
      Crop wide = Crop.between(
          part.x() - marginX,
          part.y() - marginY,
          z - margin,
          part.x() + part.size().width() - 1 + marginX,
          part.y() + part.size().height() - 1 + marginY,
          end - 1 + margin,
          grid.size());
      Crop slab = wide.below(grid.block(), full);
      float[] sheet = Sheetness.dark(
          slab.crop(grey, full),
          slab.size(),
          MEMBRANE / voxel.x(),
          MEMBRANE / voxel.y(),
          MEMBRANE / voxel.z(),
          voxel,
          workers);
      float[] largest = new WorkingGrid(slab.size(), voxel, grid.block(), 1).largest(sheet);
      Size wanted = new Size(part.size().width(), part.size().height(), end - z);
      float[] inner = new Crop(part.x() - wide.x(), part.y() - wide.y(), z - wide.z(), wanted)
          .crop(largest, wide.size());
      System.arraycopy(inner, 0, sheets, (z - part.z()) * wanted.slicePixels(), inner.length);
    }
    return sheets;
  }

  private static int margin(double edge) {
    return (int) Math.ceil(4 * MEMBRANE / edge) + 2;
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
