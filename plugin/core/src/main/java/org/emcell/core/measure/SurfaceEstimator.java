package org.emcell.core.measure;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.measure.SurfaceDirections.Direction;

/**
 * Surface area of every label of a label volume at once, slice by slice, by counting how often lattice lines in many
 * directions enter and leave a label ({@link SurfaceDirections}). Faces on the frame of the volume are not surface.
 * Keeps as many slices as the directions span, 2 for usual voxels. Not thread-safe.
 */
final class SurfaceEstimator {

  private final int width;
  private final int height;
  private final List<Direction> directions;
  private final int reach;
  private final long[][] crossings;
  private final Deque<LabelSlice> recent = new ArrayDeque<>();

  /** A slice with, for each row, whether there is any label in it. */
  private record LabelSlice(int[] labels, boolean[] filled) {}

  SurfaceEstimator(int width, int height, VoxelSize voxel) {
    this.width = width;
    this.height = height;
    directions = SurfaceDirections.of(voxel);
    reach = directions.stream().mapToInt(Direction::dz).max().orElse(0);
    crossings = new long[directions.size()][0];
  }

  /**
   * Adds the next slice. The array is kept until it is out of reach and must not be changed.
   *
   * @param largest no label of this slice is above it
   */
  void add(int[] labels, int largest, Workers workers) {
    boolean[] filled = new boolean[height];
    for (int y = 0; y < height; y++) {
      for (int x = y * width; x < (y + 1) * width && !filled[y]; x++) {
        filled[y] = labels[x] != 0;
      }
    }
    recent.addFirst(new LabelSlice(labels, filled));
    if (recent.size() > reach + 1) {
      recent.removeLast();
    }
    workers.forEach(directions.size(), i -> {
      if (crossings[i].length <= largest) {
        crossings[i] = Arrays.copyOf(crossings[i], Math.max(largest + 1, 2 * crossings[i].length));
      }
      if (directions.get(i).dz() < recent.size()) {
        count(directions.get(i), crossings[i]);
      }
    });
  }

  /** Counts on the lines from the slice {@code direction.dz()} before the newest one to the newest one. */
  private void count(Direction direction, long[] counts) {
    Iterator<LabelSlice> slices = recent.iterator();
    LabelSlice to = slices.next();
    LabelSlice from = to;
    for (int i = 0; i < direction.dz(); i++) {
      from = slices.next();
    }
    int columns = width - Math.abs(direction.dx());
    int fromX = Math.max(0, -direction.dx());
    int toX = Math.max(0, direction.dx());
    int firstRow = Math.max(0, -direction.dy());
    int endRow = Math.min(height, height - direction.dy());
    for (int y = firstRow; y < endRow && columns > 0; y++) {
      if (from.filled[y] || to.filled[y + direction.dy()]) {
        countRow(from.labels, y * width + fromX, to.labels, (y + direction.dy()) * width + toX, columns, counts);
      }
    }
  }

  private static void countRow(int[] from, int a, int[] to, int b, int columns, long[] counts) {
    int x = 0;
    while (true) {
      int next = Arrays.mismatch(from, a + x, a + columns, to, b + x, b + columns);
      if (next < 0) {
        return;
      }
      x += next;
      for (; x < columns && from[a + x] != to[b + x]; x++) {
        counts[from[a + x]]++;
        counts[to[b + x]]++;
      }
      if (x == columns) {
        return;
      }
    }
  }

  /** Returns the surface area of a label in um2. */
  double area(int label) {
    double area = 0;
    for (int i = 0; i < crossings.length; i++) {
      if (label < crossings[i].length) {
        area += crossings[i][label] * directions.get(i).area();
      }
    }
    return area;
  }
}
