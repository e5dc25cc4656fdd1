package org.emcell.core.phantom;

import java.util.Arrays;

/**
 * Smooth random field in the specimen: random numbers on a cubic lattice, interpolated by quadratic B-splines. Mean 0,
 * standard deviation 1, continuous slope; structures are about two lattice spacings wide. Immutable.
 *
 * <p>A field is read through a {@link Plane}, which folds the lattice along z once per tile and along y once per row,
 * as far as rows are asked for, so that one pixel costs a polynomial of degree 2.
 */
final class SmoothNoise {

  /** One over the standard deviation of the interpolated numbers: their variance is 1/3 times 11/20 per axis. */
  private static final float TO_UNIT = (float) Math.sqrt(3 / (0.55 * 0.55 * 0.55));

  private final long seed;
  private final double spacing;

  /**
   * @param seed fields with different seeds are independent
   * @param spacing of the lattice in nm
   */
  SmoothNoise(long seed, double spacing) {
    this.seed = LatticeHash.mix(seed);
    this.spacing = spacing;
  }

  /** Returns the field at a place in nm; for single places, a plane is faster for many. */
  double at(double x, double y, double z) {
    long i = (long) Math.floor(x / spacing);
    long j = (long) Math.floor(y / spacing);
    long k = (long) Math.floor(z / spacing);
    double sum = 0;
    for (int dz = -1; dz <= 1; dz++) {
      for (int dy = -1; dy <= 1; dy++) {
        double weight = weight(z / spacing - k, dz) * weight(y / spacing - j, dy);
        for (int dx = -1; dx <= 1; dx++) {
          sum += weight
              * weight(x / spacing - i, dx)
              * LatticeHash.signed(seed, i + dx, j + dy, k + dz);
        }
      }
    }
    return sum * TO_UNIT;
  }

  /** Weight of the lattice point {@code offset} (-1, 0, 1) from the one whose cell holds the place. */
  private static double weight(double fraction, int offset) {
    return switch (offset) {
      case -1 -> 0.5 * (1 - fraction) * (1 - fraction);
      case 1 -> 0.5 * fraction * fraction;
      default -> 0.5 + fraction * (1 - fraction);
    };
  }

  /** Returns an empty plane of this field, to be {@linkplain Plane#cut cut} before use. Not thread-safe. */
  Plane plane() {
    return new Plane();
  }

  /**
   * A rectangle of the field at one height. The arrays grow to what is needed and are used again; what depends on the
   * columns alone is kept as long as the columns stay the same, so that rectangles below each other cost less.
   */
  final class Plane {

    /** From this number of pixels per lattice cell on, a row is written lattice cell by lattice cell. */
    private static final double WIDE = 12;

    private float[] nodes = new float[0];
    private boolean[] isRowReady = new boolean[0];
    private float[] folded = new float[0];
    private float[] constant = new float[0];
    private float[] linear = new float[0];
    private float[] square = new float[0];
    private int[] cell = new int[0];
    private int[] cellEnd = new int[0];
    private float[] fraction = new float[0];
    private int width;
    private int firstColumn;
    private int columns;
    private int firstRow;
    private double left = Double.NaN;
    private double top;
    private double stepX = Double.NaN;
    private double stepY;
    private long layer;
    private float below;
    private float at;
    private float above;

    /**
     * Lays the plane through pixels.
     *
     * @param x place of the first pixel in nm
     * @param y place of the first row in nm
     * @param z height in nm
     * @param newWidth number of pixels of a row
     * @param height number of rows
     * @param newStepX width of a pixel in nm
     * @param newStepY height of a pixel in nm
     */
    void cut(
        double x, double y, double z, int newWidth, int height, double newStepX, double newStepY) {
      if (x != left || newWidth != width || newStepX != stepX) {
        left = x;
        width = newWidth;
        stepX = newStepX;
        layOutColumns();
      }
      top = y;
      stepY = newStepY;
      firstRow = (int) Math.floor(y / spacing) - 1;
      int rows = (int) Math.floor((y + (height - 1) * stepY) / spacing) + 2 - firstRow;
      if (nodes.length < columns * rows) {
        nodes = new float[columns * rows];
      }
      if (isRowReady.length < rows) {
        isRowReady = new boolean[rows];
      }
      Arrays.fill(isRowReady, false);
      layer = (long) Math.floor(z / spacing);
      double share = z / spacing - layer;
      below = (float) weight(share, -1) * TO_UNIT;
      at = (float) weight(share, 0) * TO_UNIT;
      above = (float) weight(share, 1) * TO_UNIT;
    }

