package org.emcell.core.segment;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.emcell.core.Workers;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.DistanceMap;
import org.emcell.core.image.Maxima;
import org.emcell.core.image.Watershed;

/**
 * The stained part of a slice divided into the basins of the watershed of its distance to the resin, upside down: the
 * bodies of cells, and the many small ones of what lies between and around them.
 *
 * @param resin true for resin
 * @param labels basin of every pixel, from 1; 0 in resin
 * @param count number of basins
 */
record CellBasins(boolean[] resin, int[] labels, int count) {

  /** Standard deviation of the filter that smooths the distance: 1 pixel of 10 nm. */
  private static final double SMOOTHING = 10;
  /** Share of the largest distance above which all is one level, so that the body of a large cell is one basin. */
  private static final double CLIP = 0.7;

  /** Divides what is not resin. */
  static CellBasins divide(boolean[] resin, SliceGeometry slice) {
    boolean[] stained = Masks.not(resin);
    float[] height = DistanceMap.toSet(resin, slice.size(), slice.pixel(), Workers.single());
    float highest = 0;
    for (float value : height) {
      highest = Math.max(highest, value);
    }
    if (highest == Float.POSITIVE_INFINITY) {
      // No resin at all: nothing tells one place from another.
      int[] all = new int[resin.length];
      Arrays.fill(all, 1);
      return new CellBasins(resin, all, 1);
    }
    height = slice.smooth(height, SMOOTHING);
    float level = (float) (CLIP * highest);
    float[] depth = new float[height.length];
    for (int i = 0; i < height.length; i++) {
      height[i] = Math.min(height[i], level);
      depth[i] = -height[i];
    }
    boolean[] summits = Maxima.regional(height, stained, slice.size(), Connectivity.ALL);
    Components markers = Components.label(summits, slice.size(), Connectivity.ALL);
    int[] labels =
        Watershed.flood(depth, markers.labels(), stained, slice.size(), Connectivity.ALL);
    return new CellBasins(resin, labels, markers.count());
  }

  /**
   * Returns how many pixels of each basin fulfil a condition on their place in the slice; by the label of the basin.
   */
  int[] pixels(IntPredicate condition) {
    int[] counts = new int[count + 1];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] > 0 && condition.test(i)) {
        counts[labels[i]]++;
      }
    }
    return counts;
  }

  /** Returns the pixels of the basins whose label fulfils a condition. */
  boolean[] keep(IntPredicate condition) {
    boolean[] chosen = new boolean[count + 1];
    for (int label = 1; label <= count; label++) {
      chosen[label] = condition.test(label);
    }
    boolean[] kept = new boolean[labels.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = chosen[labels[i]];
    }
    return kept;
  }
}
