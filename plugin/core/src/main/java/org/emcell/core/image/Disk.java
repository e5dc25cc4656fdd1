package org.emcell.core.image;

import java.util.Arrays;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;

/**
 * A disk that a mask of one slice is dilated by. Each run of set pixels of a row covers, in a row {@code dy} away, the
 * columns from {@code w} before to {@code w} after it, {@code w} being half the width of the disk at {@code dy}. These
 * intervals are entered by their ends into rows of differences, which are summed up once all rows within reach were
 * seen; from the outermost rows of the disk inwards, runs whose intervals meet become one, so that noise does not cost
 * more than large shapes do. The time is that of two passes over the mask and of the entries, {@code 2 r + 1} a run at
 * most.
 */
final class Disk {

  private static final int LEAST_BAND = 64;

  /** Half the width of the disk, in columns, for each distance in rows. */
  private final int[] half;

  private final Size size;

  /**
   * @param size of the slices, of depth 1
   * @param square largest square of a distance from the centre that belongs to the disk, in the unit of {@code spacing}
   * @param spacing edges of a pixel
   */
  Disk(Size size, double square, VoxelSize spacing) {
    this.size = size;
    int reach = columns(square, 0, spacing.y(), size.height() - 1);
    half = new int[reach + 1];
    for (int dy = 0; dy <= reach; dy++) {
      half[dy] = columns(square, dy * spacing.y(), spacing.x(), size.width());
    }
  }

  /** Returns the largest number of steps of a length, up to {@code most}, which stay within the square. */
  private static int columns(double square, double across, double step, int most) {
    int count = (int) Math.min(most, Math.sqrt(Math.max(0, square - across * across)) / step + 1);
    while (count > 0 && across * across + count * step * (count * step) > square) {
      count--;
    }
    return count;
  }

  /**
   * Returns which pixels have one of a given value under the disk.
   *
   * @param mask to look at
   * @param value what is looked for
   * @param whenNear what such pixels are in the result; the others are the contrary
   * @param workers that share the work
   */
  boolean[] near(boolean[] mask, boolean value, boolean whenNear, Workers workers) {
    boolean[] result = new boolean[mask.length];
    int height = size.height();
    // A band looks at its neighbours' rows too: it must be much higher than the disk.
    int band = workers.count() == 1
        ? height
        : Math.max(Math.max(LEAST_BAND, 4 * half.length), height / (4 * workers.count()));
    workers.forEach((height + band - 1) / band, piece -> {
      int first = piece * band;
      new Band(mask, value, result, whenNear, first, Math.min(height, first + band)).fill();
    });
    return result;
  }

  /** Some rows of the result. */
  private final class Band {

    private final boolean[] mask;
    private final boolean value;
    private final boolean[] result;
    private final boolean whenNear;
    private final int first;
    private final int end;
    private final int reach = half.length - 1;
    private final int width = size.width();
    /** For each row within reach, by how much the number of intervals over a column exceeds that of the column before. */
    private final int[][] changes = new int[2 * half.length - 1][width + 1];

    private final int[] starts = new int[width / 2 + 1];
    private final int[] ends = new int[width / 2 + 1];

    Band(boolean[] mask, boolean value, boolean[] result, boolean whenNear, int first, int end) {
      this.mask = mask;
      this.value = value;
      this.result = result;
      this.whenNear = whenNear;
      this.first = first;
      this.end = end;
    }

    void fill() {
      int last = Math.min(size.height(), end + reach);
      for (int y = Math.max(0, first - reach); y < last; y++) {
        enter(y);
        if (y - reach >= first) {
          sum(y - reach);
        }
      }
      for (int y = Math.max(first, last - reach); y < end; y++) {
        sum(y);
      }
    }

    /** Enters what the runs of a row cover in this and other rows of the band. */
    private void enter(int y) {
      int count = findRuns(y * width);
      int merged = -1;
      for (int dy = reach; dy >= 0 && count > 0; dy--) {
        int w = half[dy];
        if (w != merged) {
          count = merge(count, 2 * w);
          merged = w;
        }
        enter(y - dy, w, count);
        if (dy > 0) {
          enter(y + dy, w, count);
        }
      }
    }

    private int findRuns(int row) {
      int count = 0;
      int i = row;
      int rowEnd = row + width;
      while (i < rowEnd) {
        if (mask[i] != value) {
          i++;
          continue;
        }
        starts[count] = i - row;
        while (i < rowEnd && mask[i] == value) {
          i++;
        }
        ends[count++] = i - row;
      }
      return count;
    }

    /** Joins runs that are not farther apart than a gap; returns how many are left. */
    private int merge(int count, int gap) {
      int kept = 0;
      for (int run = 1; run < count; run++) {
        if (starts[run] - ends[kept] <= gap) {
          ends[kept] = ends[run];
        } else {
          kept++;
          starts[kept] = starts[run];
          ends[kept] = ends[run];
        }
      }
      return kept + 1;
    }

    private void enter(int y, int w, int count) {
      if (y < first || y >= end) {
        return;
      }
      int[] change = changes[y % changes.length];
      for (int run = 0; run < count; run++) {
        change[Math.max(0, starts[run] - w)]++;
        change[Math.min(width, ends[run] + w)]--;
      }
    }

    private void sum(int y) {
      int[] change = changes[y % changes.length];
      int row = y * width;
      int intervals = 0;
      for (int x = 0; x < width; x++) {
        intervals += change[x];
        result[row + x] = intervals > 0 == whenNear;
      }
      Arrays.fill(change, 0);
    }
  }
}
