package org.emcell.core.phantom;

/**
 * A row of pixels through the surroundings of an ellipsoid. Lengths in nm.
 *
 * @param origin place of pixel 0, from the centre
 * @param step from pixel to pixel
 * @param constant of the squared relative distance from the centre as a polynomial of the place
 * @param linear coefficient of the polynomial
 * @param square coefficient of the polynomial
 * @param radius of the ball of the same volume
 * @param from first pixel in the surroundings
 * @param to the pixel after the last one; {@code from} where there is none
 */
record EllipsoidRow(
    float origin,
    float step,
    float constant,
    float linear,
    float square,
    float radius,
    int from,
    int to) {

  /**
   * Returns the part of a row in which the distance from the centre, relative to the surface, is at most {@code limit}.
   *
   * @param left place of pixel 0
   * @param y place of the row
   * @param z place of the row
   * @param step from pixel to pixel
   * @param pixels number of pixels of the row
   */
  static EllipsoidRow of(
      Ellipsoid body, double limit, double left, double y, double z, double step, int pixels) {
    double[] polynomial = body.alongRow(y, z);
    double constant = polynomial[0] - limit * limit;
    double discriminant = polynomial[1] * polynomial[1] - 4 * polynomial[2] * constant;
    int from = 0;
    int to = 0;
    if (discriminant > 0) {
      double root = Math.sqrt(discriminant);
      double x0 = body.x() + (-polynomial[1] - root) / (2 * polynomial[2]);
      double x1 = body.x() + (-polynomial[1] + root) / (2 * polynomial[2]);
      from = (int) Math.max(0, Math.min(pixels, Math.ceil((x0 - left) / step)));
      to = (int) Math.max(from, Math.min(pixels, Math.floor((x1 - left) / step) + 1));
    }
    return new EllipsoidRow(
        (float) (left - body.x()),
        (float) step,
        (float) polynomial[0],
        (float) polynomial[1],
        (float) polynomial[2],
        (float) body.radius(),
        from,
        to);
  }

  /** Returns this row without what lies outside some pixels. */
  EllipsoidRow within(int first, int end) {
    int newFrom = Math.max(from, first);
    return new EllipsoidRow(
        origin,
        step,
        constant,
        linear,
        square,
        radius,
        newFrom,
        Math.max(newFrom, Math.min(to, end)));
  }

  /** Writes the depth of the pixels under the surface, exact at the surface, each at its index; negative outside. */
  void depths(float[] out) {
    for (int i = from; i < to; i++) {
      float dx = origin + CellTile.RAMP[i] * step;
      float distance = (float) Math.sqrt(Math.max(0, constant + dx * (linear + dx * square)));
      out[i] = radius * (1 - distance);
    }
  }
}
