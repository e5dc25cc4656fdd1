package org.emcell.core.image;

import java.util.Arrays;

/**
 * Gradient of a 2-D image, row after row: convolution with a Gaussian across and a derivative of Gaussian along each
 * axis; the border pixels are repeated. Only the rows that a sum needs are at hand, so that they stay in the cache. Sums
 * are those of {@link Convolution}, along x and then along y, to the last bit. Not thread-safe.
 */
final class GradientRows {

  private final float[] image;
  private final int width;
  private final int height;
  private final int first;
  private final int columns;
  private final float[] smooth;
  private final float[] slope;
  private final int radius;
  private final float[] padded;
  private final float[][] shifted;

  /** Rows derived along x, and rows smoothed along x. */
  private final float[][] derived;

  private final float[][] smoothed;
  private final float[][] lines;
  private int read;
  private int next;

  /**
   * @param first column
   * @param columns how many there are
   * @param smooth weights of the Gaussian
   * @param slope weights of its derivative, as many
   */
  GradientRows(float[] image, Size size, int first, int columns, float[] smooth, float[] slope) {
    this.image = image;
    width = size.width();
    height = size.height();
    this.first = first;
    this.columns = columns;
    this.smooth = smooth;
    this.slope = slope;
    radius = smooth.length / 2;
    padded = new float[columns + 2 * radius];
    shifted = new float[Convolution.GROUP][columns];
    derived = new float[Math.min(height, smooth.length)][columns];
    smoothed = new float[derived.length][columns];
    lines = new float[smooth.length][];
  }

  /** Fills in the next row, which must exist. */
  void next(GradientRow row) {
    for (; read < height && read <= next + radius; read++) {
      read();
    }
    sum(derived, smooth, row.dx());
    sum(smoothed, slope, row.dy());
    row.updateMagnitude();
    next++;
  }

  /** Sums along x. */
  private void read() {
    int start = first - radius;
    int left = Math.max(0, -start);
    int right = Math.min(padded.length, width - start);
    System.arraycopy(image, read * width + start + left, padded, left, right - left);
    Arrays.fill(padded, 0, left, padded[left]);
    Arrays.fill(padded, right, padded.length, padded[right - 1]);
    float[] dx = derived[read % derived.length];
    float[] mean = smoothed[read % derived.length];
    Arrays.fill(dx, 0);
    Arrays.fill(mean, 0);
    for (int j = 0; j < smooth.length; j += shifted.length) {
      for (int g = 0; g < shifted.length && j + g < smooth.length; g++) {
        System.arraycopy(padded, j + g, shifted[g], 0, columns);
      }
      Convolution.addGroup(slope, j, shifted, 0, dx, columns);
      Convolution.addGroup(smooth, j, shifted, 0, mean, columns);
    }
  }

  /** Sums along y. */
  private void sum(float[][] rows, float[] kernel, float[] sum) {
    for (int j = 0; j < kernel.length; j++) {
      lines[j] = rows[Border.REPLICATED.index(next + j - radius, height) % rows.length];
    }
    Arrays.fill(sum, 0);
    for (int j = 0; j < kernel.length; j += Convolution.GROUP) {
      Convolution.addGroup(kernel, j, lines, j, sum, columns);
    }
  }
}
