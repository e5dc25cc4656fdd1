package org.emcell.core.phantom;

import java.util.Arrays;
import org.emcell.core.VoxelSize;

/**
 * Small bodies strewn over the whole specimen, at most one per cell of a cubic lattice: organelles where there is
 * cytoplasm, debris where there is resin. Fills a tile with the depth in the nearest body and its kind. Work space of
 * one thread.
 */
final class Organelles {

  /** What a body looks like. */
  enum Kind {
    MITOCHONDRION, GRANULE, VESICLE
  }

  /** Depth in the nearest body in nm, negative outside; very negative far from all. Indexed as the tile. */
  final float[] depth;

  /** Kind of the nearest body, by ordinal, where the depth is above -1e8. */
  final byte[] kind;

  private final long seed;
  private final double spacing;
  private final double share;
  private final SmoothNoise density;
  private final double scale;
  private final VoxelSize voxel;

  /**
   * @param seed of the places and forms
   * @param spacing of the lattice in nm
   * @param share of the lattice cells that hold a body where the density is average
   * @param scale size of the bodies relative to organelles
   */
  Organelles(long seed, double spacing, double share, double scale, VoxelSize voxel, int pixels) {
    this.seed = LatticeHash.mix(seed);
    this.spacing = spacing;
    this.share = share;
    this.scale = scale;
    this.voxel = voxel;
    density = new SmoothNoise(seed + 1, 2.2 * spacing);
    depth = new float[pixels];
    kind = new byte[pixels];
  }

  /** Fills the arrays for a tile. */
  void fill(CellTile tile) {
    Arrays.fill(depth, -1e9f);
    double right = tile.left + (tile.width + 1) * voxel.x();
    double bottom = tile.top + (tile.height + 1) * voxel.y();
    double reach = spacing;
    long i0 = cell(tile.left - reach);
    long i1 = cell(right + reach);
    long j0 = cell(tile.top - reach);
    long j1 = cell(bottom + reach);
    long k0 = cell(tile.z - reach);
    long k1 = cell(tile.z + reach);
    for (long k = k0; k <= k1; k++) {
      for (long j = j0; j <= j1; j++) {
        for (long i = i0; i <= i1; i++) {
          addBody(tile, i, j, k);
        }
      }
    }
  }

  private long cell(double place) {
    return (long) Math.floor(place / spacing);
  }

  private void addBody(CellTile tile, long i, long j, long k) {
    long first = LatticeHash.bits(seed, i, j, k);
    double x = (i + LatticeHash.share(first, 0)) * spacing;
    double y = (j + LatticeHash.share(first, 1)) * spacing;
    double z = (k + LatticeHash.share(first, 2)) * spacing;
    long form = LatticeHash.mix(first);
    double radius = scale * (80 + 130 * LatticeHash.share(form, 0));
    double choice = LatticeHash.share(form, 1);
    Kind what = choice < 0.62 ? Kind.MITOCHONDRION : choice < 0.86 ? Kind.GRANULE : Kind.VESICLE;
    double half = what == Kind.MITOCHONDRION ? scale * 520 * LatticeHash.share(form, 2) : 0;
    if (Math.abs(z - tile.z) > half + radius) {
      return;
    }
    if (LatticeHash.share(first, 3) > share * (1 + 0.6 * density.at(x, y, z))) {
      return;
    }
    long direction = LatticeHash.mix(form);
    double dx = LatticeHash.share(direction, 0) - 0.5;
    double dy = LatticeHash.share(direction, 1) - 0.5;
    double dz = LatticeHash.share(direction, 2) - 0.5;
    double length = Math.sqrt(dx * dx + dy * dy + dz * dz) + 1e-3;
    dx *= half / length;
    dy *= half / length;
    dz *= half / length;
    paint(tile, new Capsule(x - dx, y - dy, z - dz, x + dx, y + dy, z + dz, radius), what);
  }

  private void paint(CellTile tile, Capsule body, Kind what) {
    double margin = 80;
    if (body.minZ() > tile.z || body.maxZ() < tile.z) {
      return;
    }
    int x0 = Math.max(0, (int) Math.ceil((body.minX() - margin - tile.left) / voxel.x()));
    int x1 = Math.min(tile.width + 1, (int) Math.floor((body.maxX() + margin - tile.left) / voxel.x()));
    int y0 = Math.max(0, (int) Math.ceil((body.minY() - margin - tile.top) / voxel.y()));
    int y1 = Math.min(tile.height + 1, (int) Math.floor((body.maxY() + margin - tile.top) / voxel.y()));
    for (int y = y0; y <= y1; y++) {
      for (int x = x0; x <= x1; x++) {
        float d = (float) body.depth(tile.left + x * voxel.x(), tile.top + y * voxel.y(), tile.z);
        int at = y * tile.stride + x;
        if (d > depth[at]) {
          depth[at] = d;
          kind[at] = (byte) what.ordinal();
        }
      }
    }
  }
}
