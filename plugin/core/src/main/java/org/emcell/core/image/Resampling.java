package org.emcell.core.image;

import org.emcell.core.Workers;

/**
 * Brings images onto a coarser or finer grid. Both grids begin at the outer edge of their first voxel: the centre of
 * result voxel {@code i} lies at {@code (i + 0.5) scale - 0.5} of the image that is read, {@code scale} being the size
 * of a result voxel in voxels of that image. What would lie beyond the outermost voxel centres takes the value of the
 * nearest voxel.
 *
 * <p>Nothing is smoothed: before an image is made much coarser, use {@link Binning} or {@link GaussianFilter}. The cost
 * is the number of voxels of the result. Thread-safe; results do not depend on the number of threads.
 */
public final class Resampling {

  private Resampling() {}

  /**
   * Resamples an image by linear interpolation, so that both grids cover the same space.
   *
   * @param image grey values, not changed
   * @param from size of the image
   * @param to size of the result
   * @param workers that share the work
   * @throws IllegalArgumentException when the image does not fit its size
   */
  public static float[] linear(float[] image, Size from, Size to, Workers workers) {
    return linear(
        image,
        from,
        to,
        scale(from.width(), to.width()),
        scale(from.height(), to.height()),
        scale(from.depth(), to.depth()),
        workers);
  }

  /**
   * Resamples an image by linear interpolation.
   *
   * @param image grey values, not changed
   * @param from size of the image
   * @param to size of the result
   * @param scaleX width of a result voxel in voxels of the image
   * @param scaleY height of a result voxel in voxels of the image
   * @param scaleZ depth of a result voxel in voxels of the image
   * @param workers that share the work
   * @throws IllegalArgumentException when the image does not fit its size or a scale is not a positive number
   */
  public static float[] linear(
      float[] image,
      Size from,
      Size to,
      double scaleX,
      double scaleY,
      double scaleZ,
      Workers workers) {
    from.requireLength(image.length);
    Axis xs = new Axis(from.width(), to.width(), scaleX);
    Axis ys = new Axis(from.height(), to.height(), scaleY);
    Axis zs = new Axis(from.depth(), to.depth(), scaleZ);
    float[] result = new float[to.voxels()];
    workers.forEach(to.height() * to.depth(), row -> {
      int y = row % to.height();
      int z = row / to.height();
      int row00 = from.index(0, ys.lower[y], zs.lower[z]);
      int row10 = from.index(0, ys.upper[y], zs.lower[z]);
      int row01 = from.index(0, ys.lower[y], zs.upper[z]);
      int row11 = from.index(0, ys.upper[y], zs.upper[z]);
      float[] between = new float[from.width()];
      for (int x = 0; x < between.length; x++) {
        float above = mix(image[row00 + x], image[row10 + x], ys.weight[y]);
        float below = mix(image[row01 + x], image[row11 + x], ys.weight[y]);
        between[x] = mix(above, below, zs.weight[z]);
      }
      int target = row * to.width();
      for (int x = 0; x < to.width(); x++) {
        result[target + x] = mix(between[xs.lower[x]], between[xs.upper[x]], xs.weight[x]);
      }
    });
    return result;
  }

  /**
   * Resamples a label image so that both grids cover the same space: each result voxel takes the label of the voxel
   * that its centre lies in; on the face between two voxels, of the later one.
   *
   * @param labels not changed
   * @param from size of the label image
   * @param to size of the result
   * @param workers that share the work
   * @throws IllegalArgumentException when the label image does not fit its size
   */
  public static int[] nearest(int[] labels, Size from, Size to, Workers workers) {
    return nearest(
        labels,
        from,
        to,
        scale(from.width(), to.width()),
        scale(from.height(), to.height()),
        scale(from.depth(), to.depth()),
        workers);
  }

  /**
   * Resamples a label image: each result voxel takes the label of the voxel that its centre lies in; on the face
   * between two voxels, of the later one.
   *
   * @param labels not changed
   * @param from size of the label image
   * @param to size of the result
   * @param scaleX width of a result voxel in voxels of the label image
   * @param scaleY height of a result voxel in voxels of the label image
   * @param scaleZ depth of a result voxel in voxels of the label image
   * @param workers that share the work
   * @throws IllegalArgumentException when the label image does not fit its size or a scale is not a positive number
   */
  public static int[] nearest(
      int[] labels,
      Size from,
      Size to,
      double scaleX,
      double scaleY,
      double scaleZ,
      Workers workers) {
    from.requireLength(labels.length);
    Axis xs = new Axis(from.width(), to.width(), scaleX);
    Axis ys = new Axis(from.height(), to.height(), scaleY);
    Axis zs = new Axis(from.depth(), to.depth(), scaleZ);
    int[] result = new int[to.voxels()];
    workers.forEach(to.height() * to.depth(), row -> {
      int source = from.index(0, ys.nearest[row % to.height()], zs.nearest[row / to.height()]);
      int target = row * to.width();
      for (int x = 0; x < to.width(); x++) {
        result[target + x] = labels[source + xs.nearest[x]];
      }
    });
    return result;
  }

  private static double scale(int from, int to) {
    return (double) from / to;
  }

  private static float mix(float a, float b, float weight) {
    return a + weight * (b - a);
  }

  /** Where each place of the result along one axis lies in the image that is read. */
  private static final class Axis {

    final int[] lower;
    final int[] upper;
    final float[] weight;
    final int[] nearest;

    Axis(int from, int to, double scale) {
      if (!(scale > 0) || Double.isInfinite(scale)) {
        throw new IllegalArgumentException(
            "A scale must be a positive number, found " + scale + ".");
      }
      lower = new int[to];
      upper = new int[to];
      weight = new float[to];
      nearest = new int[to];
      for (int i = 0; i < to; i++) {
        double edge = (i + 0.5) * scale;
        nearest[i] = (int) Math.min(from - 1, Math.floor(edge));
        double centre = Math.max(0, Math.min(from - 1, edge - 0.5));
        lower[i] = (int) centre;
        upper[i] = Math.min(from - 1, lower[i] + 1);
        weight[i] = (float) (centre - lower[i]);
      }
    }
  }
}
