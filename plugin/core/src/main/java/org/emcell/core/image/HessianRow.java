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
  private final Eigenvalues eigenvalues;

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
    eigenvalues = new Eigenvalues(width);
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
    eigenvalues.largest(xx, yy, zz, xy, xz, yz, centre);
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
}
