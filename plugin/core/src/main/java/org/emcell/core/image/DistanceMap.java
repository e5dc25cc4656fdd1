package org.emcell.core.image;

import java.util.Arrays;
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
 * (Felzenszwalb and Huttenlocher 2012, doi:10.4086/toc.2012.v008a019; {@link LowerEnvelope}). The time is linear in the
 * number of voxels; set voxels, and those beyond a limit, cost next to nothing. Between the axes the squares are kept as
 * floats, so that a distance is true to one part in 10^7; squares up to 2^24 in pixels are exact.
 *
 * <p>All methods are thread-safe and leave their input alone. No result depends on the number of workers. Beside the
 * result a few columns per worker are held.
 */
public final class DistanceMap {

  /** Columns that are worked on together; a row of them fills whole cache lines. */
  private static final int TILE = 32;

  private static final int ROWS_PER_PIECE = 64;

  /** Number of places up to which a window is faster than an envelope. */
  private static final int NARROW = 6;

  /** Columns that share a window. */
  private static final int WINDOW = 512;

  /** How far beyond the limit squares are still kept, so that rounding drops none that lies within. */
  private static final double MARGIN = 1 + 1e-6;

  private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

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
    return new Request(set, size, spacing, false, NO_LIMIT, true).compute(workers);
  }

  /**
   * Returns what {@link #toSet(boolean[], Size, VoxelSize, Workers)} does, to the same precision, for all distances up to a
   * limit; those above it are {@link Float#POSITIVE_INFINITY}. The smaller the limit, the faster.
   *
   * @param set the voxels to measure to
   * @param size of the image
   * @param spacing edges of a voxel; z does not matter in an image of one slice
   * @param limit largest distance that is of interest, in the unit of {@code spacing}, at least 0
   * @param workers that share the work
   * @throws IllegalArgumentException when the length of {@code set} does not fit {@code size}, or the limit is negative
   *     or NaN
   */
  public static float[] toSet(
      boolean[] set, Size size, VoxelSize spacing, double limit, Workers workers) {
    return new Request(set, size, spacing, false, limit, true).compute(workers);
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
    return new Request(set, size, spacing, true, NO_LIMIT, true).compute(workers);
  }

  /**
   * Returns the square of {@link #toSet(boolean[], Size, VoxelSize, Workers)}, for comparisons with the square of a
   * length.
   *
   * @param set the voxels to measure to
   * @param size of the image
   * @param spacing edges of a voxel; z does not matter in an image of one slice
   * @param workers that share the work
   * @throws IllegalArgumentException when the length of {@code set} does not fit {@code size}
   */
  public static float[] squaredToSet(boolean[] set, Size size, VoxelSize spacing, Workers workers) {
    return new Request(set, size, spacing, false, NO_LIMIT, false).compute(workers);
  }

  private static int pieces(int length, int step) {
    return (length + step - 1) / step;
  }

  /**
   * What is asked for.
   *
   * @param frame whether what lies beyond the image counts as set
   * @param limit above which distances are infinite
   * @param root whether distances are wanted, or their squares
   */
  private record Request(
      boolean[] set, Size size, VoxelSize spacing, boolean frame, double limit, boolean root) {

    Request {
      size.requireLength(set.length);
      if (!(limit >= 0)) {
        throw new IllegalArgumentException(
            "The limit of a distance map must be at least 0, found " + limit + ".");
      }
    }

    float[] compute(Workers workers) {
      float[] map = new float[set.length];
      boolean hasY = size.height() > 1 || frame;
      boolean hasZ = size.depth() > 1;
      int rows = size.height() * size.depth();
      float[] squares = squares();
      workers.forEach(pieces(rows, ROWS_PER_PIECE), piece -> {
        int last = Math.min(rows, (piece + 1) * ROWS_PER_PIECE);
        for (int row = piece * ROWS_PER_PIECE; row < last; row++) {
          alongRow(map, row * size.width(), squares);
          if (!hasY && !hasZ) {
            finish(map, row * size.width(), size.width());
          }
        }
      });
      int width = size.width();
      int height = size.height();
      int slice = size.slicePixels();
      if (hasY) {
        along(new Axis(size.depth(), slice, height, width, spacing.y(), !hasZ), map, workers);
      }
      if (hasZ) {
        along(new Axis(height, width, size.depth(), slice, spacing.z(), true), map, workers);
      }
      return map;
    }

    /** Returns the squares of the distances to all places of a row, rising and then falling, for copying from. */
    private float[] squares() {
      int width = size.width();
      float[] squares = new float[2 * width + 1];
      for (int steps = 0; steps <= width; steps++) {
        double distance = steps * spacing.x();
        float square =
            distance > limit * MARGIN ? Float.POSITIVE_INFINITY : (float) (distance * distance);
        squares[width + steps] = square;
        squares[width - steps] = square;
      }
      return squares;
    }

    private void alongRow(float[] map, int start, float[] squares) {
      int width = size.width();
      int end = start + width;
      int i = start;
      while (i < end) {
        if (set[i]) {
          map[i++] = 0;
          continue;
        }
        int first = i;
        while (i < end && !set[i]) {
          i++;
        }
        boolean setBefore = first > start || frame;
        boolean setAfter = i < end || frame;
        int length = i - first;
        if (setBefore && setAfter) {
          int rising = (length + 1) / 2;
          System.arraycopy(squares, width + 1, map, first, rising);
          System.arraycopy(
              squares, width - (length - rising), map, first + rising, length - rising);
        } else if (setBefore) {
          System.arraycopy(squares, width + 1, map, first, length);
        } else if (setAfter) {
          System.arraycopy(squares, width - length, map, first, length);
        } else {
          Arrays.fill(map, first, i, Float.POSITIVE_INFINITY);
        }
      }
    }

    /**
     * An axis and the rows across it.
     *
     * @param planes number of planes that hold the axis and the rows
     * @param plane step from one to the next
     * @param length number of places along the axis
     * @param stride step from one to the next
     * @param edge distance between them
     * @param last whether no axis follows
     */
    private record Axis(int planes, int plane, int length, int stride, double edge, boolean last) {}

    /** Replaces f by the lower envelope of its parabolas along an axis. */
    private void along(Axis axis, float[] map, Workers workers) {
      // Rounding may put what lies at the limit beyond it.
      double reach = Math.min(axis.length() - 1, limit * MARGIN / axis.edge() + 1);
      boolean narrow = !frame && reach <= NARROW;
      int columns = narrow ? WINDOW : TILE;
      int tiles = pieces(size.width(), columns);
      workers.forEach(tiles * axis.planes(), piece -> {
        int x = piece % tiles * columns;
        int start = piece / tiles * axis.plane() + x;
        int count = Math.min(columns, size.width() - x);
        if (narrow) {
          alongWindow(map, start, count, axis, (int) reach);
        } else if (limit == NO_LIMIT || frame || isMixed(map, start, count, axis)) {
          alongColumns(map, start, count, axis);
        }
      });
    }

    /** Returns whether some columns hold a parabola and a place that it can lower. */
    private static boolean isMixed(float[] map, int start, int count, Axis axis) {
      boolean finite = false;
      boolean open = false;
      int end = start + axis.length() * axis.stride();
      for (int from = start; from < end; from += axis.stride()) {
        for (int i = from; i < from + count; i++) {
          finite |= map[i] < Float.POSITIVE_INFINITY;
          open |= map[i] > 0;
        }
        if (finite && open) {
          return true;
        }
      }
      return false;
    }

    private void alongWindow(float[] map, int start, int count, Axis axis, int reach) {
      ParabolaWindow window = new ParabolaWindow(reach, axis.edge(), count);
      float[] row = new float[count];
      int seen = 0;
      for (int i = 0, to = start; i < axis.length(); i++, to += axis.stride()) {
        for (; seen < axis.length() && seen <= i + reach; seen++) {
          window.add(map, start + seen * axis.stride());
        }
        window.lower(i, row);
        finish(row, axis.last());
        System.arraycopy(row, 0, map, to, count);
      }
    }

    /**
     * Finds the envelopes of some columns side by side. The columns are copied out and back row by row, because walking
     * down a single one would use four bytes of every cache line.
     */
    private void alongColumns(float[] map, int start, int count, Axis axis) {
      int length = axis.length();
      // The columns of the copy must not lie a power of two apart, or they push each other out of
      // the cache.
      int pitch = length + 16;
      float[] columns = new float[count * pitch];
      for (int i = 0, from = start; i < length; i++, from += axis.stride()) {
        for (int c = 0; c < count; c++) {
          columns[c * pitch + i] = map[from + c];
        }
      }
      LowerEnvelope envelope = new LowerEnvelope(length, axis.edge());
      for (int c = 0; c < count; c++) {
        envelope.lower(columns, c * pitch);
        if (frame) {
          envelope.cutByFrame(columns, c * pitch);
        }
      }
      float[] row = new float[count];
      for (int i = 0, to = start; i < length; i++, to += axis.stride()) {
        for (int c = 0; c < count; c++) {
          row[c] = columns[c * pitch + i];
        }
        finish(row, axis.last());
        System.arraycopy(row, 0, map, to, count);
      }
    }

    private void finish(float[] row, boolean last) {
      if (last) {
        finish(row, 0, row.length);
      } else if (limit < NO_LIMIT) {
        cut(row, 0, row.length, limit * limit * MARGIN * MARGIN);
      }
    }

    /** Turns final squares into what was asked for. */
    private void finish(float[] map, int start, int count) {
      if (root) {
        for (int i = start; i < start + count; i++) {
          map[i] = (float) Math.sqrt(map[i]);
        }
      }
      if (limit < NO_LIMIT) {
        cut(map, start, count, limit);
      }
    }

    private static void cut(float[] map, int start, int count, double most) {
      for (int i = start; i < start + count; i++) {
        map[i] = map[i] > most ? Float.POSITIVE_INFINITY : map[i];
      }
    }
  }
}
