package org.emcell.core.phantom;

import java.util.Arrays;

/**
 * The truth of one slice as runs of pixels of the same kind; a slice of 8192 x 8192 pixels needs some 100 kB. Tiles may
 * be {@linkplain #set set} by several threads at a time and are read when all are set.
 */
final class SliceLabels implements LabelRows {

  /** Numbers that a run takes: its first column, the column after its last one, its label. */
  private static final int RUN = 3;

  private final int width;
  private final int columns;
  private final int[][] runs;
  private final int[][] ends;

  /** What is done with a run of pixels from one to before another column, of a label as in {@link LabelRows#read}. */
  interface RunUse {
    void accept(int from, int to, int label);
  }

  SliceLabels(int width, int height) {
    this.width = width;
    columns = (width - 1) / CellTile.WIDTH + 1;
    int tiles = columns * ((height - 1) / CellTile.HEIGHT + 1);
    runs = new int[tiles][];
    ends = new int[tiles][];
  }

  /** Takes over what a tile shows whose first pixel is (x0, y0). */
  void set(CellTile tile, int x0, int y0) {
    if (!tile.hasCells) {
      return;
    }
    int[] found = new int[64 * RUN];
    int[] rowEnds = new int[tile.height];
    int count = 0;
    for (int y = 0; y < tile.height; y++) {
      int to = Math.min(tile.width, tile.to[y + 1] - 1);
      int current = 0;
      for (int x = Math.max(0, tile.from[y + 1] - 1); x < to; x++) {
        int label = tile.label(tile.index(x, y));
        if (label != current) {
          if (current != 0) {
            found[count - 2] = x0 + x;
          }
          if (label != 0) {
            if (count == found.length) {
              found = Arrays.copyOf(found, 2 * count);
            }
            found[count] = x0 + x;
            found[count + 2] = label;
            count += RUN;
          }
          current = label;
        }
      }
      if (current != 0) {
        found[count - 2] = x0 + to;
      }
      rowEnds[y] = count;
    }
    int place = y0 / CellTile.HEIGHT * columns + x0 / CellTile.WIDTH;
    runs[place] = Arrays.copyOf(found, count);
    ends[place] = rowEnds;
  }

  /** Goes through the runs of a row from left to right; runs that meet at the border of a tile are not joined. */
  void forEachRun(int y, RunUse use) {
    int row = y % CellTile.HEIGHT;
    int first = y / CellTile.HEIGHT * columns;
    for (int tile = first; tile < first + columns; tile++) {
      int[] found = runs[tile];
      if (found != null) {
        int end = ends[tile][row];
        for (int i = row == 0 ? 0 : ends[tile][row - 1]; i < end; i += RUN) {
          use.accept(found[i], found[i + 1], found[i + 2]);
        }
      }
    }
  }

  @Override
  public boolean read(int y, int[] labels) {
    Arrays.fill(labels, 0, width, 0);
    boolean[] any = new boolean[1];
    forEachRun(y, (from, to, label) -> {
      any[0] = true;
      Arrays.fill(labels, from, to, label);
    });
    return any[0];
  }
}
