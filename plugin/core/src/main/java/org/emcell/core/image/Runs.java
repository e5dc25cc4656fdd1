package org.emcell.core.image;

import java.util.Arrays;

/**
 * The voxels of a mask as runs along x in raster order, each with the label of the connected set that it belongs to:
 * 1, 2, ... in the order of the sets' first runs. Union-find over runs, after Wu, Otoo and Suzuki (Pattern Analysis and
 * Applications 12:117, 2009, <a href="https://doi.org/10.1007/s10044-008-0109-y">doi:10.1007/s10044-008-0109-y</a>).
 */
final class Runs {

  private final Size size;
  private final int[] firstOfRow;
  private int[] start = new int[256];
  private int[] end = new int[256];
  private int count;
  /** While runs are joined, an earlier run of the same set or the run itself; afterwards the label. */
  private final int[] label;

  private final int sets;

  /**
   * Finds and joins the runs of elements that equal {@code value}, in the image that begins at {@code offset} of the
   * mask. Indices in the runs count from that offset.
   */
  Runs(boolean[] mask, int offset, boolean value, Size size, Connectivity connectivity) {
    this.size = size;
    firstOfRow = new int[size.height() * size.depth() + 1];
    find(mask, offset, value);
    start = Arrays.copyOf(start, count);
    end = Arrays.copyOf(end, count);
    label = new int[count];
    Arrays.setAll(label, run -> run);
    join(connectivity == Connectivity.ALL ? 1 : 0);
    sets = number();
  }

  int count() {
    return count;
  }

  /** Returns the number of connected sets. */
  int sets() {
    return sets;
  }

  /** Returns the index of the first voxel of a run. */
  int start(int run) {
    return start[run];
  }

  /** Returns the index after the last voxel of a run. */
  int end(int run) {
    return end[run];
  }

  int label(int run) {
    return label[run];
  }

  private void find(boolean[] mask, int offset, boolean value) {
    for (int row = 0; row + 1 < firstOfRow.length; row++) {
      int rowEnd = offset + (row + 1) * size.width();
      int i = offset + row * size.width();
      while (i < rowEnd) {
        if (mask[i] != value) {
          i++;
          continue;
        }
        int from = i;
        while (i < rowEnd && mask[i] == value) {
          i++;
        }
        append(from - offset, i - offset);
      }
      firstOfRow[row + 1] = count;
    }
  }

  private void append(int from, int to) {
    if (count == start.length) {
      int longer = count + count / 2;
      start = Arrays.copyOf(start, longer);
      end = Arrays.copyOf(end, longer);
    }
    start[count] = from;
    end[count++] = to;
  }

  /** Joins runs of neighbouring rows; {@code reach} is 1 when corners and edges connect, else 0. */
  private void join(int reach) {
    int height = size.height();
    for (int z = 0; z < size.depth(); z++) {
      for (int y = 0; y < height; y++) {
        int row = z * height + y;
        if (y > 0) {
          joinRows(row, row - 1, reach);
        }
        if (z > 0) {
          for (int other = Math.max(0, y - reach);
              other <= Math.min(height - 1, y + reach);
              other++) {
            joinRows(row, (z - 1) * height + other, reach);
          }
        }
      }
    }
  }

  /** Joins the runs of two rows that overlap, or come within {@code reach} columns of doing so. */
  private void joinRows(int row, int earlierRow, int reach) {
    int shift = (row - earlierRow) * size.width();
    int a = firstOfRow[row];
    int b = firstOfRow[earlierRow];
    int lastA = firstOfRow[row + 1];
    int lastB = firstOfRow[earlierRow + 1];
    while (a < lastA && b < lastB) {
      int startB = start[b] + shift;
      int endB = end[b] + shift;
      if (start[a] < endB + reach && startB < end[a] + reach) {
        union(a, b);
      }
      if (end[a] < endB) {
        a++;
      } else {
        b++;
      }
    }
  }

  /** The earlier root stays the root, so that a set's root is its first run. */
  private void union(int a, int b) {
    int rootA = root(a);
    int rootB = root(b);
    if (rootA < rootB) {
      label[rootB] = rootA;
    } else {
      label[rootA] = rootB;
    }
  }

  private int root(int run) {
    int i = run;
    while (label[i] != i) {
      label[i] = label[label[i]];
      i = label[i];
    }
    return i;
  }

  /** Replaces links by labels; a link leads to an earlier run, which has its label by then. */
  private int number() {
    int last = 0;
    for (int run = 0; run < count; run++) {
      label[run] = label[run] == run ? ++last : label[label[run]];
    }
    return last;
  }
}
