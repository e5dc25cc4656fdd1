package org.emcell.core.image;

import org.emcell.core.VoxelSize;

/**
 * The scaled Hessian matrix along one row of an image and its largest eigenvalue. Second derivatives are central
 * differences; beyond the border the image is mirrored at the outer edge of its voxels.
 *
 * <p>Every neighbour of the row is copied into an array of its own and the loops have no branches, which is what the
 * compiler of the virtual machine needs to use vector instructions. Holds the room for one row; not thread-safe.
 */
final class HessianRow {

  private static final float SLOPE = (float) (1 / Math.sqrt(3));
  /**
   * Added to the slope of Newton's method: where two eigenvalues are equal the slope is 0, and the start is true there
   * anyway.
   */
  private static final float GUARD = 0.1f;
  /** Keeps 0 / 0 out of voxels without curvature. */
  private static final float TINY = 1e-30f;

  private final int width;
  private final int height;
  private final float scaleXx;
  private final float scaleYy;
  private final float scaleZz;
  private final float scaleXy;
  private final float scaleXz;
  private final float scaleYz;
  private final float[] xx;
  private final float[] yy;
  private final float[] zz;
  private final float[] xy;
  private final float[] xz;
  private final float[] yz;
  private final float[] centre;
  private final float[] a;
  private final float[] b;
  private final float[] c;
  private final float[] d;

  /**
   * @param size of the image
   * @param scale factor on all derivatives, in the unit of {@code spacing} squared
   * @param spacing edges of a voxel
   */
  HessianRow(Size size, double scale, VoxelSize spacing) {
    width = size.width();
    height = size.height();
    scaleXx = (float) (scale / (spacing.x() * spacing.x()));
    scaleYy = (float) (scale / (spacing.y() * spacing.y()));
    scaleZz = (float) (scale / (spacing.z() * spacing.z()));
    scaleXy = (float) (scale / (4 * spacing.x() * spacing.y()));
    scaleXz = (float) (scale / (4 * spacing.x() * spacing.z()));
    scaleYz = (float) (scale / (4 * spacing.y() * spacing.z()));
    xx = new float[width];
    yy = new float[width];
    zz = new float[width];
    xy = new float[width];
    xz = new float[width];
    yz = new float[width];
    centre = new float[width];
    a = new float[width];
    b = new float[width];
    c = new float[width];
    d = new float[width];
  }

  /**
   * Writes the largest eigenvalue in 2-D, or 0 where that is negative, over a row.
   *
   * @param slice smoothed image
   * @param y row in it
   * @param result may not be {@code slice}
   * @param to where the row begins in the result
   */
  void inSlice(float[] slice, int y, float[] result, int to) {
    inPlane(slice, y);
    for (int i = 0; i < width; i++) {
      float half = (xx[i] - yy[i]) * 0.5f;
      float root = (float) Math.sqrt(half * half + xy[i] * xy[i]);
      centre[i] = Math.max(0f, (xx[i] + yy[i]) * 0.5f + root);
    }
    System.arraycopy(centre, 0, result, to, width);
  }

  /**
   * Writes the largest eigenvalue in 3-D, or 0 where that is negative, over a row.
   *
   * @param below smoothed slice before that of the row
   * @param slice smoothed slice of the row
   * @param y row in it
   * @param above array that holds the smoothed slice after that of the row
   * @param aboveStart where that slice begins
   * @param result may be {@code above}
   * @param to where the row begins in the result
   */
  void inVolume(
      float[] below, float[] slice, int y, float[] above, int aboveStart, float[] result, int to) {
    int row = y * width;
    int north = Math.max(y - 1, 0) * width;
    int south = Math.min(y + 1, height - 1) * width;
    inPlane(slice, y);
    copy(below, row, 0, a);
    copy(above, aboveStart + row, 0, b);
    second(a, b, scaleZz, zz);
    copy(below, row, -1, a);
    copy(below, row, 1, b);
    copy(above, aboveStart + row, -1, c);
    copy(above, aboveStart + row, 1, d);
    mixed(scaleXz, xz);
    copy(below, north, 0, a);
    copy(below, south, 0, b);
    copy(above, aboveStart + north, 0, c);
    copy(above, aboveStart + south, 0, d);
    mixed(scaleYz, yz);
    largest(xx, yy, zz, xy, xz, yz, centre);
    for (int i = 0; i < width; i++) {
      centre[i] = Math.max(0f, centre[i]);
    }
    System.arraycopy(centre, 0, result, to, width);
  }

