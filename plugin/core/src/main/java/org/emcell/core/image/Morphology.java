package org.emcell.core.image;

import java.util.Arrays;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;

/**
 * Binary morphology with balls, disks and boxes, at a cost that does not grow with their size.
 *
 * <p>The ball of a radius holds the voxels whose centres are no farther than the radius, in the unit of the voxel size;
 * in an image of one slice, and in the methods that work slice by slice, it is a disk. A dilation by a disk covers what
 * lies within reach of the runs of each row ({@link Disk}); one by a ball is a threshold on the exact distance map of the
 * mask. An erosion is a dilation of the rest, an opening or closing two of them. Distances that
 * exceed the radius by less than one part in a million count as equal to it, so that rounding decides nothing. Radius 0
 * changes nothing.
 *
 * <p>Border rule: what lies beyond the image counts neither as mask nor as background. A dilation brings nothing in
 * from there, an erosion does not eat from the border, and so an opening or closing is one also at the border: an
 * opening only takes away, a closing only adds, and repeating it changes nothing.
 *
 * <p>All methods are thread-safe and leave their input alone. No result depends on the number of workers. Balls hold
 * 4 bytes per voxel for the distance map beside the masks, disks as many rows as they are high.
 */
public final class Morphology {

  private static final double ROUNDING = 1e-6;

  private Morphology() {}

  /**
   * Returns the voxels no farther than the radius from a voxel of the mask.
   *
   * @param mask to dilate
   * @param size of the image
   * @param radius of the ball in the unit of {@code spacing}
   * @param spacing edges of a voxel
   * @param workers that share the work
   * @throws IllegalArgumentException when the length of {@code mask} does not fit {@code size}, or the radius is
   *     negative or not finite
   */
  public static boolean[] dilate(
      boolean[] mask, Size size, double radius, VoxelSize spacing, Workers workers) {
    requireRadius(radius);
    return near(mask, true, size, radius, spacing, true, workers);
  }

  /**
   * Returns the voxels of the mask that are farther than the radius from every voxel outside it.
   *
   * @param mask to erode
   * @param size of the image
   * @param radius of the ball in the unit of {@code spacing}
   * @param spacing edges of a voxel
   * @param workers that share the work
   * @throws IllegalArgumentException when the length of {@code mask} does not fit {@code size}, or the radius is
   *     negative or not finite
   */
  public static boolean[] erode(
      boolean[] mask, Size size, double radius, VoxelSize spacing, Workers workers) {
    requireRadius(radius);
    return near(mask, false, size, radius, spacing, false, workers);
  }

  /**
   * Returns what balls that fit into the mask can cover: an erosion and a dilation.
   *
   * @param mask to open
   * @param size of the image
   * @param radius of the ball in the unit of {@code spacing}
   * @param spacing edges of a voxel
   * @param workers that share the work
   * @throws IllegalArgumentException when the length of {@code mask} does not fit {@code size}, or the radius is
   *     negative or not finite
   */
  public static boolean[] open(
      boolean[] mask, Size size, double radius, VoxelSize spacing, Workers workers) {
    return dilate(erode(mask, size, radius, spacing, workers), size, radius, spacing, workers);
  }

  /**
   * Returns the mask with all that balls outside it cannot reach: a dilation and an erosion.
   *
   * @param mask to close
   * @param size of the image
   * @param radius of the ball in the unit of {@code spacing}
   * @param spacing edges of a voxel
   * @param workers that share the work
   * @throws IllegalArgumentException when the length of {@code mask} does not fit {@code size}, or the radius is
   *     negative or not finite
   */
  public static boolean[] close(
      boolean[] mask, Size size, double radius, VoxelSize spacing, Workers workers) {
    return erode(dilate(mask, size, radius, spacing, workers), size, radius, spacing, workers);
  }

  /** Does {@link #dilate} with a disk in every slice on its own. */
  public static boolean[] dilateSlices(
      boolean[] mask, Size size, double radius, VoxelSize spacing, Workers workers) {
    return inSlices(
        mask, size, workers, (slice, own) -> dilate(slice, size.slice(), radius, spacing, own));
  }

  /** Does {@link #erode} with a disk in every slice on its own. */
  public static boolean[] erodeSlices(
      boolean[] mask, Size size, double radius, VoxelSize spacing, Workers workers) {
    return inSlices(
        mask, size, workers, (slice, own) -> erode(slice, size.slice(), radius, spacing, own));
  }

  /** Does {@link #open} with a disk in every slice on its own. */
  public static boolean[] openSlices(
      boolean[] mask, Size size, double radius, VoxelSize spacing, Workers workers) {
    return inSlices(
        mask, size, workers, (slice, own) -> open(slice, size.slice(), radius, spacing, own));
  }

  /** Does {@link #close} with a disk in every slice on its own. */
  public static boolean[] closeSlices(
      boolean[] mask, Size size, double radius, VoxelSize spacing, Workers workers) {
    return inSlices(
        mask, size, workers, (slice, own) -> close(slice, size.slice(), radius, spacing, own));
  }

