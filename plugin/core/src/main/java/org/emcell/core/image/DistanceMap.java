package org.emcell.core.image;

import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;

/**
 * Exact Euclidean distance maps of 2-D and 3-D images.
 *
 * <p>The distance of voxel p is {@code min over set voxels q of |p - q|}, from voxel centre to voxel centre, in the
 * unit of the voxel size: nm, or pixels with {@link VoxelSize#UNIT}. Set voxels have distance 0; when no voxel is set,
 * every distance is {@link Float#POSITIVE_INFINITY}.
 *
 * <p>The squared distance is found one axis after the other. Along x by counting; along y and z as the lower envelope
 * of the parabolas {@code s^2 (p - q)^2 + f(q)} where f is the result of the axes before and s the edge of a voxel
 * (Felzenszwalb and Huttenlocher 2012, doi:10.4086/toc.2012.v008a019). The time is linear in the number of voxels and
 * hardly depends on what is set. Between the axes the squares are kept as floats, so that a distance is true to one
 * part in 10^7; squares up to 2^24 in pixels are exact.
 *
 * <p>All methods are thread-safe and leave their input alone. No result depends on the number of workers. Beside the
 * result a few columns per worker are held.
 */
public final class DistanceMap {

  /** Columns that are worked on together; a row of them fills whole cache lines. */
  private static final int TILE = 32;

  private static final int ROWS_PER_PIECE = 64;

  private static final int NONE = Integer.MAX_VALUE / 2;

  private DistanceMap() {}

  /**
   * Returns the distance of each voxel to the nearest set voxel. What lies beyond the image counts as not set.
   *
   * @param set the voxels to measure to
   * @param size of the image
   * @param spacing edges of a voxel; z does not matter in an image of one slice
   * @param workers that share the work
   * @throws IllegalArgumentException when the length of {@code set} does not fit {@code size}
   */
  public static float[] toSet(boolean[] set, Size size, VoxelSize spacing, Workers workers) {
    return root(squared(set, size, spacing, false, workers), size, workers);
  }

  /**
   * Returns the distance of each voxel to the nearest voxel that is set or lies beyond the image: voxels on the border
   * of the image are at most one voxel's edge away. An image of one slice has no beyond above and below.
   *
   * @param set the voxels to measure to
   * @param size of the image
   * @param spacing edges of a voxel; z does not matter in an image of one slice
   * @param workers that share the work
   * @throws IllegalArgumentException when the length of {@code set} does not fit {@code size}
   */
  public static float[] toSetOrFrame(boolean[] set, Size size, VoxelSize spacing, Workers workers) {
    return root(squared(set, size, spacing, true, workers), size, workers);
  }

  /**
   * Returns the square of {@link #toSet}, for comparisons with the square of a length.
   *
   * @param set the voxels to measure to
   * @param size of the image
   * @param spacing edges of a voxel; z does not matter in an image of one slice
   * @param workers that share the work
   * @throws IllegalArgumentException when the length of {@code set} does not fit {@code size}
   */
  public static float[] squaredToSet(boolean[] set, Size size, VoxelSize spacing, Workers workers) {
    return squared(set, size, spacing, false, workers);
  }

  private static float[] squared(
      boolean[] set, Size size, VoxelSize spacing, boolean frame, Workers workers) {
    size.requireLength(set.length);
    float[] map = new float[set.length];
    int rows = size.height() * size.depth();
    workers.forEach(pieces(rows, ROWS_PER_PIECE), piece -> {
      int last = Math.min(rows, (piece + 1) * ROWS_PER_PIECE);
      for (int row = piece * ROWS_PER_PIECE; row < last; row++) {
        alongRow(set, map, row * size.width(), size.width(), spacing.x(), frame);
      }
    });
    int tiles = pieces(size.width(), TILE);
    if (size.height() > 1 || frame) {
      workers.forEach(tiles * size.depth(), piece -> {
        int x = piece % tiles * TILE;
        int start = piece / tiles * size.slicePixels() + x;
        int count = Math.min(TILE, size.width() - x);
        alongColumns(map, start, count, size.height(), size.width(), spacing.y(), frame);
      });
    }
    if (size.depth() > 1) {
      workers.forEach(tiles * size.height(), piece -> {
        int x = piece % tiles * TILE;
        int start = piece / tiles * size.width() + x;
        int count = Math.min(TILE, size.width() - x);
        alongColumns(map, start, count, size.depth(), size.slicePixels(), spacing.z(), frame);
      });
    }
    return map;
  }

