package org.emcell.core.phantom;

import java.util.Arrays;
import org.emcell.core.VoxelSize;

/**
 * Small bodies strewn over the whole specimen, at most one per cell of a cubic lattice: organelles where there is
 * cytoplasm, debris where there is resin. Fills a tile with the depth in the nearest body and its kind. Work space of
 * one thread.
 */
final class Organelles {

  /** What a body looks like. Sizes are in nm. */
  enum Kind {
    MITOCHONDRION(110, 210, 520),
    GRANULE(45, 120, 120),
    VESICLE(90, 230, 0);

    private final double leastRadius;
    private final double largestRadius;
    private final double halfLength;

    Kind(double leastRadius, double largestRadius, double halfLength) {
      this.leastRadius = leastRadius;
      this.largestRadius = largestRadius;
      this.halfLength = halfLength;
    }
  }

  /** Half extent of the longest body in nm. */
  private static final double REACH = 730;

  /** Pixels this far outside a body, in nm, still get their distance at most, for its blurred border. */
  private static final double WIDEST_BORDER = 60;

  /** Kind of the nearest body, by ordinal, where the depth is above -1e8. */
  private final byte[] kind;

  /** Depth in the nearest body as {@link #depth} returns it, where {@link #from} and {@link #to} hold a pixel. */
  private final float[] depth;

  /** First column, the rim counted, of each row of the tile that a body may cover. */
  final int[] from = new int[CellTile.HEIGHT + 2];

  /** The column after the last one that a body may cover; 0 where there is none. */
  final int[] to = new int[CellTile.HEIGHT + 2];

  private final long seed;
  private final double spacing;
  private final double share;
  private final double border;
  private final SmoothNoise density;
  private final double scale;
  private final VoxelSize voxel;
  private final float[] row = new float[CellTile.WIDTH + 2];
  private boolean onlyNear;

  /**
   * @param seed of the places and forms
   * @param spacing of the lattice in nm
   * @param share of the lattice cells that hold a body where the density is average
   * @param scale size of the bodies relative to organelles
   * @param voxel voxel size in nm
   * @param pixels length of the arrays of a tile
   */
  Organelles(long seed, double spacing, double share, double scale, VoxelSize voxel, int pixels) {
    this.seed = LatticeHash.mix(seed);
    this.spacing = spacing;
    this.share = share;
    this.scale = scale;
    this.voxel = voxel;
    border = Math.min(WIDEST_BORDER, 1 + 0.5 * Math.sqrt(voxel.x() * voxel.y()));
    density = new SmoothNoise(seed + 1, 1700);
    depth = new float[pixels];
    kind = new byte[pixels];
  }

  /**
   * Returns the depth in the nearest body in nm at a pixel between {@link #from} and {@link #to}; negative outside, very
   * negative far from all. Indexed as the tile.
   */
  float depth(int i) {
    return depth[i];
  }

  /** Returns the ordinal of the kind of the nearest body of a pixel, where the depth is above -1e8. */
  int kindAt(int i) {
    return kind[i];
  }

  /**
   * Fills the arrays for a tile.
   *
   * @param near whether to leave out what lies in no {@linkplain CellTile#from span} of the cells
   */
  void fill(CellTile tile, boolean near) {
    onlyNear = near;
    Arrays.fill(from, 0, tile.height + 2, Integer.MAX_VALUE);
    Arrays.fill(to, 0, tile.height + 2, 0);
    double reach = scale * REACH;
    long lastColumn = node(tile.left + (tile.width + 1) * voxel.x() + reach);
    long lastRow = node(tile.top + (tile.height + 1) * voxel.y() + reach);
    long lastLayer = node(tile.z + reach);
    for (long k = node(tile.z - reach); k <= lastLayer; k++) {
      for (long j = node(tile.top - reach); j <= lastRow; j++) {
        for (long i = node(tile.left - reach); i <= lastColumn; i++) {
          addBody(tile, i, j, k);
        }
      }
    }
  }

  private long node(double place) {
    return (long) Math.floor(place / spacing);
  }

