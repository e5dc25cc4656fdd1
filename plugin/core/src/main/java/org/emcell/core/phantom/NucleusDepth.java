package org.emcell.core.phantom;

/** How deep the pixels of a row lie in a nucleus. Work space of one thread. */
final class NucleusDepth {

  /** Least thickness in nm of the cytoplasm between a nucleus and the membrane. */
  private static final float CYTOPLASM = 420;

  /** Pixels less deep than this are not looked for in the grooves. */
  private static final float GROOVED = -100;

  private final float[] waves = new float[CellTile.WIDTH + 2];
  private final float[] plain = new float[CellTile.WIDTH + 2];

  /**
   * Enlarges {@link CellTile#nucleus} along a row to the depth in one nucleus of a cell.
   *
   * @param noise the fields of the relief along the row
   */
  void add(CellTile tile, CellShape shape, CellShape.NucleusShape part, int row, float[][] noise) {
    double y = tile.rowPlace(row);
    EllipsoidRow pixels = tile.row(part.body(), Relief.HIGHEST, row);
    pixels = pixels.within(tile.from[row], tile.to[row]);
    int start = row * tile.stride;
    smoothDepths(tile, shape.relief(), pixels, start, noise);
    double dy = y - part.body().y();
    double dz = tile.z - part.body().z();
    float fine = shape.relief().fine();
    for (int i = pixels.from(); i < pixels.to(); i++) {
      if (tile.cell[start + i] != shape.id() || tile.depth[start + i] < 0) {
        continue;
      }
      float value = plain[i];
      if (value > GROOVED) {
        float dx = pixels.origin() + CellTile.RAMP[i] * pixels.step();
        float wave = 1.6f * waves[i] + 0.8f * fine * noise[4][i];
        for (Groove groove : part.grooves()) {
          value = groove.cut(value, dx, dy, dz, wave);
        }
      }
      tile.nucleus[start + i] = Math.max(tile.nucleus[start + i], value);
    }
  }

  /** Writes the depths as if there were no grooves. No branch, so that it is compiled to vector instructions. */
  private void smoothDepths(
      CellTile tile, Relief relief, EllipsoidRow pixels, int start, float[][] noise) {
    pixels.depths(plain);
    float[] middleA = noise[2];
    float[] middleB = noise[3];
    float[] fine = noise[4];
    for (int i = pixels.from(); i < pixels.to(); i++) {
      float wave = 0.8f * (relief.middleB() * middleA[i] - relief.middleA() * middleB[i]);
      waves[i] = wave;
      plain[i] = plain[i] + wave + relief.fine() * fine[i];
    }
    float[] membrane = tile.membrane;
    for (int i = pixels.from(); i < pixels.to(); i++) {
      plain[i] = Math.min(plain[i], membrane[start + i] - CYTOPLASM);
    }
  }
}