  private static void alongRow(
      boolean[] set, float[] map, int start, int length, double edge, boolean frame) {
    int end = start + length;
    int steps = frame ? 0 : NONE;
    for (int i = start; i < end; i++) {
      steps = set[i] ? 0 : Math.min(steps + 1, NONE);
      map[i] = steps;
    }
    steps = frame ? 0 : NONE;
    for (int i = end - 1; i >= start; i--) {
      steps = set[i] ? 0 : Math.min(steps + 1, NONE);
      int nearest = Math.min(steps, (int) map[i]);
      map[i] =
          nearest >= NONE ? Float.POSITIVE_INFINITY : (float) (nearest * edge * (nearest * edge));
    }
  }

  /**
   * Replaces f by the lower envelope of its parabolas in {@code count} columns side by side. The columns are copied out
   * and back row by row, because walking down a single one would use four bytes of every cache line.
   */
  private static void alongColumns(
      float[] map, int start, int count, int length, int stride, double edge, boolean frame) {
    // The columns of the copy must not lie a power of two apart, or they push each other out of the
    // cache.
    int pitch = length + 16;
    float[] columns = new float[count * pitch];
    for (int i = 0, from = start; i < length; i++, from += stride) {
      for (int c = 0; c < count; c++) {
        columns[c * pitch + i] = map[from + c];
      }
    }
    Envelope envelope = new Envelope(length, edge);
    for (int c = 0; c < count; c++) {
      envelope.lower(columns, c * pitch);
      if (frame) {
        envelope.cutByFrame(columns, c * pitch);
      }
    }
    for (int i = 0, to = start; i < length; i++, to += stride) {
      for (int c = 0; c < count; c++) {
        map[to + c] = columns[c * pitch + i];
      }
    }
  }

  private static float[] root(float[] map, Size size, Workers workers) {
    int rows = size.height() * size.depth();
    workers.forEach(pieces(rows, ROWS_PER_PIECE), piece -> {
      int end = Math.min(rows, (piece + 1) * ROWS_PER_PIECE) * size.width();
      for (int i = piece * ROWS_PER_PIECE * size.width(); i < end; i++) {
        map[i] = (float) Math.sqrt(map[i]);
      }
    });
    return map;
  }

  private static int pieces(int length, int step) {
    return (length + step - 1) / step;
  }

  /** The lower envelope of parabolas along one line, with the room it needs. */
  private static final class Envelope {

    private final int length;
    private final double square;

    /** Where the parabolas of the envelope have their vertices. */
    private final int[] vertex;

    /** Heights of these vertices in units of {@link #square}. */
    private final double[] height;

    /** From where on each parabola is the lowest. */
    private final double[] from;

    Envelope(int length, double edge) {
      this.length = length;
      this.square = edge * edge;
      this.vertex = new int[length];
      this.height = new double[length];
      this.from = new double[length + 1];
    }

    void lower(float[] line, int start) {
      int last = -1;
      for (int q = 0; q < length; q++) {
        float value = line[start + q];
        if (value == Float.POSITIVE_INFINITY) {
          continue;
        }
        double h = value / square;
        double crossing = Double.NEGATIVE_INFINITY;
        while (last >= 0) {
          int v = vertex[last];
          crossing = 0.5 * (q + v + (h - height[last]) / (q - v));
          if (crossing > from[last]) {
            break;
          }
          last--;
        }
        last++;
        vertex[last] = q;
        height[last] = h;
        from[last] = last == 0 ? Double.NEGATIVE_INFINITY : crossing;
      }
      if (last < 0) {
        return;
      }
      from[last + 1] = Double.POSITIVE_INFINITY;
      for (int p = 0, k = 0; p < length; p++) {
        while (from[k + 1] < p) {
          k++;
        }
        double step = p - vertex[k];
        line[start + p] = (float) (square * (step * step + height[k]));
      }
    }

    void cutByFrame(float[] line, int start) {
      for (int p = 0; p < length; p++) {
        double steps = Math.min(p + 1, length - p);
        line[start + p] = (float) Math.min(line[start + p], square * steps * steps);
      }
    }
  }
}