  /**
   * Returns the voxels with a voxel of the mask in the box round them that reaches {@code rx}, {@code ry} and {@code
   * rz} voxels to either side, by running counts along one axis after the other. Runs on the calling thread.
   *
   * @param mask to dilate
   * @param size of the image
   * @param rx half width of the box in voxels, without the centre
   * @param ry half height
   * @param rz half depth
   * @throws IllegalArgumentException when the length of {@code mask} does not fit {@code size}, or the box is negative
   */
  public static boolean[] dilateBox(boolean[] mask, Size size, int rx, int ry, int rz) {
    size.requireLength(mask.length);
    if (rx < 0 || ry < 0 || rz < 0) {
      throw new IllegalArgumentException("The half lengths of a box must be at least 0, found " + rx
          + ", " + ry + ", " + rz + ".");
    }
    boolean[] dilated = dilateLines(mask, 1, size.width(), rx);
    dilated = dilateLines(dilated, size.width(), size.height(), ry);
    return dilateLines(dilated, size.slicePixels(), size.depth(), rz);
  }

  /**
   * Returns the voxels whose box, as in {@link #dilateBox}, holds no voxel outside the mask.
   *
   * @param mask to erode
   * @param size of the image
   * @param rx half width of the box in voxels, without the centre
   * @param ry half height
   * @param rz half depth
   * @throws IllegalArgumentException when the length of {@code mask} does not fit {@code size}, or the box is negative
   */
  public static boolean[] erodeBox(boolean[] mask, Size size, int rx, int ry, int rz) {
    return inverse(dilateBox(inverse(mask), size, rx, ry, rz));
  }

  /**
   * Returns whether each voxel is near one of a given value, or the contrary of it.
   *
   * @param value what is looked for
   * @param whenNear what voxels near it are in the result
   */
  private static boolean[] near(
      boolean[] mask,
      boolean value,
      Size size,
      double radius,
      VoxelSize spacing,
      boolean whenNear,
      Workers workers) {
    size.requireLength(mask.length);
    double reach = radius * (1 + ROUNDING);
    if (size.depth() == 1) {
      return new Disk(size, reach * reach, spacing).near(mask, value, whenNear, workers);
    }
    boolean[] set = value ? mask : inverse(mask);
    float[] distance = DistanceMap.toSet(set, size, spacing, reach, workers);
    boolean[] result = new boolean[set.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = distance[i] <= reach == whenNear;
    }
    return result;
  }

  private static boolean[] inverse(boolean[] mask) {
    boolean[] inverse = new boolean[mask.length];
    for (int i = 0; i < mask.length; i++) {
      inverse[i] = !mask[i];
    }
    return inverse;
  }

  private static void requireRadius(double radius) {
    if (!(radius >= 0 && radius < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The radius of a ball must be a finite number of at least 0, found " + radius + ".");
    }
  }

  /** What is done with one slice, by the workers that it may use. */
  private interface SliceOperation {
    boolean[] apply(boolean[] slice, Workers own);
  }

  private static boolean[] inSlices(
      boolean[] mask, Size size, Workers workers, SliceOperation operation) {
    size.requireLength(mask.length);
    if (size.depth() == 1) {
      return operation.apply(mask, workers);
    }
    boolean[] result = new boolean[mask.length];
    int pixels = size.slicePixels();
    workers.forEach(size.depth(), z -> {
      boolean[] slice = Arrays.copyOfRange(mask, z * pixels, (z + 1) * pixels);
      System.arraycopy(operation.apply(slice, Workers.single()), 0, result, z * pixels, pixels);
    });
    return result;
  }

  /**
   * Dilates along the axis whose voxels lie {@code stride} apart, all lines of one plane together: what enters the
   * window is counted in, what leaves it counted out.
   */
  private static boolean[] dilateLines(boolean[] mask, int stride, int length, int radius) {
    if (radius == 0 || length == 1) {
      return mask.clone();
    }
    boolean[] dilated = new boolean[mask.length];
    int reach = Math.min(radius, length - 1);
    int[] counts = new int[stride];
    for (int plane = 0; plane < mask.length; plane += stride * length) {
      Arrays.fill(counts, 0);
      for (int i = -reach; i < length; i++) {
        if (i + reach < length) {
          count(mask, plane + (i + reach) * stride, counts, 1);
        }
        if (i - reach - 1 >= 0) {
          count(mask, plane + (i - reach - 1) * stride, counts, -1);
        }
        if (i >= 0) {
          int start = plane + i * stride;
          for (int c = 0; c < stride; c++) {
            dilated[start + c] = counts[c] > 0;
          }
        }
      }
    }
    return dilated;
  }

  private static void count(boolean[] mask, int start, int[] counts, int by) {
    for (int c = 0; c < counts.length; c++) {
      if (mask[start + c]) {
        counts[c] += by;
      }
    }
  }
}
