package org.emcell.core.phantom;

/**
 * Smooth random field in the specimen: random numbers on a cubic lattice, interpolated by quadratic B-splines. Mean 0,
 * standard deviation 1, continuous slope; structures are about two lattice spacings wide. Immutable.
 *
 * <p>A field is read through a {@link Plane}, which folds the lattice along z once per tile and along y once per row, so
 * that one pixel costs a polynomial of degree 2.
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
          sum += weight * weight(x / spacing - i, dx) * LatticeHash.signed(seed, i + dx, j + dy, k + dz);
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

    private float[] nodes = new float[0];
    private float[] column = new float[0];
    private int firstColumn;
    private int firstRow;
    private int columns;
    private double left;
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
      this.left = x;
      this.top = y;
      this.stepX = stepX;
      this.stepY = stepY;
      firstColumn = (int) Math.floor(x / spacing) - 1;
      firstRow = (int) Math.floor(y / spacing) - 1;
      columns = (int) Math.floor((x + (width - 1) * stepX) / spacing) + 2 - firstColumn;
      int rows = (int) Math.floor((y + (height - 1) * stepY) / spacing) + 2 - firstRow;
      if (nodes.length < columns * rows) {
        nodes = new float[columns * rows];
      }
      if (column.length < columns) {
        column = new float[columns];
      }
      int k = (int) Math.floor(z / spacing);
      double fraction = z / spacing - k;
      float below = (float) weight(fraction, -1) * TO_UNIT;
      float at = (float) weight(fraction, 0) * TO_UNIT;
      float above = (float) weight(fraction, 1) * TO_UNIT;
      for (int j = 0, node = 0; j < rows; j++) {
        for (int i = 0; i < columns; i++, node++) {
          long nodeX = (long) firstColumn + i;
          long nodeY = (long) firstRow + j;
          nodes[node] = below * LatticeHash.signed(seed, nodeX, nodeY, k - 1)
              + at * LatticeHash.signed(seed, nodeX, nodeY, k) + above * LatticeHash.signed(seed, nodeX, nodeY, k + 1);
        }
      }
    }

    /** Writes the field along a row of the plane into the first {@code width} elements of {@code out}. */
    void row(int row, int width, float[] out) {
      double y = (top + row * stepY) / spacing;
      int j = (int) Math.floor(y);
      float fractionY = (float) (y - j);
      float before = 0.5f * (1 - fractionY) * (1 - fractionY);
      float after = 0.5f * fractionY * fractionY;
      float middle = 1 - before - after;
      int start = (j - 1 - firstRow) * columns;
      for (int i = 0; i < columns; i++) {
        column[i] = before * nodes[start + i] + middle * nodes[start + columns + i]
            + after * nodes[start + 2 * columns + i];
      }
      double scale = stepX / spacing;
      double origin = left / spacing;
      int x = 0;
      for (int i = firstColumn + 1; x < width; i++) {
        int end = Math.min(width, (int) Math.ceil((i + 1 - origin) / scale));
        float v0 = column[i - 1 - firstColumn];
        float v1 = column[i - firstColumn];
        float v2 = i + 1 - firstColumn < columns ? column[i + 1 - firstColumn] : v1;
        float constant = 0.5f * (v0 + v1);
        float linear = v1 - v0;
        float square = 0.5f * (v0 - 2 * v1 + v2);
        float offset = (float) (origin - i);
        float step = (float) scale;
        for (; x < end; x++) {
          float f = offset + x * step;
          out[x] = constant + f * (linear + f * square);
        }
      }
    }
  }
}
