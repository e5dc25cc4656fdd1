package org.emcell.core.image;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The connected components of a mask. They are labelled 1, 2, ... in the raster order of their first voxels (x fastest,
 * z slowest).
 *
 * <p>Components are kept as runs of voxels along x, which takes far less memory than a label image; only
 * {@link #labels()} builds one. Finding them takes one pass over the mask and nearly linear time in the number of runs.
 * Immutable.
 */
public final class Components {

  private final Size size;
  private final Runs runs;
  private final int[] voxels;
  /** Smallest and largest x, y, z of each label, six numbers a label. */
  private final int[] bounds;
  /** Sums of x, y, z over the voxels of each label, three numbers a label. */
  private final double[] sums;

  private Components(Size size, Runs runs) {
    this.size = size;
    this.runs = runs;
    int count = runs.sets();
    voxels = new int[count];
    bounds = new int[6 * count];
    sums = new double[3 * count];
    for (int run = 0; run < runs.count(); run++) {
      measure(runs.label(run) - 1, runs.start(run), runs.end(run) - runs.start(run));
    }
  }

  private void measure(int component, int start, int length) {
    int x = size.x(start);
    int y = size.y(start);
    int z = size.z(start);
    int b = 6 * component;
    if (voxels[component] == 0) {
      bounds[b] = x;
      bounds[b + 1] = y;
      bounds[b + 2] = z;
    }
    bounds[b] = Math.min(bounds[b], x);
    bounds[b + 1] = Math.min(bounds[b + 1], y);
    bounds[b + 3] = Math.max(bounds[b + 3], x + length - 1);
    bounds[b + 4] = Math.max(bounds[b + 4], y);
    bounds[b + 5] = z;
    sums[3 * component] += length * (x + (length - 1) / 2.0);
    sums[3 * component + 1] += (double) length * y;
    sums[3 * component + 2] += (double) length * z;
    voxels[component] += length;
  }

  /**
   * Finds the components of the set voxels.
   *
   * @throws IllegalArgumentException when the mask does not fit the size
   */
  public static Components label(boolean[] mask, Size size, Connectivity connectivity) {
    size.requireLength(mask.length);
    return label(mask, 0, true, size, connectivity);
  }

  /** Finds the components of the voxels that equal {@code value}, in the image that begins at {@code offset}. */
  static Components label(
      boolean[] mask, int offset, boolean value, Size size, Connectivity connectivity) {
    return new Components(size, new Runs(mask, offset, value, size, connectivity));
  }

  /**
   * Returns the largest component of a mask as a mask of its own, which is empty when the mask is. Of components of
   * equal size the first in raster order is taken.
   *
   * @throws IllegalArgumentException when the mask does not fit the size
   */
  public static boolean[] largest(boolean[] mask, Size size, Connectivity connectivity) {
    Components components = label(mask, size, connectivity);
    int largest = components.largest();
    return components.keep(label -> label == largest);
  }

  /** Returns the size of the image. */
  public Size size() {
    return size;
  }

  /** Returns the number of components. */
  public int count() {
    return voxels.length;
  }

  /** Returns a new label image: 0 outside the mask, else the label of the voxel's component. */
  public int[] labels() {
    int[] labels = new int[size.voxels()];
    for (int run = 0; run < runs.count(); run++) {
      Arrays.fill(labels, runs.start(run), runs.end(run), runs.label(run));
    }
    return labels;
  }

  /** Returns a new mask of the components whose label fulfils a condition, which is asked once a label. */
  public boolean[] keep(IntPredicate condition) {
    boolean[] kept = new boolean[size.voxels()];
    paint(condition, kept, 0, true);
    return kept;
  }

  /** Writes {@code value} into the voxels of the components whose label fulfils a condition. */
  void paint(IntPredicate condition, boolean[] mask, int offset, boolean value) {
    boolean[] chosen = new boolean[count() + 1];
    for (int label = 1; label <= count(); label++) {
      chosen[label] = condition.test(label);
    }
    for (int run = 0; run < runs.count(); run++) {
      if (chosen[runs.label(run)]) {
        Arrays.fill(mask, offset + runs.start(run), offset + runs.end(run), value);
      }
    }
  }

  /** Returns the label of the largest component, the first in raster order of equal ones; 0 when there is none. */
  public int largest() {
    int largest = 0;
    for (int label = 1; label <= count(); label++) {
      if (largest == 0 || voxels(label) > voxels(largest)) {
        largest = label;
      }
    }
    return largest;
  }

  /**
   * Returns the number of voxels of a component.
   *
   * @throws IndexOutOfBoundsException when the label is not within 1 to {@link #count()}, here and below
   */
  public int voxels(int label) {
    return voxels[label - 1];
  }

  /** Returns the smallest box around a component. */
  public Box box(int label) {
    int b = 6 * (label - 1);
    return new Box(
        bounds[b], bounds[b + 1], bounds[b + 2], bounds[b + 3], bounds[b + 4], bounds[b + 5]);
  }

  /** Returns the mean column of a component's voxels, in pixels; 0 is the centre of the first column. */
  public double centroidX(int label) {
    return sums[3 * (label - 1)] / voxels(label);
  }

  /** Returns the mean row of a component's voxels, in pixels. */
  public double centroidY(int label) {
    return sums[3 * (label - 1) + 1] / voxels(label);
  }

  /** Returns the mean slice of a component's voxels, in slices. */
  public double centroidZ(int label) {
    return sums[3 * (label - 1) + 2] / voxels(label);
  }

  Runs runs() {
    return runs;
  }
}