  private void addBody(CellTile tile, long i, long j, long k) {
    long place = LatticeHash.bits(seed, i, j, k);
    double z = (k + LatticeHash.share(place, 2)) * spacing;
    if (Math.abs(z - tile.z) > scale * REACH || LatticeHash.share(place, 3) > 2 * share) {
      return;
    }
    long form = LatticeHash.mix(place);
    double choice = LatticeHash.share(form, 1);
    Kind what = choice < 0.5 ? Kind.MITOCHONDRION : choice < 0.85 ? Kind.GRANULE : Kind.VESICLE;
    double radius = scale
        * (what.leastRadius + (what.largestRadius - what.leastRadius) * LatticeHash.share(form, 0));
    double half = scale * what.halfLength * LatticeHash.share(form, 2);
    long direction = LatticeHash.mix(form);
    double dx = LatticeHash.share(direction, 0) - 0.5;
    double dy = LatticeHash.share(direction, 1) - 0.5;
    double dz = LatticeHash.share(direction, 2) - 0.5;
    double stretch = half / (Math.sqrt(dx * dx + dy * dy + dz * dz) + 1e-3);
    if (Math.abs(z - tile.z) > Math.abs(dz * stretch) + radius) {
      return;
    }
    double x = (i + LatticeHash.share(place, 0)) * spacing;
    double y = (j + LatticeHash.share(place, 1)) * spacing;
    Capsule body = new Capsule(
        x - dx * stretch,
        y - dy * stretch,
        z - dz * stretch,
        x + dx * stretch,
        y + dy * stretch,
        z + dz * stretch,
        radius);
    int x0 = Math.max(0, (int) Math.ceil((body.minX() - border - tile.left) / voxel.x()));
    int x1 =
        Math.min(tile.width + 1, (int) Math.floor((body.maxX() + border - tile.left) / voxel.x()));
    int y0 = Math.max(0, (int) Math.ceil((body.minY() - border - tile.top) / voxel.y()));
    int y1 =
        Math.min(tile.height + 1, (int) Math.floor((body.maxY() + border - tile.top) / voxel.y()));
    if (x0 <= x1
        && y0 <= y1
        && (!onlyNear || isNear(tile, x0, x1, y0, y1))
        && LatticeHash.share(place, 3) < share * (1 + 0.7 * density.at(x, y, z))) {
      paint(tile, body, what, x0, x1, y0, y1);
    }
  }

  private static boolean isNear(CellTile tile, int x0, int x1, int y0, int y1) {
    for (int y = y0; y <= y1; y++) {
      if (tile.from[y] <= x1 && tile.to[y] > x0) {
        return true;
      }
    }
    return false;
  }

  private void paint(CellTile tile, Capsule body, Kind what, int x0, int x1, int y0, int y1) {
    byte ordinal = (byte) what.ordinal();
    // Counted from the widest border: rounding, and with it the phantom, must not depend on what is
    // left out.
    int origin =
        Math.max(0, (int) Math.ceil((body.minX() - WIDEST_BORDER - tile.left) / voxel.x()));
    for (int y = y0; y <= y1; y++) {
      int first = onlyNear ? Math.max(x0, tile.from[y]) : x0;
      int end = onlyNear ? Math.min(x1 + 1, tile.to[y]) : x1 + 1;
      if (first < end) {
        body.depths(
            tile.left + origin * voxel.x(),
            tile.top + y * voxel.y(),
            tile.z,
            voxel.x(),
            first - origin,
            end - origin,
            row);
        merge(origin, first, end, y, y * tile.stride, ordinal);
      }
    }
  }

  /** Keeps the nearer of two bodies along a part of a row. */
  private void merge(int origin, int first, int end, int y, int start, byte ordinal) {
    if (to[y] == 0) {
      Arrays.fill(depth, start, start + CellTile.WIDTH + 2, -1e9f);
    }
    from[y] = Math.min(from[y], first);
    to[y] = Math.max(to[y], end);
    for (int x = first; x < end; x++) {
      if (row[x - origin] > depth[start + x]) {
        depth[start + x] = row[x - origin];
        kind[start + x] = ordinal;
      }
    }
  }
}
