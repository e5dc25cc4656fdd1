package org.emcell.core.phantom;

/**
 * Paints a tile as the microscope would show it: cells over resin, drifting brightness, noise. Work space of one
 * thread.
 */
final class TilePainter {

  /** Geometry of the tile; to be filled before it is painted. */
  final CellTile tile;

  private final PhantomSettings settings;
  private final CellTexture cells;
  private final ResinTexture resin;
  private final SmoothNoise.Plane shading;
  private final SmoothNoise flicker;
  private final float[] shadingRow = new float[CellTile.WIDTH];
  private final float[] levels = new float[CellTile.WIDTH];
  private final int[] noise = new int[CellTile.WIDTH];
  private final long noiseSeed;

  /** Grey level of each number that the noise may be; looked up, as turning numbers into floats is slow. */
  private final float[] noiseLevels = new float[2 * LatticeHash.COARSE + 1];

  TilePainter(PhantomSettings settings, Relief.Fields fields) {
    this.settings = settings;
    long seed = settings.seed();
    tile = new CellTile(fields, settings.voxel());
    cells = new CellTexture(tile, seed, settings.voxel());
    resin = new ResinTexture(tile, seed, settings.voxel());
    shading = new SmoothNoise(seed + 51, 12_000).plane();
    flicker = new SmoothNoise(seed + 52, 1500);
    noiseSeed = LatticeHash.mix(seed + 53);
    float noisy = (float) settings.noise() * LatticeHash.TO_NORMAL;
    for (int i = 0; i < noiseLevels.length; i++) {
      noiseLevels[i] = noisy * (i - LatticeHash.COARSE);
    }
  }

  /** Paints the tile that was filled last into a slice, its first pixel at (x0, y0). */
  void paint(int x0, int y0, int slice, byte[] grey) {
    tile.cutInside(shading);
    resin.cut();
    if (tile.hasCells) {
      cells.cut();
    }
    float drift = (float) (2.5 * flicker.at(0, 0, tile.z));
    for (int y = 0; y < tile.height; y++) {
      shading.row(y, 0, tile.width, shadingRow);
      resin.row(y, levels);
      if (tile.hasCells) {
        cells.row(y, levels);
      }
      long line = LatticeHash.bits(noiseSeed, 0, y0 + y, slice);
      LatticeHash.coarseNormal((int) line, x0, tile.width, noise);
      image(drift + 0.7f * LatticeHash.normal(line), (y0 + y) * settings.width() + x0, grey);
    }
  }

  /** Turns the levels of a row into what the microscope records. */
  private void image(float offset, int out, byte[] grey) {
    float contrast = (float) settings.contrast();
    float base = ResinTexture.RESIN * (1 - contrast) + offset + 0.5f;
    for (int x = 0; x < tile.width; x++) {
      levels[x] = base + contrast * levels[x] + 2.5f * shadingRow[x];
    }
    for (int x = 0; x < tile.width; x++) {
      float level = levels[x] + noiseLevels[LatticeHash.COARSE + noise[x]];
      level = level > 255 ? 255 : level;
      grey[out + x] = (byte) (int) (level < 0 ? 0 : level);
    }
  }
}
