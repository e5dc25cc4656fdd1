package org.emcell.core.image;

import org.emcell.core.Workers;

/**
 * The median of a mask: a voxel is set in the result when more than half of the voxels in the box around it are, at
 * least {@code (n + 1) / 2} of {@code n = (2 rx + 1) (2 ry + 1) (2 rz + 1)}. The mask is mirrored at the outer edge of
 * the border voxels (d c b a | a b c d | d c b a), also when it is smaller than the box.
 *
 * <p>Set voxels are counted by running sums along one axis after the other, so that the cost is about the number of
 * voxels whatever the size of the box. Needs an {@code int} per voxel beside input and result. Thread-safe; results do
 * not depend on the number of threads.
 */
public final class MajorityFilter {

  private static final int LINE = 512;

  private MajorityFilter() {}

  /**
   * Returns the filtered mask.
   *
   * @param mask not changed
   * @param size of the image
   * @param rx voxels to either side of the centre along x, at least 0
   * @param ry voxels to either side of the centre along y, at least 0
   * @param rz voxels to either side of the centre along z, at least 0
   * @param workers that share the work
   * @throws IllegalArgumentException when the mask does not fit the size, a radius is negative, or the box holds more
   *     voxels than can be counted
   */
  public static boolean[] apply(
      boolean[] mask, Size size, int rx, int ry, int rz, Workers workers) {
    size.requireLength(mask.length);
    if (rx < 0 || ry < 0 || rz < 0) {
      throw new IllegalArgumentException("Radii of a majority filter must be at least 0, found "
          + rx + ", " + ry + ", " + rz + ".");
    }
    double box = (2.0 * rx + 1) * (2.0 * ry + 1) * (2.0 * rz + 1);
    if (box > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("A majority filter counts in a box of at most "
          + Integer.MAX_VALUE + " voxels, found radii " + rx + ", " + ry + ", " + rz + ".");
    }
    int majority = ((int) box + 1) / 2;
    int[] counts = countAlongX(mask, size, rx, workers);
    if (ry > 0) {
      countAcross(counts, size.depth(), size.height(), size.width(), ry, workers);
    }
    if (rz > 0) {
      countAcross(counts, 1, size.depth(), size.slicePixels(), rz, workers);
    }
    boolean[] result = new boolean[mask.length];
    workers.forEach(size.depth() * size.height(), row -> {
      int end = (row + 1) * size.width();
      for (int i = row * size.width(); i < end; i++) {
        result[i] = counts[i] >= majority;
      }
    });
    return result;
  }

  private static int[] countAlongX(boolean[] mask, Size size, int radius, Workers workers) {
    int width = size.width();
    int[] entering = new int[width];
    int[] leaving = new int[width];
    fillEnds(entering, leaving, radius);
    int[] counts = new int[mask.length];
    workers.forEach(size.depth() * size.height(), row -> {
      int start = row * width;
      int count = 0;
      for (int x = -radius; x <= radius; x++) {
        count += mask[start + Border.MIRRORED.index(x, width)] ? 1 : 0;
      }
      counts[start] = count;
      for (int x = 1; x < width; x++) {
        count += mask[start + entering[x]] ? 1 : 0;
        count -= mask[start + leaving[x]] ? 1 : 0;
        counts[start + x] = count;
      }
    });
    return counts;
  }

  /** Replaces counts by their sums over the middle axis of an image seen as {@code outer x n x stride}. */
  private static void countAcross(
      int[] counts, int outer, int n, int stride, int radius, Workers workers) {
    int[] entering = new int[n];
    int[] leaving = new int[n];
    fillEnds(entering, leaving, radius);
    int blocks = (stride + LINE - 1) / LINE;
    workers.forEach(outer * blocks, piece -> {
      int column = piece % blocks * LINE;
      int columns = Math.min(LINE, stride - column);
      int start = piece / blocks * n * stride + column;
      int[][] lines = new int[n][columns];
      for (int i = 0; i < n; i++) {
        System.arraycopy(counts, start + i * stride, lines[i], 0, columns);
      }
      int[] sum = new int[columns];
      for (int i = -radius; i <= radius; i++) {
        add(lines[Border.MIRRORED.index(i, n)], sum);
      }
      System.arraycopy(sum, 0, counts, start, columns);
      for (int i = 1; i < n; i++) {
        move(lines[entering[i]], lines[leaving[i]], sum);
        System.arraycopy(sum, 0, counts, start + i * stride, columns);
      }
    });
  }

  /** Finds which place enters and which one leaves the window when it moves on to place {@code i}. */
  private static void fillEnds(int[] entering, int[] leaving, int radius) {
    for (int i = 0; i < entering.length; i++) {
      entering[i] = Border.MIRRORED.index(i + radius, entering.length);
      leaving[i] = Border.MIRRORED.index(i - radius - 1, entering.length);
    }
  }

  private static void add(int[] line, int[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += line[i];
    }
  }

  private static void move(int[] entering, int[] leaving, int[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += entering[i] - leaving[i];
    }
  }
}