  private void inPlane(float[] slice, int y) {
    int row = y * width;
    int north = Math.max(y - 1, 0) * width;
    int south = Math.min(y + 1, height - 1) * width;
    System.arraycopy(slice, row, centre, 0, width);
    copy(slice, row, -1, a);
    copy(slice, row, 1, b);
    second(a, b, scaleXx, xx);
    copy(slice, north, 0, a);
    copy(slice, south, 0, b);
    second(a, b, scaleYy, yy);
    copy(slice, north, -1, a);
    copy(slice, north, 1, b);
    copy(slice, south, -1, c);
    copy(slice, south, 1, d);
    mixed(scaleXy, xy);
  }

  /** Copies a row moved by one voxel to either side, or none. */
  private void copy(float[] from, int start, int shift, float[] to) {
    if (shift < 0) {
      System.arraycopy(from, start, to, 1, width - 1);
      to[0] = from[start];
    } else {
      System.arraycopy(from, start + shift, to, 0, width - shift);
      to[width - 1] = from[start + width - 1];
    }
  }

  private void second(float[] before, float[] after, float scale, float[] result) {
    float[] middle = centre;
    for (int i = 0; i < result.length; i++) {
      result[i] = scale * (before[i] + after[i] - 2 * middle[i]);
    }
  }

  private void mixed(float scale, float[] result) {
    float[] first = a;
    float[] second = b;
    float[] third = c;
    float[] fourth = d;
    for (int i = 0; i < result.length; i++) {
      result[i] = scale * (first[i] - second[i] - third[i] + fourth[i]);
    }
  }

  /**
   * Gives the largest eigenvalues of symmetric matrices, from the angle of the roots of the characteristic polynomial
   * (Smith 1961, doi:10.1145/355578.366316), true to some 1e-5 of the largest element, 3e-4 where the two largest are equal.
   *
   * <p>{@code cos(acos(r) / 3)} is the largest root c of {@code 4 c^3 - 3 c = r}. In {@code t = sqrt((1 + r) / 2)} it is
   * nearly a parabola, which has the right value and slope where the cubic has its double root (t = 0) and the right
   * value at the other end (t = 1); two steps of Newton's method do the rest.
   *
   * @param result one for each matrix; not one of the elements
   */
  static void largest(
      float[] xx, float[] yy, float[] zz, float[] xy, float[] xz, float[] yz, float[] result) {
    // Many short loops, since a loop with more in it is not made into vector instructions.
    int n = result.length;
    float[] mean = new float[n];
    for (int i = 0; i < n; i++) {
      mean[i] = (xx[i] + yy[i] + zz[i]) * (1 / 3f);
    }
    float[] dx = difference(xx, mean);
    float[] dy = difference(yy, mean);
    float[] dz = difference(zz, mean);
    float[] square = new float[n];
    for (int i = 0; i < n; i++) {
      square[i] = dx[i] * dx[i] + dy[i] * dy[i] + dz[i] * dz[i];
    }
    for (int i = 0; i < n; i++) {
      square[i] = (square[i] + 2 * (xy[i] * xy[i] + xz[i] * xz[i] + yz[i] * yz[i])) * (1 / 6f);
    }
    float[] determinant = new float[n];
    for (int i = 0; i < n; i++) {
      determinant[i] = dx[i] * dy[i] * dz[i] + 2 * xy[i] * xz[i] * yz[i];
    }
    for (int i = 0; i < n; i++) {
      determinant[i] -= dx[i] * yz[i] * yz[i] + dy[i] * xz[i] * xz[i] + dz[i] * xy[i] * xy[i];
    }
    float[] radius = new float[n];
    for (int i = 0; i < n; i++) {
      radius[i] = (float) Math.sqrt(square[i]);
    }
    float[] r = determinant;
    for (int i = 0; i < n; i++) {
      r[i] = Math.max(-1f, Math.min(1f, r[i] / (2 * square[i] * radius[i] + TINY)));
    }
    float[] root = square;
    for (int i = 0; i < n; i++) {
      float t = (float) Math.sqrt((1 + r[i]) * 0.5f);
      root[i] = 0.5f + t * (SLOPE - t * (SLOPE - 0.5f));
    }
    newton(root, r);
    newton(root, r);
    for (int i = 0; i < n; i++) {
      result[i] = mean[i] + 2 * radius[i] * root[i];
    }
  }

  private static float[] difference(float[] values, float[] mean) {
    float[] result = new float[mean.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i] - mean[i];
    }
    return result;
  }

  private static void newton(float[] root, float[] r) {
    for (int i = 0; i < root.length; i++) {
      float square = 4 * root[i] * root[i];
      root[i] -= ((square - 3) * root[i] - r[i]) / (3 * square - 3 + GUARD);
    }
  }
}
