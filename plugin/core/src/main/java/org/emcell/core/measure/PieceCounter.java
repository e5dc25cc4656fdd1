package org.emcell.core.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Number of voxels of each 26-connected piece of every label, slice by slice: pieces are joined run by run with those
 * of the slice before. Keeps the runs of two slices. Not thread-safe.
 */
final class PieceCounter {

  private final int width;
  private final int height;
  private final Map<Integer, List<Long>> ended = new HashMap<>();
  private RunSlice before;

  /** The runs of equal label of a slice in raster order; {@code piece} is the number of the piece of each run. */
  private static final class RunSlice {
    private final int[] rowStart;
    private int[] start = new int[64];
    private int[] end = new int[64];
    private int[] label = new int[64];
    private int[] piece = new int[64];
    private int count;
    private long[] voxels;

    RunSlice(int height) {
      rowStart = new int[height + 1];
    }

    void add(int from, int to, int id) {
      if (count == start.length) {
        start = Arrays.copyOf(start, 2 * count);
        end = Arrays.copyOf(end, 2 * count);
        label = Arrays.copyOf(label, 2 * count);
        piece = Arrays.copyOf(piece, 2 * count);
      }
      start[count] = from;
      end[count] = to;
      label[count++] = id;
    }
  }

  PieceCounter(int width, int height) {
    this.width = width;
    this.height = height;
    before = new RunSlice(height);
    before.voxels = new long[0];
  }

  /** Adds the next slice. */
  void add(int[] labels) {
    RunSlice now = runs(labels);
    int old = before.voxels.length;
    int[] parent = new int[old + now.count];
    Arrays.setAll(parent, i -> i);
    Arrays.setAll(now.piece, run -> old + run);
    for (int y = 0; y < height; y++) {
      for (int row = y - 1; row <= y + 1; row++) {
        if (row >= 0 && row < height) {
          join(now, y, before, row, parent);
        }
      }
      if (y > 0) {
        join(now, y, now, y - 1, parent);
      }
    }
    close(now, old, parent);
    before = now;
  }

  private RunSlice runs(int[] labels) {
    RunSlice runs = new RunSlice(height);
    for (int y = 0; y < height; y++) {
      int row = y * width;
      for (int x = 0; x < width; ) {
        int id = labels[row + x];
        int from = x++;
        while (x < width && labels[row + x] == id) {
          x++;
        }
        if (id != 0) {
          runs.add(from, x, id);
        }
      }
      runs.rowStart[y + 1] = runs.count;
    }
    return runs;
  }

  /** Joins the runs of a row with those of a neighbouring row that they touch, corners included. */
  private static void join(RunSlice now, int y, RunSlice other, int row, int[] parent) {
    int j = other.rowStart[row];
    int last = other.rowStart[row + 1];
    for (int i = now.rowStart[y]; i < now.rowStart[y + 1]; i++) {
      while (j < last && other.end[j] < now.start[i]) {
        j++;
      }
      for (int k = j; k < last && other.start[k] <= now.end[i]; k++) {
        if (other.label[k] == now.label[i]) {
          int a = root(parent, other.piece[k]);
          int b = root(parent, now.piece[i]);
          parent[Math.max(a, b)] = Math.min(a, b);
        }
      }
    }
  }

  private static int root(int[] parent, int i) {
    int root = i;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  /** Numbers the pieces that go on in this slice anew, and books those that do not. */
  private void close(RunSlice now, int old, int[] parent) {
    long[] voxels = new long[parent.length];
    int[] labelOf = new int[parent.length];
    for (int run = 0; run < before.count; run++) {
      labelOf[root(parent, before.piece[run])] = before.label[run];
    }
    for (int piece = 0; piece < old; piece++) {
      voxels[root(parent, piece)] += before.voxels[piece];
    }
    int[] number = new int[parent.length];
    Arrays.fill(number, -1);
    int count = 0;
    for (int run = 0; run < now.count; run++) {
      int root = root(parent, now.piece[run]);
      voxels[root] += now.end[run] - now.start[run];
      if (number[root] < 0) {
        number[root] = count++;
      }
      now.piece[run] = number[root];
    }
    now.voxels = new long[count];
    for (int i = 0; i < parent.length; i++) {
      if (number[i] >= 0) {
        now.voxels[number[i]] = voxels[i];
      } else if (i < old && parent[i] == i) {
        ended.computeIfAbsent(labelOf[i], id -> new ArrayList<>()).add(voxels[i]);
      }
    }
  }

  /** Ends the volume and returns how many pieces of a label have at least {@code least} voxels. */
  int pieces(int label, double least) {
    if (before.count > 0) {
      add(new int[width * height]);
    }
    return (int) ended.getOrDefault(label, List.of()).stream()
        .filter(voxels -> voxels >= least)
        .count();
  }
}
