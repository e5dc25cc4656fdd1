package org.emcell.core.phantom;

/**
 * A fold of the cytoplasm into a nucleus: a wavy sheet that enters from the surface. Places are given relative to the
 * centre of the nucleus, lengths in nm.
 *
 * @param normal unit vector across the sheet
 * @param inward unit vector from the centre towards the mouth of the fold
 * @param side unit vector across both
 * @param end height along {@code inward} to which the fold reaches; its mouth is at the surface
 * @param halfLength half extent along {@code side}
 * @param halfWidth half thickness of the sheet
 */
record Groove(
    double[] normal,
    double[] inward,
    double[] side,
    double end,
    double halfLength,
    double halfWidth) {

  /** Returns a fold whose mouth is in one direction, turned about that direction by an angle. */
  static Groove of(double[] mouth, double angle, double end, double halfLength, double halfWidth) {
    double[] across = Vectors.perpendicular(mouth);
    double[] other = Vectors.cross(mouth, across);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double[] normal = new double[3];
    for (int i = 0; i < 3; i++) {
      normal[i] = cos * across[i] + sin * other[i];
    }
    return new Groove(normal, mouth, Vectors.cross(mouth, normal), end, halfLength, halfWidth);
  }

  /**
   * Returns a depth in the nucleus, or the distance of the place from this fold in nm, negative in it, where that is
   * less.
   *
   * @param dx place relative to the centre of the nucleus
   * @param wave how far the sheet is bent aside there
   */
  float cut(float depth, double dx, double dy, double dz, float wave) {
    double under = end - (inward[0] * dx + inward[1] * dy + inward[2] * dz);
    if (under >= depth) {
      return depth;
    }
    double along = Math.abs(side[0] * dx + side[1] * dy + side[2] * dz) - halfLength;
    if (along >= depth) {
      return depth;
    }
    double across = Math.abs(normal[0] * dx + normal[1] * dy + normal[2] * dz + wave) - halfWidth;
    return Math.min(depth, (float) Math.max(across, Math.max(under, along)));
  }
}
