package org.emcell.core.image;

import java.util.Arrays;
import org.emcell.core.Workers;

/**
 * Weighted sums along one axis of an image: {@code out(i) = sum over j of kernel[j] * in(i + j - r)} for a kernel of
 * 2 r + 1 weights. Input and output may be the same array. The cost is the number of voxels times the number of
 * weights. Every sum is taken in the same order whatever the number of threads.
 *
 * <p>All axes share one inner loop that adds four whole lines at a time. Each line is an array of its own, which is
 * what the compiler of the virtual machine needs to use vector instructions; along y and z the lines are runs of
 * columns, so that memory is never walked against its order.
 */
final class Convolution {

  private static final int LINE = 512;
  private static final int ROWS_PER_PIECE = 16;
  private static final int GROUP = 4;

  private Convolution() {}

  static void alongX(
      float[] in, float[] out, Size size, float[] kernel, Border border, Workers workers) {
    int width = size.width();
    int rows = size.height() * size.depth();
    int radius = kernel.length / 2;
    int[] source = sources(width, radius, border);
    int pieces = (rows + ROWS_PER_PIECE - 1) / ROWS_PER_PIECE;
    workers.forEach(pieces, piece -> {
      float[] padded = new float[width + 2 * radius];
      float[] sum = new float[Math.min(LINE, width)];
      float[][] shifted = new float[GROUP][sum.length];
      int end = Math.min(rows, (piece + 1) * ROWS_PER_PIECE);
      for (int row = piece * ROWS_PER_PIECE; row < end; row++) {
        int start = row * width;
        System.arraycopy(in, start, padded, radius, width);
        for (int i = 0; i < radius; i++) {
          padded[i] = in[start + source[i]];
          padded[radius + width + i] = in[start + source[radius + width + i]];
        }
        for (int x = 0; x < width; x += LINE) {
          int n = Math.min(LINE, width - x);
          Arrays.fill(sum, 0, n, 0);
          for (int j = 0; j < kernel.length; j += GROUP) {
            for (int g = 0; g < GROUP && j + g < kernel.length; g++) {
              System.arraycopy(padded, x + j + g, shifted[g], 0, n);
            }
            addGroup(kernel, j, shifted, 0, sum, n);
          }
          System.arraycopy(sum, 0, out, start + x, n);
        }
      }
    });
  }

  static void alongY(
      float[] in, float[] out, Size size, float[] kernel, Border border, Workers workers) {
    across(in, out, size.depth(), size.height(), size.width(), kernel, border, workers);
  }

  static void alongZ(
      float[] in, float[] out, Size size, float[] kernel, Border border, Workers workers) {
    across(in, out, 1, size.depth(), size.slicePixels(), kernel, border, workers);
  }

  /** Sums over the middle axis of an image seen as {@code outer x n x stride} values, rows of {@code stride}. */
  private static void across(
      float[] in,
      float[] out,
      int outer,
      int n,
      int stride,
      float[] kernel,
      Border border,
      Workers workers) {
    int radius = kernel.length / 2;
    int[] source = sources(n, radius, border);
    int blocks = (stride + LINE - 1) / LINE;
    workers.forEach(outer * blocks, piece -> {
      int column = piece % blocks * LINE;
      int columns = Math.min(LINE, stride - column);
      int start = piece / blocks * n * stride + column;
      float[][] lines = new float[n][columns];
      for (int i = 0; i < n; i++) {
        System.arraycopy(in, start + i * stride, lines[i], 0, columns);
      }
      float[][] padded = new float[n + 2 * radius][];
      for (int i = 0; i < padded.length; i++) {
        padded[i] = lines[source[i]];
      }
      float[] sum = new float[columns];
      for (int i = 0; i < n; i++) {
        Arrays.fill(sum, 0);
        for (int j = 0; j < kernel.length; j += GROUP) {
          addGroup(kernel, j, padded, i + j, sum, columns);
        }
        System.arraycopy(sum, 0, out, start + i * stride, columns);
      }
    });
  }

  /** Returns, for each place of an axis padded by {@code radius} at both ends, the place in the image to read. */
  private static int[] sources(int n, int radius, Border border) {
    int[] source = new int[n + 2 * radius];
    for (int i = 0; i < source.length; i++) {
      source[i] = border.index(i - radius, n);
    }
    return source;
  }

  /** Adds up to four lines, weighted by {@code kernel[j]} and the weights that follow it. */
  private static void addGroup(
      float[] kernel, int j, float[][] lines, int first, float[] sum, int n) {
    if (j + GROUP <= kernel.length) {
      addFour(
          kernel[j],
          lines[first],
          kernel[j + 1],
          lines[first + 1],
          kernel[j + 2],
          lines[first + 2],
          kernel[j + 3],
          lines[first + 3],
          sum,
          n);
    } else {
      for (int g = 0; j + g < kernel.length; g++) {
        addOne(kernel[j + g], lines[first + g], sum, n);
      }
    }
  }

  private static void addFour(
      float ka,
      float[] a,
      float kb,
      float[] b,
      float kc,
      float[] c,
      float kd,
      float[] d,
      float[] sum,
      int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += ka * a[i] + kb * b[i] + kc * c[i] + kd * d[i];
    }
  }

  private static void addOne(float k, float[] a, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += k * a[i];
    }
  }
}
