package org.emcell.core.measure.mesh;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts, label by label, how many voxels of every block belong to the label, slice by slice; each label within the
 * rectangle of blocks that it reaches. Not thread-safe.
 */
final class BlockCoverage {

  private final BlockGrid grid;
  private final SortedMap<Integer, Counts> labels = new TreeMap<>();
  private int slices;
  private int[] runs = new int[4 * 1024];

  /** What a label covers of a slice of blocks: the share of every block in a rectangle, 0 to 1, row by row. */
  record Cover(int left, int top, int width, int height, float[] shares) {}

  private static final class Counts {
    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right = -1;
    private int bottom = -1;
    private int wantedLeft = Integer.MAX_VALUE;
    private int wantedTop = Integer.MAX_VALUE;
    private int wantedRight = -1;
    private int wantedBottom = -1;
    private int[] voxels = new int[0];

    void want(int fromX, int toX, int y) {
      wantedLeft = Math.min(wantedLeft, fromX);
      wantedRight = Math.max(wantedRight, toX);
      wantedTop = Math.min(wantedTop, y);
      wantedBottom = Math.max(wantedBottom, y);
    }

    int width() {
      return right - left + 1;
    }

    void grow() {
      if (wantedLeft >= left
          && wantedTop >= top
          && wantedRight <= right
          && wantedBottom <= bottom) {
        return;
      }
      int width = wantedRight - wantedLeft + 1;
      int[] larger = new int[width * (wantedBottom - wantedTop + 1)];
      for (int y = top; y <= bottom; y++) {
        System.arraycopy(
            voxels,
            (y - top) * width(),
            larger,
            (y - wantedTop) * width + left - wantedLeft,
            width());
      }
      voxels = larger;
      left = wantedLeft;
      top = wantedTop;
      right = wantedRight;
      bottom = wantedBottom;
    }
  }

  BlockCoverage(BlockGrid grid) {
    this.grid = grid;
  }

  /** Adds a slice. */
  void add(int[] slice) {
    int count = findRuns(slice);
    labels.values().forEach(Counts::grow);
    for (int i = 0; i < count; i += 4) {
      addRun(labels.get(runs[i]), runs[i + 1], runs[i + 2], runs[i + 3] / grid.blockY());
    }
    slices++;
  }

  /** Notes label, start, end and row of every run of a label and returns four times their number. */
  private int findRuns(int[] slice) {
    int width = grid.slice().width();
    int count = 0;
    for (int y = 0; y < grid.slice().height(); y++) {
      int row = y * width;
      for (int x = 0; x < width; ) {
        int label = slice[row + x];
        int start = x++;
        while (x < width && slice[row + x] == label) {
          x++;
        }
        if (label != 0) {
          labels
              .computeIfAbsent(label, id -> new Counts())
              .want(start / grid.blockX(), (x - 1) / grid.blockX(), y / grid.blockY());
          if (count == runs.length) {
            runs = Arrays.copyOf(runs, 2 * count);
          }
          runs[count] = label;
          runs[count + 1] = start;
          runs[count + 2] = x;
          runs[count + 3] = y;
          count += 4;
        }
      }
    }
    return count;
  }

  private void addRun(Counts counts, int start, int end, int blockRow) {
    int row = (blockRow - counts.top) * counts.width() - counts.left;
    for (int x = start; x < end; ) {
      int block = x / grid.blockX();
      int next = Math.min(end, (block + 1) * grid.blockX());
      counts.voxels[row + block] += next - x;
      x = next;
    }
  }

  /** Returns how many slices were added since the last slab was taken. */
  int slices() {
    return slices;
  }

  /** Returns what the slices so far cover, by label, and begins anew. */
  SortedMap<Integer, Cover> take() {
    SortedMap<Integer, Cover> covers = new TreeMap<>();
    labels.forEach((label, counts) -> {
      float[] shares = new float[counts.voxels.length];
      for (int i = 0; i < shares.length; i++) {
        int column = counts.left + i % counts.width();
        int row = counts.top + i / counts.width();
        shares[i] = counts.voxels[i] / (float) (grid.pixels(column, row) * slices);
      }
      covers.put(
          label,
          new Cover(
              counts.left, counts.top, counts.width(), counts.bottom - counts.top + 1, shares));
    });
    labels.clear();
    slices = 0;
    return covers;
  }
}
