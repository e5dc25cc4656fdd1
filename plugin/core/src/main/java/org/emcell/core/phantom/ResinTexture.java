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

  /** Grey level of debris, and how much darker its rim is, by ordinal of the kind. */
  private static final float[] LEVELS = new float[Organelles.Kind.values().length];

  private static final float[] RIMS = new float[LEVELS.length];

  static {
    LEVELS[Organelles.Kind.MITOCHONDRION.ordinal()] = 145;
    RIMS[Organelles.Kind.MITOCHONDRION.ordinal()] = 25;
    LEVELS[Organelles.Kind.GRANULE.ordinal()] = 120;
    LEVELS[Organelles.Kind.VESICLE.ordinal()] = 192;
    RIMS[Organelles.Kind.VESICLE.ordinal()] = 50;
  }

  private final CellTile tile;
  private final Organelles debris;
  private final Organelles specks;
  private final List<SmoothNoise.Plane> planes;
  private final float[] cloud = new float[CellTile.WIDTH];
  private final float[] charge = new float[CellTile.WIDTH];
  private final float[] side = new float[CellTile.WIDTH];
  private final float pixel;

  ResinTexture(CellTile tile, long seed, VoxelSize voxel) {
    this.tile = tile;
    pixel = (float) Math.sqrt(voxel.x() * voxel.y());
    debris = new Organelles(seed + 33, 2300, 0.35, 2, voxel, tile.cell.length);
    specks = new Organelles(seed + 35, 1100, 0.3, 0.8, voxel, tile.cell.length);
    planes = List.of(
        new SmoothNoise(seed + 44, 3800).plane(),
        new SmoothNoise(seed + 45, 800).plane(),
        new SmoothNoise(seed + 46, 2500).plane());
  }

  /** Lays the texture through the tile that was filled last. */
  void cut() {
    for (SmoothNoise.Plane plane : planes) {
      tile.cutInside(plane);
    }
    debris.fill(tile, false);
    specks.fill(tile, false);
  }

  /**
   * Writes the grey levels of the resin along a row of the tile.
   *
   * @param y row of the tile, without its rim
   * @param levels gets one level per column of the tile, without its rim
   */
  void row(int y, float[] levels) {
    planes.get(0).row(y, 0, tile.width, cloud);
    planes.get(1).row(y, 0, tile.width, charge);
    planes.get(2).row(y, 0, tile.width, side);
    clearResin(levels);
    addBodies(debris, y, levels);
    addBodies(specks, y, levels);
  }

  private void addBodies(Organelles bodies, int y, float[] levels) {
    int start = tile.index(0, y);
    int end = Math.min(tile.width, bodies.to[y + 1] - 1);
    for (int x = Math.max(0, bodies.from[y + 1] - 1); x < end; x++) {
      if (bodies.depth(start + x) > -0.5f * pixel) {
        levels[x] = withBody(levels[x], bodies, start + x);
      }
    }
  }

  /** No branch and one index, so that it is compiled to vector instructions. */
  private void clearResin(float[] levels) {
    for (int x = 0; x < tile.width; x++) {
      float place = cloud[x] + 0.15f * charge[x];
      float charged = Math.max(0, Math.min(1, 1.2f * (place + 0.1f)));
      float edge = Math.max(0, 1 - Math.abs(place - 0.3f) * 1.9f);
      float shaded = Math.max(0, Math.min(1, 0.7f * side[x] - 0.1f));
      levels[x] = RESIN - 26 * charged + 1.5f * charge[x] - 75 * edge * edge * shaded;
    }
  }

  private float withBody(float level, Organelles bodies, int i) {
    float body = bodies.depth(i);
    float cover = CellTexture.clamp(0.5f + body / pixel);
    float rim = CellTexture.clamp((30 + 0.5f * pixel - Math.abs(body - 30)) / pixel);
    int kind = bodies.kindAt(i);
    float inside = LEVELS[kind] - RIMS[kind] * rim;
    return level + cover * (inside - level);
  }
}
