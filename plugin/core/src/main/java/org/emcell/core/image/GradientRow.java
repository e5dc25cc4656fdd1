package org.emcell.core.image;

/**
 * The gradient along a row of an image, or a part of a row, and its magnitude, which is also held moved by a pixel to
 * either side: loops over arrays of which each is read at one place only can use vector instructions. Not thread-safe.
 *
 * @param dx derivative along x
 * @param dy derivative along y
 * @param magnitude of the gradient
 * @param left the magnitude one pixel to the left; not set at the first pixel
 * @param right the magnitude one pixel to the right; not set at the last pixel
 */
record GradientRow(float[] dx, float[] dy, float[] magnitude, float[] left, float[] right) {

  /** Makes room for some columns. */
  GradientRow(int columns) {
    this(
        new float[columns],
        new float[columns],
        new float[columns],
        new float[columns],
        new float[columns]);
  }

  /** Follows from both derivatives. */
  void updateMagnitude() {
    int columns = magnitude.length;
    length(dx, dy, magnitude, columns);
    System.arraycopy(magnitude, 0, left, 1, columns - 1);
    System.arraycopy(magnitude, 1, right, 0, columns - 1);
  }

  private static void length(float[] dx, float[] dy, float[] magnitude, int n) {
    for (int i = 0; i < n; i++) {
      magnitude[i] = (float) Math.sqrt(dx[i] * dx[i] + dy[i] * dy[i]);
    }
  }
}
