package org.emcell.core.phantom;

import java.util.Random;

/** The little vector algebra that the models need. A vector is an array of x, y and z. */
final class Vectors {

  private Vectors() {}

  /** Returns a direction that is even on the sphere. */
  static double[] direction(Random random) {
    double z = 2 * random.nextDouble() - 1;
    double angle = 2 * Math.PI * random.nextDouble();
    double r = Math.sqrt(1 - z * z);
    return new double[] {r * StrictMath.cos(angle), r * StrictMath.sin(angle), z};
  }

  /** Returns a unit vector across a unit vector. */
  static double[] perpendicular(double[] v) {
    double[] other = Math.abs(v[2]) < 0.9 ? new double[] {0, 0, 1} : new double[] {1, 0, 0};
    return unit(cross(v, other));
  }

  static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  static double[] unit(double[] v) {
    double length = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    return new double[] {v[0] / length, v[1] / length, v[2] / length};
  }

  /**
   * Returns a unit vector near a unit vector: a random one times {@code spread} is added before it is made one long.
   */
  static double[] near(double[] v, double spread, Random random) {
    double[] other = direction(random);
    return unit(
        new double[] {v[0] + spread * other[0], v[1] + spread * other[1], v[2] + spread * other[2]
        });
  }
}
