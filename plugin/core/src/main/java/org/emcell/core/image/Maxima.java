package org.emcell.core.image;

import java.util.Arrays;

/**
 * Regional maxima and h-maxima of 2-D and 3-D images.
 *
 * <p>Both look only at voxels inside the mask: what lies outside, or beyond the image, is nobody's neighbour. NaN
 * counts as outside the mask. Thread-safe; everything runs on the calling thread.
 */
public final class Maxima {

  private static final int NONE = -1;
  private static final int OUTSIDE = -2;

  private Maxima() {}

  /**
   * Finds the regional maxima: connected plateaus of one value, all of whose neighbours are lower. A plateau is marked
   * as a whole or not at all. A plateau without neighbours, such as an image of one value, is a maximum.
   *
   * <p>Time is linear in the number of voxels and of neighbours.
   *
   * @param values of the voxels
   * @param mask the voxels to look at, or null for all
   * @param size of the image
   * @param connectivity which voxels are neighbours
   * @return the voxels of all regional maxima
   * @throws IllegalArgumentException when the length of an array does not fit {@code size}
   */
  public static boolean[] regional(
      float[] values, boolean[] mask, Size size, Connectivity connectivity) {
    requireLengths(values, mask, size);
    Neighbourhood neighbourhood = new Neighbourhood(size, connectivity);
    boolean[] maxima = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      maxima[i] = isInside(i, values, mask);
    }
    IntStack open = new IntStack();
    for (int i = 0; i < values.length; i++) {
      if (!maxima[i] || highestNeighbour(i, values, mask, neighbourhood) == NONE) {
        continue;
      }
      maxima[i] = false;
      open.push(i);
      while (!open.isEmpty()) {
        int voxel = open.pop();
        for (int step : neighbourhood.steps(voxel)) {
          int next = voxel + step;
          if (maxima[next] && values[next] == values[voxel]) {
            maxima[next] = false;
            open.push(next);
          }
        }
      }
    }
    return maxima;
  }

  /**
   * Finds the h-maxima: the regional maxima of the reconstruction by dilation of {@code values - h} under {@code
   * values} (Soille 2004, Morphological Image Analysis, doi:10.1007/978-3-662-05088-0; the dynamics: Grimaud 1992,
   * doi:10.1117/12.60650).
   *
   * <p>In other words: a maximum of height m is kept when its dynamics exceeds h, that is when every path from it to a
   * higher voxel goes down by more than h. What is marked is the whole dome, the component of the voxels of at least
   * {@code m - h} that holds the maximum. Maxima of one height with a saddle at {@code m - h} or above between them
   * share one dome; a maximum whose dynamics is exactly h is not kept. The highest maximum of each component of the
   * mask is always kept. With h = 0 these are the regional maxima.
   *
   * <p>No reconstruction is computed. Each voxel is led uphill to a maximum; then the voxels where two such basins meet
   * are taken from high to low, and joining the basins gives the dynamics of the lower one. Time is linear in the
   * number of voxels and of neighbours, and n log n in the number n of voxels where basins meet; 4 bytes per voxel and
   * 8 bytes per meeting voxel are held beside the result.
   *
   * @param values of the voxels
   * @param mask the voxels to look at, or null for all
   * @param size of the image
   * @param h what the dynamics of a maximum must exceed, in the unit of the values, at least 0
   * @param connectivity which voxels are neighbours
   * @return the voxels of the domes of all h-maxima
   * @throws IllegalArgumentException when the length of an array does not fit {@code size} or h is negative or NaN
   */
  public static boolean[] hMaxima(
      float[] values, boolean[] mask, Size size, double h, Connectivity connectivity) {
    requireLengths(values, mask, size);
    if (!(h >= 0)) {
      throw new IllegalArgumentException(
          "The height h of h-maxima must be at least 0, found " + h + ".");
    }
    Neighbourhood neighbourhood = new Neighbourhood(size, connectivity);
    int[] parents = basins(values, mask, neighbourhood);
    IntStack peaks = new IntStack();
    for (long saddle : saddles(values, parents, neighbourhood)) {
      int voxel = (int) saddle;
      for (int step : neighbourhood.steps(voxel)) {
        int next = voxel + step;
        if (parents[next] == OUTSIDE || values[next] < values[voxel]) {
          continue;
        }
        int a = root(parents, voxel);
        int b = root(parents, next);
        if (a != b) {
          int lower = values[a] < values[b] || values[a] == values[b] && a > b ? a : b;
          if (isBelow(values[voxel], values[lower], h)) {
            peaks.push(lower);
          }
          parents[lower] = lower == a ? b : a;
        }
      }
    }
    for (int i = 0; i < parents.length; i++) {
      if (parents[i] == i) {
        peaks.push(i);
      }
    }
    return domes(peaks, values, mask, h, neighbourhood);
  }

  /** Returns for each voxel one voxel of a maximum to which a path leads that never goes down. */
  private static int[] basins(float[] values, boolean[] mask, Neighbourhood neighbourhood) {
    int[] parents = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      parents[i] =
          isInside(i, values, mask) ? highestNeighbour(i, values, mask, neighbourhood) : OUTSIDE;
    }
    IntStack open = new IntStack();
    for (int i = 0; i < values.length; i++) {
      if (parents[i] == NONE) {
        for (int step : neighbourhood.steps(i)) {
          if (parents[i + step] >= 0 && values[i + step] == values[i]) {
            parents[i] = i + step;
            spread(i, open, values, parents, neighbourhood);
            break;
          }
        }
      }
    }
    for (int i = 0; i < values.length; i++) {
      if (parents[i] == NONE) {
        parents[i] = i;
        spread(i, open, values, parents, neighbourhood);
      }
    }
    for (int i = 0; i < values.length; i++) {
      if (parents[i] != OUTSIDE) {
        parents[i] = root(parents, i);
      }
    }
    return parents;
  }

  /** Makes one voxel of a plateau the parent of those that have none yet. */
  private static void spread(
      int parent, IntStack open, float[] values, int[] parents, Neighbourhood neighbourhood) {
    open.push(parent);
    while (!open.isEmpty()) {
      int voxel = open.pop();
      for (int step : neighbourhood.steps(voxel)) {
        int next = voxel + step;
        if (parents[next] == NONE && values[next] == values[voxel]) {
          parents[next] = parent;
          open.push(next);
        }
      }
    }
  }

  /** Returns the voxels with a neighbour in another basin that is not lower, the highest first. */
  private static long[] saddles(float[] values, int[] parents, Neighbourhood neighbourhood) {
    long[] saddles = new long[1024];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (parents[i] != OUTSIDE && isSaddle(i, values, parents, neighbourhood)) {
        if (count == saddles.length) {
          saddles = Arrays.copyOf(saddles, (int) Math.min(2L * count, Integer.MAX_VALUE - 8));
        }
        saddles[count++] = (long) ~ascending(values[i]) << 32 | i;
      }
    }
    saddles = Arrays.copyOf(saddles, count);
    Arrays.sort(saddles);
    return saddles;
  }

  private static boolean isSaddle(
      int voxel, float[] values, int[] parents, Neighbourhood neighbourhood) {
    for (int step : neighbourhood.steps(voxel)) {
      int next = voxel + step;
      if (parents[next] != OUTSIDE
          && parents[next] != parents[voxel]
          && values[next] >= values[voxel]) {
        return true;
      }
    }
    return false;
  }

  /** Returns an integer that is ordered as the values are. */
  private static int ascending(float value) {
    int bits = Float.floatToIntBits(value);
    return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
  }

  private static boolean[] domes(
      IntStack peaks, float[] values, boolean[] mask, double h, Neighbourhood neighbourhood) {
    boolean[] domes = new boolean[values.length];
    IntStack open = new IntStack();
    while (!peaks.isEmpty()) {
      int peak = peaks.pop();
      if (domes[peak]) {
        continue;
      }
      domes[peak] = true;
      open.push(peak);
      while (!open.isEmpty()) {
        int voxel = open.pop();
        for (int step : neighbourhood.steps(voxel)) {
          int next = voxel + step;
          if (!domes[next]
              && isInside(next, values, mask)
              && !isBelow(values[next], values[peak], h)) {
            domes[next] = true;
            open.push(next);
          }
        }
      }
    }
    return domes;
  }

  /** Whether a value lies more than h below a peak. */
  private static boolean isBelow(float value, float peak, double h) {
    return (double) peak - value > h;
  }

  private static int root(int[] parents, int voxel) {
    while (parents[voxel] != voxel) {
      parents[voxel] = parents[parents[voxel]];
      voxel = parents[voxel];
    }
    return voxel;
  }

  /** Returns the highest of the neighbours that are higher than a voxel, or {@link #NONE}. */
  private static int highestNeighbour(
      int voxel, float[] values, boolean[] mask, Neighbourhood neighbourhood) {
    int highest = NONE;
    float height = values[voxel];
    for (int step : neighbourhood.steps(voxel)) {
      int next = voxel + step;
      if (values[next] > height && (mask == null || mask[next])) {
        highest = next;
        height = values[next];
      }
    }
    return highest;
  }

  private static boolean isInside(int voxel, float[] values, boolean[] mask) {
    return (mask == null || mask[voxel]) && !Float.isNaN(values[voxel]);
  }

  private static void requireLengths(float[] values, boolean[] mask, Size size) {
    size.requireLength(values.length);
    if (mask != null) {
      size.requireLength(mask.length);
    }
  }
}