    private void layOutColumns() {
      firstColumn = (int) Math.floor(left / spacing) - 1;
      columns = (int) Math.floor((left + (width - 1) * stepX) / spacing) + 2 - firstColumn;
      if (constant.length < columns) {
        folded = new float[columns];
        constant = new float[columns];
        linear = new float[columns];
        square = new float[columns];
        cellEnd = new int[columns];
      }
      if (cell.length < width) {
        cell = new int[width];
        fraction = new float[width];
      }
      for (int i = 0; i < width; i++) {
        double place = (left + i * stepX) / spacing;
        int column = Math.min(columns - 2, (int) Math.floor(place) - firstColumn);
        cell[i] = column;
        cellEnd[column] = i + 1;
        fraction[i] = (float) (place - (column + firstColumn));
      }
    }

    /** Folds a row of the lattice along z, unless it has been for this plane. */
    private void makeNodes(int row) {
      if (isRowReady[row]) {
        return;
      }
      isRowReady[row] = true;
      long nodeY = (long) firstRow + row;
      int node = row * columns;
      for (int i = 0; i < columns; i++, node++) {
        long nodeX = (long) firstColumn + i;
        nodes[node] = below * LatticeHash.signed(seed, nodeX, nodeY, layer - 1)
            + at * LatticeHash.signed(seed, nodeX, nodeY, layer)
            + above * LatticeHash.signed(seed, nodeX, nodeY, layer + 1);
      }
    }

    /**
     * Writes the field along a part of a row of the plane.
     *
     * @param row of the plane
     * @param from first pixel of the part
     * @param to the pixel after its last one
     * @param out gets the field at the index of each pixel; other elements stay
     */
    void row(int row, int from, int to, float[] out) {
      if (from >= to) {
        return;
      }
      double y = (top + row * stepY) / spacing;
      int j = (int) Math.floor(y);
      float share = (float) (y - j);
      float before = 0.5f * (1 - share) * (1 - share);
      float after = 0.5f * share * share;
      float middle = 1 - before - after;
      int lattice = j - 1 - firstRow;
      makeNodes(lattice);
      makeNodes(lattice + 1);
      makeNodes(lattice + 2);
      int start = lattice * columns;
      if (spacing < WIDE * stepX) {
        fold(start, cell[from] - 1, cell[to - 1] + 1, before, middle, after);
        for (int x = from; x < to; x++) {
          int i = cell[x];
          float f = fraction[x];
          out[x] = constant[i] + f * (linear[i] + f * square[i]);
        }
        return;
      }
      int i = cell[from];
      float v0 = folded(start + i - 1, before, middle, after);
      float v1 = folded(start + i, before, middle, after);
      for (int x = from; x < to; i++) {
        float v2 = folded(start + i + 1, before, middle, after);
        int end = Math.min(to, cellEnd[i]);
        polynomial(0.5f * (v0 + v1), v1 - v0, 0.5f * (v0 - 2 * v1 + v2), x, end, out);
        v0 = v1;
        v1 = v2;
        x = end;
      }
    }

    /** Returns what three rows of the lattice give between them. */
    private float folded(int node, float before, float middle, float after) {
      return before * nodes[node]
          + middle * nodes[node + columns]
          + after * nodes[node + 2 * columns];
    }

    /** Turns a part of the lattice along a row into a polynomial for each of its cells but the outermost. */
    private void fold(int start, int first, int last, float before, float middle, float after) {
      for (int i = first; i <= last; i++) {
        folded[i] = folded(start + i, before, middle, after);
      }
      for (int i = first + 1; i < last; i++) {
        constant[i] = 0.5f * (folded[i - 1] + folded[i]);
        linear[i] = folded[i] - folded[i - 1];
        square[i] = 0.5f * (folded[i - 1] - 2 * folded[i] + folded[i + 1]);
      }
    }

    /** A loop of its own, so that it is compiled to vector instructions. */
    private void polynomial(float c, float l, float s, int from, int end, float[] out) {
      for (int x = from; x < end; x++) {
        out[x] = c + fraction[x] * (l + fraction[x] * s);
      }
    }
  }
}
