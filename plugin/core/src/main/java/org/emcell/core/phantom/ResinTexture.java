package org.emcell.core.phantom;

import java.util.List;
import org.emcell.core.VoxelSize;

/**
 * Grey levels of the resin of a tile: bright, greyer where the beam charges it, with dark smears at the border of such
 * places, and with debris. Work space of one thread.
 */
final class ResinTexture {

  /** Grey level of clear resin. */
  static final float RESIN = 207;

  private final CellTile tile;
  private final VoxelSize voxel;
  private final Organelles debris;
  private final Organelles specks;
  private final List<SmoothNoise.Plane> planes;
  private final float[] cloud = new float[CellTile.WIDTH + 2];
  private final float[] charge = new float[CellTile.WIDTH + 2];
  private final float[] side = new float[CellTile.WIDTH + 2];
  private final float pixel;

  ResinTexture(CellTile tile, long seed, VoxelSize voxel) {
    this.tile = tile;
    this.voxel = voxel;
    pixel = (float) Math.sqrt(voxel.x() * voxel.y());
    debris = new Organelles(seed + 33, 2300, 0.35, 2, voxel, tile.cell.length);
    specks = new Organelles(seed + 35, 1100, 0.3, 0.8, voxel, tile.cell.length);
    planes = List.of(new SmoothNoise(seed + 44, 3800).plane(), new SmoothNoise(seed + 45, 800).plane(),
        new SmoothNoise(seed + 46, 2500).plane());
  }

  /** Lays the texture through the tile that was filled last. */
  void cut() {
    for (SmoothNoise.Plane plane : planes) {
      plane.cut(tile.left, tile.top, tile.z, tile.width + 2, tile.height + 2, voxel.x(), voxel.y());
    }
    debris.fill(tile);
    specks.fill(tile);
  }

  /** Gets ready for a row of the tile, the rim being row 0. */
  void readRow(int row) {
    planes.get(0).row(row, tile.width + 2, cloud);
    planes.get(1).row(row, tile.width + 2, charge);
    planes.get(2).row(row, tile.width + 2, side);
  }

  /**
   * Returns the grey level of the resin at a pixel.
   *
   * @param i index in the tile
   * @param x column in the tile, the rim being column 0
   */
  float level(int i, int x) {
    float place = cloud[x] + 0.15f * charge[x];
    float level = RESIN - 26 * CellTexture.clamp(1.2f * (place + 0.1f)) + 1.5f * charge[x];
    float edge = 1 - Math.abs(place - 0.3f) * 3.5f;
    if (edge > 0 && side[x] > -0.2f) {
      level -= 85 * edge * edge * CellTexture.clamp(0.8f * side[x] + 0.16f);
    }
    if (debris.depth[i] > -0.5f * pixel) {
      level = withBody(level, debris, i);
    }
    return specks.depth[i] > -0.5f * pixel ? withBody(level, specks, i) : level;
  }

  private float withBody(float level, Organelles bodies, int i) {
    float body = bodies.depth[i];
    float cover = CellTexture.clamp(0.5f + body / pixel);
    float rim = CellTexture.clamp((30 + 0.5f * pixel - Math.abs(body - 30)) / pixel);
    float inside = switch (bodies.kindAt(i)) {
      case MITOCHONDRION -> 145 - 25 * rim;
      case GRANULE -> 120;
      case VESICLE -> 192 - 50 * rim;
    };
    return level + cover * (inside - level);
  }
}
