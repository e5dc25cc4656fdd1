package org.emcell.core.image;

import java.util.Arrays;
import java.util.List;
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

  private static final int LINE = 1024;
  private static final int ROWS_PER_PIECE = 16;

  /** Lines that are added at a time. */
  static final int GROUP = 4;

  private Convolution() {}

  static void alongX(
      float[] in, float[] out, Size size, float[] kernel, Border border, Workers workers) {
    alongX(in, List.of(out), size, List.of(kernel), border, workers);
  }

  /**
   * Sums along x with several kernels of one length at a time, which costs less than one after the other.
   *
   * @param out for each kernel an array that gets the sums; one may be {@code in}
   */
  static void alongX(
      float[] in,
      List<float[]> out,
      Size size,
      List<float[]> kernels,
      Border border,
      Workers workers) {
    int width = size.width();
    int rows = size.height() * size.depth();
    int weights = kernels.get(0).length;
    int radius = weights / 2;
    int[] source = sources(width, radius, border);
    int pieces = (rows + ROWS_PER_PIECE - 1) / ROWS_PER_PIECE;
    workers.forEach(pieces, piece -> {
      float[] padded = new float[width + 2 * radius];
      float[][] sums = new float[kernels.size()][Math.min(LINE, width)];
      float[][] shifted = new float[GROUP][sums[0].length];
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
          for (float[] sum : sums) {
            Arrays.fill(sum, 0, n, 0);
          }
          for (int j = 0; j < weights; j += GROUP) {
            for (int g = 0; g < GROUP && j + g < weights; g++) {
              System.arraycopy(padded, x + j + g, shifted[g], 0, n);
            }
            for (int k = 0; k < sums.length; k++) {
              addGroup(kernels.get(k), j, shifted, 0, sums[k], n);
            }
          }
          for (int k = 0; k < sums.length; k++) {
            System.arraycopy(sums[k], 0, out.get(k), start + x, n);
          }
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
      // Only the rows that a sum needs are at hand, so that they stay in the cache.
      float[][] lines = new float[Math.min(n, kernel.length)][columns];
      float[][] padded = new float[kernel.length][];
      float[] sum = new float[columns];
      int read = 0;
      for (int i = 0; i < n; i++) {
        for (; read < n && read <= i + radius; read++) {
          System.arraycopy(in, start + read * stride, lines[read % lines.length], 0, columns);
        }
        for (int j = 0; j < padded.length; j++) {
          padded[j] = lines[source[i + j] % lines.length];
        }
        Arrays.fill(sum, 0);
        for (int j = 0; j < kernel.length; j += GROUP) {
          addGroup(kernel, j, padded, j, sum, columns);
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
  static void addGroup(float[] kernel, int j, float[][] lines, int first, float[] sum, int n) {
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
