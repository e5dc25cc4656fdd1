package org.emcell.core.image;

/**
 * Largest eigenvalues of symmetric matrices, many at a time, from the angle of the roots of the characteristic polynomial
 * (Smith 1961, doi:10.1145/355578.366316), true to some 1e-5 of the largest element, 3e-4 where the two largest are equal.
 *
 * <p>{@code cos(acos(r) / 3)} is the largest root c of {@code 4 c^3 - 3 c = r}. In {@code t = sqrt((1 + r) / 2)} it is
 * nearly a parabola, which has the right value and slope where the cubic has its double root (t = 0) and the right value
 * at the other end (t = 1); two steps of Newton's method do the rest.
 *
 * <p>Many short loops without branches, since a loop with more in it is not made into vector instructions. Holds the room
 * for one set of matrices; not thread-safe.
 */
final class Eigenvalues {

  private static final float SLOPE = (float) (1 / Math.sqrt(3));
  /**
   * Added to the slope of Newton's method: where two eigenvalues are equal the slope is 0, and the start is true there
   * anyway.
   */
  private static final float GUARD = 0.1f;
  /** Keeps 0 / 0 out of voxels without curvature. */
  private static final float TINY = 1e-30f;

  private final float[] mean;
  private final float[] dx;
  private final float[] dy;
  private final float[] dz;
  private final float[] square;
  private final float[] ratio;
  private final float[] radius;

  /**
   * @param count of matrices
   */
  Eigenvalues(int count) {
    mean = new float[count];
    dx = new float[count];
    dy = new float[count];
    dz = new float[count];
    square = new float[count];
    ratio = new float[count];
    radius = new float[count];
  }

  /**
   * Gives the largest eigenvalue of each matrix.
   *
   * @param result one for each matrix; not one of the elements
   */
  void largest(
      float[] xx, float[] yy, float[] zz, float[] xy, float[] xz, float[] yz, float[] result) {
    traceless(xx, yy, zz);
    for (int i = 0; i < square.length; i++) {
      square[i] = dx[i] * dx[i] + dy[i] * dy[i] + dz[i] * dz[i];
    }
    for (int i = 0; i < square.length; i++) {
      square[i] = (square[i] + 2 * (xy[i] * xy[i] + xz[i] * xz[i] + yz[i] * yz[i])) * (1 / 6f);
    }
    float[] determinant = ratio;
    for (int i = 0; i < determinant.length; i++) {
      determinant[i] = dx[i] * dy[i] * dz[i] + 2 * xy[i] * xz[i] * yz[i];
    }
    for (int i = 0; i < determinant.length; i++) {
      determinant[i] -= dx[i] * yz[i] * yz[i] + dy[i] * xz[i] * xz[i] + dz[i] * xy[i] * xy[i];
    }
    for (int i = 0; i < radius.length; i++) {
      radius[i] = (float) Math.sqrt(square[i]);
    }
    for (int i = 0; i < ratio.length; i++) {
      ratio[i] = Math.max(-1f, Math.min(1f, determinant[i] / (2 * square[i] * radius[i] + TINY)));
    }
    float[] root = square;
    for (int i = 0; i < root.length; i++) {
      float t = (float) Math.sqrt((1 + ratio[i]) * 0.5f);
      root[i] = 0.5f + t * (SLOPE - t * (SLOPE - 0.5f));
    }
    newton(root, ratio);
    newton(root, ratio);
    for (int i = 0; i < result.length; i++) {
      result[i] = mean[i] + 2 * radius[i] * root[i];
    }
  }

  private void traceless(float[] xx, float[] yy, float[] zz) {
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (xx[i] + yy[i] + zz[i]) * (1 / 3f);
    }
    for (int i = 0; i < dx.length; i++) {
      dx[i] = xx[i] - mean[i];
    }
    for (int i = 0; i < dy.length; i++) {
      dy[i] = yy[i] - mean[i];
    }
    for (int i = 0; i < dz.length; i++) {
      dz[i] = zz[i] - mean[i];
    }
  }

  private static void newton(float[] root, float[] ratio) {
    for (int i = 0; i < root.length; i++) {
      float square = 4 * root[i] * root[i];
      root[i] -= ((square - 3) * root[i] - ratio[i]) / (3 * square - 3 + GUARD);
    }
  }
}
