package org.emcell.core.image;

/**
 * The grey level that best splits values into a dark and a bright class: the one that maximises the variance between
 * the classes, {@code w0 w1 (m1 - m0)^2} (Otsu, IEEE Transactions on Systems, Man, and Cybernetics 9:62, 1979, <a
 * href="https://doi.org/10.1109/TSMC.1979.4310076">doi:10.1109/TSMC.1979.4310076</a>).
 *
 * <p>Values above the threshold are bright, all others dark. Levels between which no value lies are equally good; the
 * threshold stands in their middle, so that it does not cling to either class; of ties farther apart the lowest counts.
 * Values that are all the same give that value as the threshold: then none is bright.
 *
 * <p>Values are counted in 4096 equally wide bins from the smallest to the largest, fine enough that 8-bit levels keep
 * apart and far finer than the criterion's maximum is sharp. Two passes over the data; thread-safe.
 */
public final class OtsuThreshold {

  private static final int BINS = 4096;

  private OtsuThreshold() {}

  /**
   * Returns the threshold of an image.
   *
   * @throws IllegalArgumentException when there is no value or one is not finite
   */
  public static float of(float[] values) {
    return threshold(values, null, 0, values.length);
  }

  /**
   * Returns the threshold of the values from one place to before another.
   *
   * @throws IllegalArgumentException when there is no value or one is not finite
   */
  public static float of(float[] values, int from, int to) {
    return threshold(values, null, from, to);
  }

  /**
   * Returns the threshold of the pixels inside a mask.
   *
   * @throws IllegalArgumentException when the arrays differ in length, no pixel is in the mask, or a value in it is not
   *     finite
   */
  public static float of(float[] values, boolean[] mask) {
    if (mask.length != values.length) {
      throw new IllegalArgumentException("The mask needs one element per value, " + values.length
          + ", found " + mask.length + ".");
    }
    return threshold(values, mask, 0, values.length);
  }

  /**
   * Returns the threshold of values that are already counted.
   *
   * @param histogram how often each level 0, 1, 2, ... occurs
   * @return the threshold in levels; half a level when it stands in the middle of an odd number of empty ones
   * @throws IllegalArgumentException when nothing is counted
   */
  public static double ofHistogram(long[] histogram) {
    double total = 0;
    double sum = 0;
    int last = -1;
    for (int level = 0; level < histogram.length; level++) {
      total += histogram[level];
      sum += (double) level * histogram[level];
      last = histogram[level] > 0 ? level : last;
    }
    if (last < 0) {
      throw new IllegalArgumentException("Otsu's threshold needs at least one value, found none.");
    }
    double below = 0;
    double sumBelow = 0;
    double best = -1;
    int from = last;
    int to = last;
    for (int level = 0; level < last; level++) {
      if (histogram[level] == 0) {
        // Nothing has moved to the dark class: as good as the level before.
        to = to == level - 1 ? level : to;
        continue;
      }
      below += histogram[level];
      sumBelow += (double) level * histogram[level];
      double difference = sum * below - sumBelow * total;
      double between = difference / below * (difference / (total - below));
      if (between > best) {
        best = between;
        from = level;
        to = level;
      }
    }
    return (from + to) / 2.0;
  }

  private static float threshold(float[] values, boolean[] mask, int from, int to) {
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    int count = 0;
    for (int i = from; i < to; i++) {
      if (mask == null || mask[i]) {
        min = Math.min(min, values[i]);
        max = Math.max(max, values[i]);
        count++;
      }
    }
    if (count == 0) {
      throw new IllegalArgumentException("Otsu's threshold needs at least one value, found none.");
    }
    if (!Float.isFinite(min) || !Float.isFinite(max)) {
      throw new IllegalArgumentException(
          "Otsu's threshold needs finite values, found " + min + " to " + max + ".");
    }
    if (min == max) {
      return min;
    }
    // Bin b holds the values above min + b * width and up to min + (b + 1) * width, the first one
    // min, too.
    double width = ((double) max - min) / BINS;
    long[] histogram = new long[BINS];
    for (int i = from; i < to; i++) {
      if (mask == null || mask[i]) {
        int bin = (int) Math.ceil((values[i] - (double) min) / width) - 1;
        histogram[Math.max(0, Math.min(BINS - 1, bin))]++;
      }
    }
    return (float) (min + (ofHistogram(histogram) + 1) * width);
  }
}
