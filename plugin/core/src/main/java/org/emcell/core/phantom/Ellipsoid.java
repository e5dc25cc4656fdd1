package org.emcell.core.phantom;

/**
 * An ellipsoid with one axis along z, turned about z: the plain shape under a cell or a nucleus.
 *
 * @param x centre in nm
 * @param y centre in nm
 * @param z centre in nm
 * @param a half axis in nm, at {@code turn} from the x axis
 * @param b half axis in nm, across it
 * @param c half axis in nm along z
 * @param turn in radians
 */
record Ellipsoid(double x, double y, double z, double a, double b, double c, double turn) {

  /** Returns the radius of the ball of the same volume in nm. */
  double radius() {
    return StrictMath.cbrt(a * b * c);
  }

  /** Returns the depth of a place under the surface, in nm near the surface; negative outside. */
  double depth(double px, double py, double pz) {
    double cos = StrictMath.cos(turn);
    double sin = StrictMath.sin(turn);
    double u = ((px - x) * cos + (py - y) * sin) / a;
    double v = ((py - y) * cos - (px - x) * sin) / b;
    double w = (pz - z) / c;
    return radius() * (1 - Math.sqrt(u * u + v * v + w * w));
  }

  /**
   * Returns the squared relative distance from the centre along a row, as a polynomial of dx = px - x: elements 0, 1 and
   * 2 are its coefficients.
   */
  double[] alongRow(double py, double pz) {
    double cos = StrictMath.cos(turn);
    double sin = StrictMath.sin(turn);
    double dy = py - y;
    double w = (pz - z) / c;
    double constant = dy * dy * (sin * sin / (a * a) + cos * cos / (b * b)) + w * w;
    double linear = 2 * dy * cos * sin * (1 / (a * a) - 1 / (b * b));
    double square = cos * cos / (a * a) + sin * sin / (b * b);
    return new double[] {constant, linear, square};
  }

  /** Returns the ellipsoid blown up by a factor about its centre. */
  Ellipsoid times(double factor) {
    return new Ellipsoid(x, y, z, a * factor, b * factor, c * factor, turn);
  }
}
