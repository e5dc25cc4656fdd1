package org.emcell.core.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.emcell.core.Workers;
import org.emcell.core.measure.SurfaceDirections.Direction;

/**
 * Surface area of every label of a label volume at once, slice by slice, by counting how often lattice lines in many
 * directions enter and leave a label ({@link SurfaceDirections}). Outside the volume there is no label: a body that the
 * frame cuts is closed by the frame. Lines start at rows about {@value #ROW_DISTANCE}
 * nm apart, at other ones for each direction: more of them cost time and change nothing. Keeps as many slices as the
 * directions span, 2 for usual voxels. Not thread-safe.
 */
final class SurfaceEstimator {

  private static final double ROW_DISTANCE = 80;

  private final int width;
  private final int height;
  private final List<Direction> directions;
  private final int reach;
  private final int rowStep;
  private final long[][] crossings;
  private final List<LabelSlice> recent = new ArrayList<>();

  /** A slice with, for each row, the first column that holds a label and the one after the last; equal without any. */
  private record LabelSlice(int[] labels, int[] first, int[] end) {}

  /**
   * @param width of the slices
   * @param height of the slices
   * @param directions of the lines, as {@link SurfaceDirections} gives them
   * @param rowHeight height of a voxel in nm
   */
  SurfaceEstimator(int width, int height, List<Direction> directions, double rowHeight) {
    this.width = width;
    this.height = height;
    this.directions = directions;
    reach = directions.stream().mapToInt(Direction::dz).max().orElse(0);
    rowStep = Math.max(1, (int) (ROW_DISTANCE / rowHeight));
    crossings = new long[directions.size()][0];
  }

  /**
   * Adds the next slice. The array is kept until it is out of reach and must not be changed.
   *
   * @param largest no label of this slice is above it
   */
  void add(int[] labels, int largest, Workers workers) {
    recent.add(0, scan(labels));
    if (recent.size() > reach + 1) {
      recent.remove(reach + 1);
    }
    workers.forEach(directions.size(), i -> {
      if (crossings[i].length <= largest) {
        crossings[i] = Arrays.copyOf(crossings[i], Math.max(largest + 1, 2 * crossings[i].length));
      }
      int dz = directions.get(i).dz();
      count(dz < recent.size() ? recent.get(dz) : null, recent.get(0), i);
    });
  }

  /** Ends the volume: lines leave it through the last slices. */
  void end() {
    for (int i = 0; i < crossings.length; i++) {
      for (int z = 0; z < Math.min(directions.get(i).dz(), recent.size()); z++) {
        count(recent.get(z), null, i);
      }
    }
    recent.clear();
  }

  private LabelSlice scan(int[] labels) {
    int[] first = new int[height];
    int[] end = new int[height];
    for (int y = 0; y < height; y++) {
      int row = y * width;
      int to = width;
      while (to > 0 && labels[row + to - 1] == 0) {
        to--;
      }
      int from = 0;
      while (from < to && labels[row + from] == 0) {
        from++;
      }
      first[y] = from;
      end[y] = to;
    }
    return new LabelSlice(labels, first, end);
  }

  /** Counts on the lines of a direction that lead from one slice to another; null stands for the outside. */
  private void count(LabelSlice from, LabelSlice to, int i) {
    int dx = Math.max(-width, Math.min(width, directions.get(i).dx()));
    int dy = directions.get(i).dy();
    long[] counts = crossings[i];
    int first = Math.min(0, -dy);
    first += Math.floorMod(i - first, rowStep);
    for (int y = first; y < Math.max(height, height - dy); y += rowStep) {
      boolean starts = from != null && y >= 0 && y < height;
      boolean ends = to != null && y + dy >= 0 && y + dy < height;
      if (starts && ends) {
        countRows(from, y, to, y + dy, dx, counts);
      } else if (starts) {
        countAll(from, y, 0, width, counts);
      } else if (ends) {
        countAll(to, y + dy, 0, width, counts);
      }
    }
  }

  /** Counts on the lines from row {@code a} of a slice to row {@code b} of another, {@code dx} columns farther on. */
  private void countRows(LabelSlice from, int a, LabelSlice to, int b, int dx, long[] counts) {
    int columns = width - Math.abs(dx);
    int fromX = Math.max(0, -dx);
    int toX = Math.max(0, dx);
    int first = Math.max(0, Math.min(from.first[a] - fromX, to.first[b] - toX));
    int end = Math.min(columns, Math.max(from.end[a] - fromX, to.end[b] - toX));
    int fromRow = a * width + fromX;
    int toRow = b * width + toX;
    for (int x = first; x < end; ) {
      int equal = Arrays.mismatch(
          from.labels, fromRow + x, fromRow + end, to.labels, toRow + x, toRow + end);
      if (equal < 0) {
        break;
      }
      x += equal;
      for (; x < end && from.labels[fromRow + x] != to.labels[toRow + x]; x++) {
        counts[from.labels[fromRow + x]]++;
        counts[to.labels[toRow + x]]++;
      }
    }
    countAll(from, a, 0, fromX, counts);
    countAll(from, a, fromX + columns, width, counts);
    countAll(to, b, 0, toX, counts);
    countAll(to, b, toX + columns, width, counts);
  }

  /** Counts one crossing for every voxel of a piece of a row: its line leads to or comes from the outside. */
  private void countAll(LabelSlice slice, int y, int fromX, int endX, long[] counts) {
    int end = y * width + Math.min(endX, slice.end[y]);
    for (int i = y * width + Math.max(fromX, slice.first[y]); i < end; i++) {
      counts[slice.labels[i]]++;
    }
  }

  /** Returns the surface area of a label of the volume, once it is ended, in um2. */
  double area(int label) {
    double area = 0;
    for (int i = 0; i < crossings.length; i++) {
      if (label < crossings[i].length) {
        area += crossings[i][label] * rowStep * directions.get(i).area();
      }
    }
    return area;
  }
}
