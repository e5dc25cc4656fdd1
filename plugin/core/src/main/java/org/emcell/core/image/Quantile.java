package org.emcell.core.image;

/**
 * Exact quantiles of many values, by counting the upper and then the lower half of their bits: two passes over the
 * data, whatever its range, and no copy of it. Thread-safe.
 */
public final class Quantile {

  private static final int BINS = 1 << 16;

  private Quantile() {}

  /**
   * Returns the smallest of the values that is not below the wanted fraction of them: the value at rank
   * {@code ceil(fraction * n)} (at least 1) of the n values in rising order.
   *
   * @param values at least one, none of them NaN
   * @param fraction 0 for the smallest, 0.5 for the (lower) median, 1 for the largest
   * @throws IllegalArgumentException when there is no value or the fraction is not within 0 to 1
   */
  public static float of(float[] values, double fraction) {
    if (values.length == 0) {
      throw new IllegalArgumentException("A quantile needs at least one value, found none.");
    }
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          "The fraction of a quantile must be within 0 and 1, found " + fraction + ".");
    }
    int rank = Math.max(1, (int) Math.ceil(fraction * values.length));
    int[] counts = new int[BINS];
    for (float value : values) {
      counts[ordered(value) >>> 16]++;
    }
    int upper = 0;
    while (rank > counts[upper]) {
      rank -= counts[upper++];
    }
    int[] within = new int[BINS];
    for (float value : values) {
      int bits = ordered(value);
      if (bits >>> 16 == upper) {
        within[bits & BINS - 1]++;
      }
    }
    int lower = 0;
    while (rank > within[lower]) {
      rank -= within[lower++];
    }
    int bits = upper << 16 | lower;
    return Float.intBitsToFloat(bits < 0 ? bits ^ Integer.MIN_VALUE : ~bits);
  }

  /** Returns bits that, read as an unsigned number, are in the same order as the values. */
  private static int ordered(float value) {
    int bits = Float.floatToRawIntBits(value);
    return bits ^ (bits >> 31 | Integer.MIN_VALUE);
  }
}
