package org.emcell.core.image;

import java.util.Arrays;

/**
 * Number of voxels, mean, smallest and largest grey value of the regions of an image, in one pass over it. Sums are
 * taken in double precision in raster order. Immutable.
 */
public final class RegionStatistics {

  private final int[] voxels;
  private final double[] sum;
  private final float[] min;
  private final float[] max;

  private RegionStatistics(int count) {
    voxels = new int[count];
    sum = new double[count];
    min = new float[count];
    max = new float[count];
    Arrays.fill(min, Float.NaN);
    Arrays.fill(max, Float.NaN);
  }

  /**
   * Returns the statistics of components.
   *
   * @throws IllegalArgumentException when the image does not fit the components
   */
  public static RegionStatistics of(float[] image, Components components) {
    components.size().requireLength(image.length);
    RegionStatistics statistics = new RegionStatistics(components.count());
    Runs runs = components.runs();
    for (int run = 0; run < runs.count(); run++) {
      for (int i = runs.start(run); i < runs.end(run); i++) {
        statistics.add(runs.label(run), image[i]);
      }
    }
    return statistics;
  }

  /**
   * Returns the statistics of the regions of a label image.
   *
   * @param image grey values
   * @param labels 0 for no region, else 1 to {@code count}
   * @param count largest label
   * @throws IllegalArgumentException when the arrays differ in length or a label is negative or above {@code count}
   */
  public static RegionStatistics of(float[] image, int[] labels, int count) {
    if (labels.length != image.length) {
      throw new IllegalArgumentException("The label image needs one label per voxel, "
          + image.length + ", found " + labels.length + ".");
    }
    RegionStatistics statistics = new RegionStatistics(count);
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] > count) {
        throw new IllegalArgumentException(
            "Labels must be within 0 and " + count + ", found " + labels[i] + ".");
      }
      if (labels[i] != 0) {
        statistics.add(labels[i], image[i]);
      }
    }
    return statistics;
  }

  private void add(int label, float value) {
    int region = label - 1;
    if (voxels[region]++ == 0) {
      min[region] = value;
      max[region] = value;
    } else {
      min[region] = Math.min(min[region], value);
      max[region] = Math.max(max[region], value);
    }
    sum[region] += value;
  }

  /** Returns the number of regions. */
  public int count() {
    return voxels.length;
  }

  /** Returns the number of voxels of region {@code label}, 1 to {@link #count()}. */
  public int voxels(int label) {
    return voxels[label - 1];
  }

  /** Returns the mean grey value of a region, NaN when it has no voxel. */
  public double mean(int label) {
    return sum[label - 1] / voxels[label - 1];
  }

  /** Returns the smallest grey value of a region, NaN when it has no voxel. */
  public float min(int label) {
    return min[label - 1];
  }

  /** Returns the largest grey value of a region, NaN when it has no voxel. */
  public float max(int label) {
    return max[label - 1];
  }
}
