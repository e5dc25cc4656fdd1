package org.emcell.core.segment;

import java.util.Arrays;
import org.emcell.core.image.OtsuThreshold;
import org.emcell.core.image.Quantile;

/**
 * The grey level that parts resin from stained material in one slice: Otsu's, and by how much the two classes differ. In a
 * slice with hardly anything but resin, Otsu's threshold parts the noise of the resin in two, and the classes differ much
 * less than in the other slices; such a slice takes the threshold of the nearest one that has cells.
 *
 * @param level the threshold
 * @param contrast mean of the brighter class less that of the darker one
 */
record ResinThreshold(double level, double contrast) {

  /** What counts as the usual contrast of a stack: that of the better slices, be they few. */
  private static final double USUAL = 0.75;
  /** A threshold with less than this share of the usual contrast is not trusted. */
  private static final double LEAST = 0.8;

  /** Returns the threshold of a slice by itself, which stands from one place of an array to before another. */
  static ResinThreshold of(float[] smooth, int from, int to) {
    float level = OtsuThreshold.of(smooth, from, to);
    double all = 0;
    double below = 0;
    int count = 0;
    for (int i = from; i < to; i++) {
      boolean dark = smooth[i] < level;
      all += smooth[i];
      below += dark ? smooth[i] : 0;
      count += dark ? 1 : 0;
    }
    int bright = to - from - count;
    return new ResinThreshold(
        level, count == 0 || bright == 0 ? 0 : (all - below) / bright - below / count);
  }

  /** Returns the thresholds of slices that follow each other, none of which is that of a slice of resin alone. */
  static double[] levels(ResinThreshold[] slices) {
    float[] contrasts = new float[slices.length];
    for (int i = 0; i < slices.length; i++) {
      contrasts[i] = (float) slices[i].contrast;
    }
    double least = LEAST * Quantile.of(contrasts, USUAL);
    double[] levels = new double[slices.length];
    for (int i = 0; i < levels.length; i++) {
      int nearest = i;
      for (int step = 1; slices[nearest].contrast < least; step++) {
        if (i - step >= 0 && slices[i - step].contrast >= least) {
          nearest = i - step;
        } else if (i + step < slices.length && slices[i + step].contrast >= least) {
          nearest = i + step;
        }
      }
      levels[i] = slices[nearest].level;
    }
    return levels;
  }

  /** Returns the running median over {@code reach} levels to either side, fewer at the ends. */
  static double[] medians(double[] levels, int reach) {
    double[] result = new double[levels.length];
    for (int i = 0; i < levels.length; i++) {
      double[] window = Arrays.copyOfRange(
          levels, Math.max(0, i - reach), Math.min(levels.length, i + reach + 1));
      Arrays.sort(window);
      result[i] = (window[(window.length - 1) / 2] + window[window.length / 2]) / 2;
    }
    return result;
  }
}
