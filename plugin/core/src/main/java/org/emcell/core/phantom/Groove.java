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
}
