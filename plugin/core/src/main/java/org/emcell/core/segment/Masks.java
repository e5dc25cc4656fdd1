package org.emcell.core.segment;

/** Set operations on masks of equal length. */
final class Masks {

  private Masks() {}

  /** Returns a new mask of what is not set. */
  static boolean[] not(boolean[] mask) {
    boolean[] result = new boolean[mask.length];
    for (int i = 0; i < mask.length; i++) {
      result[i] = !mask[i];
    }
    return result;
  }

  /** Returns the number of set elements. */
  static int count(boolean[] mask) {
    int count = 0;
    for (boolean set : mask) {
      count += set ? 1 : 0;
    }
    return count;
  }
}
