package org.emcell.core.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.measure.SurfaceDirections.Direction;

/**
 * Surface area of every label of a label volume at once, slice by slice, by counting how often lattice lines in many
 * directions enter and leave a label ({@link SurfaceDirections}). Outside the volume there is no label: a body that the frame
 * cuts is closed by the frame. Keeps as many slices as the directions span, 2 for usual voxels. Not thread-safe.
 */
final class SurfaceEstimator {

  private final int width;
  private final int height;
  private final List<Direction> directions;
  private final int reach;
  private final long[][] crossings;
  private final List<LabelSlice> recent = new ArrayList<>();

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
    recent.add(0, new LabelSlice(labels, filled));
    if (recent.size() > reach + 1) {
      recent.remove(reach + 1);
    }
    workers.forEach(directions.size(), i -> {
      if (crossings[i].length <= largest) {
        crossings[i] = Arrays.copyOf(crossings[i], Math.max(largest + 1, 2 * crossings[i].length));
      }
      Direction direction = directions.get(i);
      if (direction.dz() < recent.size()) {
        count(recent.get(direction.dz()), recent.get(0), direction, crossings[i]);
      } else {
        countAll(recent.get(0), 0, height, 0, width, crossings[i]);
      }
    });
  }

  /** Ends the volume: lines leave it through the last slices. */
  void end() {
    for (int i = 0; i < crossings.length; i++) {
      for (int z = 0; z < Math.min(directions.get(i).dz(), recent.size()); z++) {
        countAll(recent.get(z), 0, height, 0, width, crossings[i]);
      }
    }
    recent.clear();
  }

  /** Counts on the lines that lead from one slice to another, and to and from the outside beside them. */
  private void count(LabelSlice from, LabelSlice to, Direction direction, long[] counts) {
    int dx = Math.min(width, Math.max(-width, direction.dx()));
    int dy = Math.min(height, Math.max(-height, direction.dy()));
    int firstRow = Math.max(0, -dy);
    int endRow = Math.min(height, height - dy);
    int columns = width - Math.abs(dx);
    int fromX = Math.max(0, -dx);
    int toX = Math.max(0, dx);
    for (int y = firstRow; y < endRow; y++) {
      if (from.filled[y] || to.filled[y + dy]) {
        countRow(from.labels, y * width + fromX, to.labels, (y + dy) * width + toX, columns, counts);
      }
    }
    countAll(from, firstRow, endRow, 0, fromX, counts);
    countAll(from, firstRow, endRow, fromX + columns, width, counts);
    countAll(to, firstRow + dy, endRow + dy, 0, toX, counts);
    countAll(to, firstRow + dy, endRow + dy, toX + columns, width, counts);
    countAll(from, 0, firstRow, 0, width, counts);
    countAll(from, endRow, height, 0, width, counts);
    countAll(to, 0, firstRow + dy, 0, width, counts);
    countAll(to, endRow + dy, height, 0, width, counts);
  }

  /** Counts one crossing for every voxel of a rectangle: its line leads to or comes from the outside. */
  private void countAll(LabelSlice slice, int fromY, int endY, int fromX, int endX, long[] counts) {
    for (int y = fromY; y < endY && fromX < endX; y++) {
      for (int i = y * width + fromX; slice.filled[y] && i < y * width + endX; i++) {
        counts[slice.labels[i]]++;
      }
    }
  }

  private static void countRow(int[] from, int a, int[] to, int b, int columns, long[] counts) {
    for (int x = 0; x < columns; ) {
      int equal = Arrays.mismatch(from, a + x, a + columns, to, b + x, b + columns);
      if (equal < 0) {
        return;
      }
      x += equal;
      for (; x < columns && from[a + x] != to[b + x]; x++) {
        counts[from[a + x]]++;
        counts[to[b + x]]++;
      }
    }
  }

  /** Returns the surface area of a label of the volume, once it is ended, in um2. */
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
