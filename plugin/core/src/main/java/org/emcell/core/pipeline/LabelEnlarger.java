package org.emcell.core.pipeline;

import java.util.Arrays;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;

/**
 * Brings a slice of cell and nucleus ids from a grid of square blocks to the pixels of the stack. Between the four
 * nearest block centres the blocks have a say by their nearness, as in linear interpolation: a pixel goes to the cell
 * with most of it, and to its nucleus when that has at least half of all. So outlines are as smooth as the blocks
 * allow, and no cell overlaps another. Thread-safe.
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
   * @param nuclei id of the cell of every block of its nucleus, 0 elsewhere
   * @param cellPixels receives the id of the cell of every pixel
   * @param nucleusPixels receives the id of the cell of every pixel of its nucleus
   */
  void enlarge(
      int[] cells, int[] nuclei, short[] cellPixels, short[] nucleusPixels, Workers workers) {
    if (block == 1) {
      for (int i = 0; i < cells.length; i++) {
        cellPixels[i] = (short) cells[i];
        nucleusPixels[i] = nuclei[i] != 0 ? cellPixels[i] : 0;
      }
      return;
    }
    workers.forEach(to.height(), y -> {
      Vote vote = new Vote(cells, nuclei);
      double v = position(y);
      int top = Math.min(from.height() - 1, (int) v);
      int bottom = Math.min(from.height() - 1, top + 1);
      double wy = v - top;
      for (int x = 0; x < to.width(); ) {
        int left = Math.min(from.width() - 1, (int) position(x));
        int right = Math.min(from.width() - 1, left + 1);
        vote.between(
            from.index(left, top, 0),
            from.index(right, top, 0),
            from.index(left, bottom, 0),
            from.index(right, bottom, 0));
        // The pixels up to the next column of block centres have the same four blocks.
        for (; x < to.width() && (position(x) < left + 1 || left == right); x++) {
          vote.take(position(x) - left, wy);
          int i = to.index(x, y, 0);
          cellPixels[i] = (short) vote.cell();
          nucleusPixels[i] = (short) vote.nucleus();
        }
      }
    });
  }

  /**
   * Enlarges what was given away, up to the outlines of the cells that are there: a pixel that no cell has is filled where
   * blocks of cells and given blocks together have at least half of the say. It goes to the cell of the given block with most
   * of it, and stays as it is where no given block has a say.
   *
   * @param cells id of the cell of every block, 0 for none
   * @param given id of the cell that a block was given to, 0 for all others
   * @param pixels ids, of which those that are 0 are set
   */
  void fill(int[] cells, int[] given, int[] pixels) {
    for (int y = 0; y < to.height(); y++) {
      int top = Math.min(from.height() - 1, (int) position(y));
      int bottom = Math.min(from.height() - 1, top + 1);
      for (int x = 0; x < to.width(); ) {
        int left = Math.min(from.width() - 1, (int) position(x));
        int right = Math.min(from.width() - 1, left + 1);
        int[] blocks = {
          from.index(left, top, 0),
          from.index(right, top, 0),
          from.index(left, bottom, 0),
          from.index(right, bottom, 0)
        };
        boolean isNear = false;
        for (int block : blocks) {
          isNear |= given[block] != 0;
        }
        for (; x < to.width() && (position(x) < left + 1 || left == right); x++) {
          int i = to.index(x, y, 0);
          if (isNear && pixels[i] == 0) {
            pixels[i] = filled(cells, given, blocks, position(x) - left, position(y) - top);
          }
        }
      }
    }
  }

  private static int filled(int[] cells, int[] given, int[] blocks, double x, double y) {
    double say = 0;
    double largest = 0;
    int id = 0;
    for (int k = 0; k < blocks.length; k++) {
      double share = share(k, x, y);
      say += cells[blocks[k]] != 0 || given[blocks[k]] != 0 ? share : 0;
      if (given[blocks[k]] != 0 && share > largest) {
        largest = share;
        id = given[blocks[k]];
      }
    }
    return say >= 0.5 ? id : 0;
  }

  /** Returns the say of a block: 0 and 1 are the upper two, 0 and 2 the left two. */
  private static double share(int k, double x, double y) {
    return (k % 2 == 0 ? 1 - x : x) * (k < 2 ? 1 - y : y);
  }

  /** Returns where the centre of a pixel lies among the centres of the blocks. */
  private double position(int pixel) {
    return Math.max(0, (pixel + 0.5) / block - 0.5);
  }

  /** The say of the four nearest blocks. */
  private static final class Vote {

    private final int[] cells;
    private final int[] nuclei;
    private final int[] blocks = new int[4];
    private final double[] cellShares = new double[4];
    private final double[] nucleusShares = new double[4];
    private boolean alike;
    private int winner;

    Vote(int[] cells, int[] nuclei) {
      this.cells = cells;
      this.nuclei = nuclei;
    }

    /** Chooses the four blocks. */
    void between(int topLeft, int topRight, int bottomLeft, int bottomRight) {
      blocks[0] = topLeft;
      blocks[1] = topRight;
      blocks[2] = bottomLeft;
      blocks[3] = bottomRight;
      alike = true;
      for (int block : blocks) {
        alike &= cells[block] == cells[topLeft] && nuclei[block] == nuclei[topLeft];
      }
      winner = 0;
      nucleusShares[0] = nuclei[topLeft] != 0 ? 1 : 0;
    }

    /** Lets the blocks vote at a place between their centres: 0 to 1 from left to right and from top to bottom. */
    void take(double x, double y) {
      if (alike) {
        return;
      }
      Arrays.fill(cellShares, 0);
      Arrays.fill(nucleusShares, 0);
      for (int k = 0; k < blocks.length; k++) {
        double share = share(k, x, y);
        int first = 0;
        while (id(first) != id(k)) {
          first++;
        }
        cellShares[first] += share;
        nucleusShares[first] += nuclei[blocks[k]] != 0 ? share : 0;
      }
      winner = 0;
      for (int k = 1; k < blocks.length; k++) {
        winner = cellShares[k] > cellShares[winner]
                || cellShares[k] == cellShares[winner] && goesBefore(k, winner)
            ? k
            : winner;
      }
    }

    /** Of equal shares a cell goes before none, then the lowest id. */
    private boolean goesBefore(int k, int other) {
      return id(k) != 0 && (id(other) == 0 || id(k) < id(other));
    }

    private int id(int k) {
      return cells[blocks[k]];
    }

    /** Returns the id with the largest share. */
    int cell() {
      return id(winner);
    }

    /** Returns the id of the cell when its nucleus has at least half, else 0. */
    int nucleus() {
      return nucleusShares[winner] >= 0.5 ? id(winner) : 0;
    }
  }
}
