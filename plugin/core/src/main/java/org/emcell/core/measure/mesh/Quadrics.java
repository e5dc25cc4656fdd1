package org.emcell.core.measure.mesh;

/**
 * For each vertex the sum of squared distances to the planes that it stands for, weighted by area: {@code p' A p - 2 b'
 * p + c} with the sum {@code w} of the weights; and for the two ends of an edge the point that does best for both.
 * Places are in um, about an origin that is near, so that large coordinates cost no digits. Not thread-safe.
 */
final class Quadrics {

  /** A (xx, xy, xz, yy, yz, zz), b, c, w. */
  private static final int LENGTH = 11;

  /**
   * Weight of a point's distance to the middle of the edge against that to the planes; decides where the planes leave
   * the point open.
   */
  private static final double STAY = 1e-3;

  private final double[] sums;
  private final double[] edge = new double[LENGTH];
  /** Inverse of A times its determinant, in the order of A. */
  private final double[] adjugate = new double[6];

  private double determinant;

  Quadrics(int vertices) {
    sums = new double[LENGTH * vertices];
  }

  /**
   * Adds the plane of a triangle to a vertex.
   *
   * @param normal as long as twice the area
   * @param places of all vertices
   * @param on a vertex in the plane
   */
  void addPlane(int vertex, double[] normal, double[] places, int on) {
    double length =
        Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
    if (length == 0) {
      return;
    }
    double x = normal[0] / length;
    double y = normal[1] / length;
    double z = normal[2] / length;
    double d = x * places[3 * on] + y * places[3 * on + 1] + z * places[3 * on + 2];
    int q = LENGTH * vertex;
    sums[q] += length * x * x;
    sums[q + 1] += length * x * y;
    sums[q + 2] += length * x * z;
    sums[q + 3] += length * y * y;
    sums[q + 4] += length * y * z;
    sums[q + 5] += length * z * z;
    sums[q + 6] += length * x * d;
    sums[q + 7] += length * y * d;
    sums[q + 8] += length * z * d;
    sums[q + 9] += length * d * d;
    sums[q + 10] += length;
  }

  /** Adds the planes of {@code v} to those of {@code u}. */
  void merge(int u, int v) {
    for (int k = 0; k < LENGTH; k++) {
      sums[LENGTH * u + k] += sums[LENGTH * v + k];
    }
  }

  /**
   * Finds the point with the smallest sum for both ends of an edge.
   *
   * @param best where it is put
   * @return mean squared distance of the point to the planes in um2
   */
  double best(int u, int v, double[] places, double[] best) {
    for (int k = 0; k < LENGTH; k++) {
      edge[k] = sums[LENGTH * u + k] + sums[LENGTH * v + k];
    }
    double pull = STAY * edge[10];
    double x = pull * (places[3 * u] + places[3 * v]) / 2;
    double y = pull * (places[3 * u + 1] + places[3 * v + 1]) / 2;
    double z = pull * (places[3 * u + 2] + places[3 * v + 2]) / 2;
    double xx = edge[0] + pull;
    double yy = edge[3] + pull;
    double zz = edge[5] + pull;
    adjugate[0] = yy * zz - edge[4] * edge[4];
    adjugate[1] = edge[2] * edge[4] - edge[1] * zz;
    adjugate[2] = edge[1] * edge[4] - edge[2] * yy;
    adjugate[3] = xx * zz - edge[2] * edge[2];
    adjugate[4] = edge[1] * edge[2] - xx * edge[4];
    adjugate[5] = xx * yy - edge[1] * edge[1];
    determinant = xx * adjugate[0] + edge[1] * adjugate[1] + edge[2] * adjugate[2];
    if (!(determinant > 0)) {
      return Double.POSITIVE_INFINITY;
    }
    invert(edge[6] + x, edge[7] + y, edge[8] + z, best);
    return error(best);
  }

  /**
   * Moves the point found last to the best one in a plane.
   *
   * @param plane normal of the plane, of any length
   * @param distance {@code plane . p} of all points p in it
   * @return mean squared distance of the point to the planes of the edge in um2
   */
  double bestInPlane(double[] plane, double distance, double[] best) {
    double[] along = new double[3];
    invert(plane[0], plane[1], plane[2], along);
    double slope = plane[0] * along[0] + plane[1] * along[1] + plane[2] * along[2];
    if (slope > 0) {
      double step =
          (distance - plane[0] * best[0] - plane[1] * best[1] - plane[2] * best[2]) / slope;
      for (int k = 0; k < 3; k++) {
        best[k] += step * along[k];
      }
    }
    return error(best);
  }

  private void invert(double x, double y, double z, double[] solution) {
    solution[0] = (adjugate[0] * x + adjugate[1] * y + adjugate[2] * z) / determinant;
    solution[1] = (adjugate[1] * x + adjugate[3] * y + adjugate[4] * z) / determinant;
    solution[2] = (adjugate[2] * x + adjugate[4] * y + adjugate[5] * z) / determinant;
  }

  private double error(double[] p) {
    double sum = p[0] * (edge[0] * p[0] + 2 * (edge[1] * p[1] + edge[2] * p[2] - edge[6]))
        + p[1] * (edge[3] * p[1] + 2 * (edge[4] * p[2] - edge[7]))
        + p[2] * (edge[5] * p[2] - 2 * edge[8])
        + edge[9];
    return Math.max(0, sum) / edge[10];
  }
}
