package org.emcell.core.report;

/** Some rows of the picture that are drawn by themselves: what its triangles cover, pixel by pixel. Not thread-safe. */
final class Band {

  private final int width;
  private final int firstRow;
  private final int rows;

  /** What is done with a pixel of a triangle. */
  interface Pen {

    /**
     * Is called for a pixel whose centre lies in the triangle.
     *
     * @param pixel of the band, row by row
     * @param depth of the triangle there
     * @param x first of the values at the corners, interpolated
     * @param y second
     * @param z third
     */
    void at(int pixel, float depth, float x, float y, float z);
  }

  Band(int width, int firstRow, int rows) {
    this.width = width;
    this.firstRow = firstRow;
    this.rows = rows;
  }

  int pixels() {
    return width * rows;
  }

  int firstRow() {
    return firstRow;
  }

  int endRow() {
    return firstRow + rows;
  }

  /**
   * Draws a triangle, seen from either side.
   *
   * @param a column, row, depth and three values of a corner; likewise {@code b} and {@code c}
   */
  void triangle(float[] a, float[] b, float[] c, Pen pen) {
    double area = (b[0] - (double) a[0]) * (c[1] - (double) a[1])
        - (c[0] - (double) a[0]) * (b[1] - (double) a[1]);
    if (area == 0 || !Double.isFinite(area)) {
      return;
    }
    int top = Math.max(firstRow, (int) Math.ceil(Math.min(a[1], Math.min(b[1], c[1])) - 0.5));
    int bottom =
        Math.min(endRow() - 1, (int) Math.floor(Math.max(a[1], Math.max(b[1], c[1])) - 0.5));
    int left = Math.max(0, (int) Math.ceil(Math.min(a[0], Math.min(b[0], c[0])) - 0.5));
    int right = Math.min(width - 1, (int) Math.floor(Math.max(a[0], Math.max(b[0], c[0])) - 0.5));
    double stepB = (c[1] - (double) a[1]) / area;
    double stepC = -(b[1] - (double) a[1]) / area;
    for (int y = top; y <= bottom; y++) {
      double py = y + 0.5 - a[1];
      double px = left + 0.5 - a[0];
      double shareB = px * stepB - py * (c[0] - (double) a[0]) / area;
      double shareC = px * stepC + py * (b[0] - (double) a[0]) / area;
      int pixel = (y - firstRow) * width + left;
      for (int x = left; x <= right; x++, pixel++) {
        double shareA = 1 - shareB - shareC;
        if (shareA >= 0 && shareB >= 0 && shareC >= 0) {
          float fb = (float) shareB;
          float fc = (float) shareC;
          pen.at(
              pixel,
              a[2] + fb * (b[2] - a[2]) + fc * (c[2] - a[2]),
              a[3] + fb * (b[3] - a[3]) + fc * (c[3] - a[3]),
              a[4] + fb * (b[4] - a[4]) + fc * (c[4] - a[4]),
              a[5] + fb * (b[5] - a[5]) + fc * (c[5] - a[5]));
        }
        shareB += stepB;
        shareC += stepC;
      }
    }
  }
}
