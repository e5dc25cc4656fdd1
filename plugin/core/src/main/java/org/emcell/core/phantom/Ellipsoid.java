package org.emcell.core.phantom;

/** An ellipsoid with one axis along z, turned about z: the plain shape under a cell or a nucleus. Lengths in nm. */
final class Ellipsoid {

  private final double x;
  private final double y;
  private final double z;
  private final double a;
  private final double b;
  private final double c;
  private final double cos;
  private final double sin;
  private final double radius;

  private Ellipsoid(
      double x, double y, double z, double a, double b, double c, double cos, double sin) {
    this.x = x;
    this.y = y;
    this.z = z;
    this.a = a;
    this.b = b;
    this.c = c;
    this.cos = cos;
    this.sin = sin;
    radius = StrictMath.cbrt(a * b * c);
  }

  /**
   * Returns an ellipsoid about (0, 0, 0).
   *
   * @param a half axis at an angle of {@code turn} from the x axis
   * @param b half axis across it
   * @param c half axis along z
   * @param turn in radians
   */
  static Ellipsoid of(double a, double b, double c, double turn) {
    return new Ellipsoid(0, 0, 0, a, b, c, StrictMath.cos(turn), StrictMath.sin(turn));
  }

  /** Returns this ellipsoid with its centre at a place. */
  Ellipsoid at(double newX, double newY, double newZ) {
    return new Ellipsoid(newX, newY, newZ, a, b, c, cos, sin);
  }

  double x() {
    return x;
  }

  double y() {
    return y;
  }

  double z() {
    return z;
  }

  /** Returns the longer of the half axes across z. */
  double side() {
    return Math.max(a, b);
  }

  /** Returns the half axis along z. */
  double up() {
    return c;
  }

  /** Returns the radius of the ball of the same volume. */
  double radius() {
    return radius;
  }

  /** Returns the depth of a place under the surface, exact at the surface; negative outside. */
  double depth(double px, double py, double pz) {
    double u = ((px - x) * cos + (py - y) * sin) / a;
    double v = ((py - y) * cos - (px - x) * sin) / b;
    double w = (pz - z) / c;
    return radius * (1 - Math.sqrt(u * u + v * v + w * w));
  }

  /**
   * Returns the squared relative distance from the centre along a row, as a polynomial of dx = px - x: elements 0, 1
   * and 2 are its coefficients.
   */
  double[] alongRow(double py, double pz) {
    double dy = py - y;
    double w = (pz - z) / c;
    double constant = dy * dy * (sin * sin / (a * a) + cos * cos / (b * b)) + w * w;
    double linear = 2 * dy * cos * sin * (1 / (a * a) - 1 / (b * b));
    double square = cos * cos / (a * a) + sin * sin / (b * b);
    return new double[] {constant, linear, square};
  }
}
