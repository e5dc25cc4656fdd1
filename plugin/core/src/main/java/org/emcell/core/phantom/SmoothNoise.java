package org.emcell.core.phantom;

/**
 * Smooth random field in the specimen: random numbers on a cubic lattice, interpolated by quadratic B-splines. Mean 0,
 * standard deviation 1, continuous slope; structures are about two lattice spacings wide. Immutable.
 *
 * <p>A field is read through a {@link Plane}, which folds the lattice along z once per tile and along y once per row,
 * so that one pixel costs a polynomial of degree 2.
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

  /** A rectangle of the field at one height. The arrays grow to what is needed and are used again. */
  final class Plane {

    /** From this number of pixels per lattice cell on, a row is written lattice cell by lattice cell. */
    private static final double WIDE = 12;

    private float[] nodes = new float[0];
    private float[] constant = new float[0];
    private float[] linear = new float[0];
    private float[] square = new float[0];
    private int[] cell = new int[0];
    private int[] cellEnd = new int[0];
    private float[] fraction = new float[0];
    private int firstRow;
    private int columns;
    private double top;
    private double stepX;
    private double stepY;

    /**
     * Lays the plane through pixels.
     *
     * @param x place of the first pixel in nm
     * @param y place of the first row in nm
     * @param z height in nm
     * @param width number of pixels of a row
     * @param height number of rows
     * @param stepX width of a pixel in nm
     * @param stepY height of a pixel in nm
     */
    void cut(double x, double y, double z, int width, int height, double stepX, double stepY) {
      this.top = y;
      this.stepX = stepX;
      this.stepY = stepY;
      int firstColumn = (int) Math.floor(x / spacing) - 1;
      firstRow = (int) Math.floor(y / spacing) - 1;
      columns = (int) Math.floor((x + (width - 1) * stepX) / spacing) + 2 - firstColumn;
      int rows = (int) Math.floor((y + (height - 1) * stepY) / spacing) + 2 - firstRow;
      grow(width, rows);
      for (int i = 0; i < width; i++) {
        double place = (x + i * stepX) / spacing;
        int at = Math.min(columns - 2, (int) Math.floor(place) - firstColumn);
        cell[i] = at;
        cellEnd[at] = i + 1;
        fraction[i] = (float) (place - (at + firstColumn));
      }
      int k = (int) Math.floor(z / spacing);
      double share = z / spacing - k;
      float below = (float) weight(share, -1) * TO_UNIT;
      float at = (float) weight(share, 0) * TO_UNIT;
      float above = (float) weight(share, 1) * TO_UNIT;
      for (int j = 0, node = 0; j < rows; j++) {
        for (int i = 0; i < columns; i++, node++) {
          long nodeX = (long) firstColumn + i;
          long nodeY = (long) firstRow + j;
          nodes[node] = below * LatticeHash.signed(seed, nodeX, nodeY, k - 1)
              + at * LatticeHash.signed(seed, nodeX, nodeY, k)
              + above * LatticeHash.signed(seed, nodeX, nodeY, k + 1);
        }
      }
    }

    private void grow(int width, int rows) {
      if (nodes.length < columns * rows) {
        nodes = new float[columns * rows];
      }
      if (constant.length < columns) {
        constant = new float[columns];
        linear = new float[columns];
        square = new float[columns];
        cellEnd = new int[columns];
      }
      if (cell.length < width) {
        cell = new int[width];
        fraction = new float[width];
      }
    }

    /** Writes the field along a row of the plane into the first {@code width} elements of {@code out}. */
    void row(int row, int width, float[] out) {
      foldRow((top + row * stepY) / spacing);
      if (spacing < WIDE * stepX) {
        for (int x = 0; x < width; x++) {
          int i = cell[x];
          float f = fraction[x];
          out[x] = constant[i] + f * (linear[i] + f * square[i]);
        }
        return;
      }
      for (int i = 1, x = 0; x < width; i++) {
        polynomial(constant[i], linear[i], square[i], x, Math.min(width, cellEnd[i]), out);
        x = cellEnd[i];
      }
    }

    /** Turns the lattice along a row at {@code y} lattice spacings into a polynomial for each lattice cell. */
    private void foldRow(double y) {
      int j = (int) Math.floor(y);
      float share = (float) (y - j);
      float before = 0.5f * (1 - share) * (1 - share);
      float after = 0.5f * share * share;
      float middle = 1 - before - after;
      int start = (j - 1 - firstRow) * columns;
      float v1 = 0;
      float v2 = 0;
      for (int i = 0; i < columns; i++) {
        float v0 = v1;
        v1 = v2;
        v2 = before * nodes[start + i]
            + middle * nodes[start + columns + i]
            + after * nodes[start + 2 * columns + i];
        if (i > 1) {
          constant[i - 1] = 0.5f * (v0 + v1);
          linear[i - 1] = v1 - v0;
          square[i - 1] = 0.5f * (v0 - 2 * v1 + v2);
        }
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
