package org.emcell.core.pipeline;

import java.util.Arrays;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;

/**
 * Brings a slice of cell and nucleus ids from a grid of square blocks to the pixels of the stack. Between the four nearest
 * block centres the blocks have a say by their nearness, as in linear interpolation: a pixel goes to the cell with most of
 * it, and to its nucleus when that has at least half of all. So outlines are as smooth as the blocks allow, and no cell
 * overlaps another. Thread-safe.
 */
final class LabelEnlarger {

  private final Size from;
  private final Size to;
  private final int block;

  /**
   * @param from number of blocks along x and y
   * @param to number of pixels along x and y
   * @param block columns and rows of a block
   */
  LabelEnlarger(Size from, Size to, int block) {
    this.from = from;
    this.to = to;
    this.block = block;
  }

  /**
   * Enlarges a slice.
   *
   * @param cells id of the cell of every block, 0 for none
   * @param isNucleus where its nucleus is
   * @param cellPixels receives the id of the cell of every pixel
   * @param nucleusPixels receives the id of the cell of every pixel of its nucleus
   */
  void enlarge(int[] cells, boolean[] isNucleus, short[] cellPixels, short[] nucleusPixels, Workers workers) {
    workers.forEach(to.height(), y -> {
      Vote vote = new Vote(cells, isNucleus);
      double v = position(y);
      int top = Math.min(from.height() - 1, (int) v);
      int bottom = Math.min(from.height() - 1, top + 1);
      for (int x = 0; x < to.width(); x++) {
        double u = position(x);
        int left = Math.min(from.width() - 1, (int) u);
        int right = Math.min(from.width() - 1, left + 1);
        double wx = u - left;
        double wy = v - top;
        vote.add(0, from.index(left, top, 0), (1 - wx) * (1 - wy));
        vote.add(1, from.index(right, top, 0), wx * (1 - wy));
        vote.add(2, from.index(left, bottom, 0), (1 - wx) * wy);
        vote.add(3, from.index(right, bottom, 0), wx * wy);
        int i = to.index(x, y, 0);
        cellPixels[i] = (short) vote.cell();
        nucleusPixels[i] = (short) vote.nucleus();
      }
    });
  }

  /** Returns where the centre of a pixel lies among the centres of the blocks. */
  private double position(int pixel) {
    return Math.max(0, (pixel + 0.5) / block - 0.5);
  }

  /** The say of the four nearest blocks. */
  private static final class Vote {

    private final int[] cells;
    private final boolean[] isNucleus;
    private final int[] ids = new int[4];
    private final double[] cellShares = new double[4];
    private final double[] nucleusShares = new double[4];
    private int winner;

    Vote(int[] cells, boolean[] isNucleus) {
      this.cells = cells;
      this.isNucleus = isNucleus;
    }

    /** Adds the block number {@code k}; blocks are added in order. */
    void add(int k, int block, double share) {
      if (k == 0) {
        Arrays.fill(cellShares, 0);
        Arrays.fill(nucleusShares, 0);
        winner = 0;
      }
      ids[k] = cells[block];
      int first = 0;
      while (ids[first] != ids[k]) {
        first++;
      }
      cellShares[first] += share;
      nucleusShares[first] += isNucleus[block] ? share : 0;
    }

    /** Returns the id with the largest share; of equals a cell before none, then the lowest id. */
    int cell() {
      for (int k = 1; k < ids.length; k++) {
        double more = cellShares[k] - cellShares[winner];
        if (more > 0 || more == 0 && cellShares[k] > 0 && ids[k] != 0 && (ids[winner] == 0 || ids[k] < ids[winner])) {
          winner = k;
        }
      }
      return ids[winner];
    }

    /** Returns the id of the cell when its nucleus has at least half, else 0. */
    int nucleus() {
      return ids[winner] != 0 && nucleusShares[winner] >= 0.5 ? ids[winner] : 0;
    }
  }
}
