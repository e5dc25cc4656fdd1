package org.emcell.core.phantom;

/**
 * How the surface of one cell rises above and falls below its ellipsoid. All cells read the same five fields; each
 * mixes them in its own way, so that the border between two touching cells is uneven too.
 *
 * @param broadA weight of the first broad field in nm
 * @param broadB weight of the second broad field in nm
 * @param middleA weight of the first middle field in nm
 * @param middleB weight of the second middle field in nm
 * @param fine weight of the fine field in nm
 */
record Relief(float broadA, float broadB, float middleA, float middleB, float fine) {

  /** The relief is clipped to this height in nm, so that a cell fits a known box. */
  static final float HIGHEST = 1200;

  /** Deepest dent in nm. */
  static final float LOWEST = -1600;

  static final double BROAD_SPACING = 2600;
  static final double MIDDLE_SPACING = 1100;
  static final double FINE_SPACING = 420;

  /** Returns a relief of given heights that mixes the fields by two angles. */
  static Relief of(
      double broad, double middle, double fine, double broadAngle, double middleAngle) {
    return new Relief(
        (float) (broad * StrictMath.cos(broadAngle)),
        (float) (broad * StrictMath.sin(broadAngle)),
        (float) (middle * StrictMath.cos(middleAngle)),
        (float) (middle * StrictMath.sin(middleAngle)),
        (float) fine);
  }

  /** The five fields of a specimen. */
  record Fields(
      SmoothNoise broadA,
      SmoothNoise broadB,
      SmoothNoise middleA,
      SmoothNoise middleB,
      SmoothNoise fine) {

    static Fields of(long seed) {
      return new Fields(
          new SmoothNoise(seed + 11, BROAD_SPACING),
          new SmoothNoise(seed + 12, BROAD_SPACING),
          new SmoothNoise(seed + 13, MIDDLE_SPACING),
          new SmoothNoise(seed + 14, MIDDLE_SPACING),
          new SmoothNoise(seed + 15, FINE_SPACING));
    }
  }

  /** Returns the height of the relief at a place in nm. */
  double at(Fields fields, double x, double y, double z) {
    double height = broadA * fields.broadA.at(x, y, z)
        + broadB * fields.broadB.at(x, y, z)
        + middleA * fields.middleA.at(x, y, z)
        + middleB * fields.middleB.at(x, y, z)
        + fine * fields.fine.at(x, y, z);
    return Math.max(LOWEST, Math.min(HIGHEST, height));
  }
}
