package org.emcell.core.image;

/**
 * Exact quantiles of many values, by counting the upper and then the lower half of their bits: two passes over the
 * data, whatever its range, and no copy of it. Thread-safe.
 */
public final class Quantile {

  private static final int BINS = 1 << 16;
  private static final int TABLES = 4;

  /** Number of counts that the first pass needs. */
  static final int COUNTS = TABLES * BINS;

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
    requireFraction(fraction);
    int[] counts = new int[COUNTS];
    count(values, 0, values.length, counts);
    return of(values, fraction, counts);
  }

  /**
   * Counts the upper halves of the bits of some of the values, so that the first pass can be made while values are
   * computed.
   *
   * @param counts is added to; several tables one behind the other, as an addition to a count would wait for the one
   *     before it, and neighbouring values are often alike
   */
  static void count(float[] values, int from, int to, int[] counts) {
    int i = from;
    for (; i + TABLES <= to; i += TABLES) {
      counts[upper(values[i])]++;
      counts[BINS + upper(values[i + 1])]++;
      counts[2 * BINS + upper(values[i + 2])]++;
      counts[3 * BINS + upper(values[i + 3])]++;
    }
    for (; i < to; i++) {
      counts[upper(values[i])]++;
    }
  }

  /**
   * Does the second pass.
   *
   * @param values at least one
   * @param fraction 0 to 1
   * @param counts of all values
   */
  static float of(float[] values, double fraction, int[] counts) {
    int rank = Math.max(1, (int) Math.ceil(fraction * values.length));
    int place = 0;
    for (int count; rank > (count = sum(counts, inOrder(place))); place++) {
      rank -= count;
    }
    int upper = inOrder(place);
    int[] within = new int[BINS];
    for (float value : values) {
      if (upper(value) == upper) {
        within[Float.floatToRawIntBits(value) & BINS - 1]++;
      }
    }
    // Of negative values the one with the higher bits is the lower one.
    boolean isNegative = upper > BINS / 2 - 1;
    place = 0;
    for (int count; rank > (count = within[isNegative ? BINS - 1 - place : place]); place++) {
      rank -= count;
    }
    return Float.intBitsToFloat(upper << 16 | (isNegative ? BINS - 1 - place : place));
  }

  static void requireFraction(double fraction) {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          "The fraction of a quantile must be within 0 and 1, found " + fraction + ".");
    }
  }

  private static int upper(float value) {
    return Float.floatToRawIntBits(value) >>> 16;
  }

  /** Returns the upper halves in the rising order of the values: first those of negative ones, downwards. */
  private static int inOrder(int place) {
    return place < BINS / 2 ? BINS - 1 - place : place - BINS / 2;
  }

  private static int sum(int[] counts, int bin) {
    return counts[bin] + counts[BINS + bin] + counts[2 * BINS + bin] + counts[3 * BINS + bin];
  }
}
