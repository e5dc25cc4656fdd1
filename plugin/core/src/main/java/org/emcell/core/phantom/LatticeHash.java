package org.emcell.core.phantom;

import java.util.stream.IntStream;

/** Random numbers that are a function of a lattice point: no state, any order, any thread. */
final class LatticeHash {

  /** Turns what {@link #coarseNormal} writes into a number with standard deviation 1. */
  static final float TO_NORMAL = 1 / 147.8f;

  /** The largest number that {@link #coarseNormal} writes; the smallest one is its negative. */
  static final int COARSE = 2 * 255;

  private static final int STEP = 0x9E3779B9;
  private static final int[] STEPS =
      IntStream.range(0, CellTile.WIDTH).map(i -> i * STEP).toArray();

  private LatticeHash() {}

  /** Returns 64 well mixed bits for a lattice point (finaliser of SplitMix64, doi 10.1145/2660193.2660195). */
  static long bits(long seed, long x, long y, long z) {
    return mix(seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL + z * 0x165667B19E3779F9L);
  }

  /** Returns a number that is even in [-1, 1) over the lattice points. */
  static float signed(long seed, long x, long y, long z) {
    return (bits(seed, x, y, z) >> 40) * 0x1p-23f;
  }

  /** Returns the number in [0, 1) that 16 of the bits of a hash give; {@code which} is 0 to 3. */
  static double share(long bits, int which) {
    return (bits >>> (16 * which) & 0xFFFF) * 0x1p-16;
  }

  /** Returns a number with nearly normal distribution, mean 0 and standard deviation 1: the sum of four even ones. */
  static float normal(long bits) {
    int sum = (int) (bits & 0xFFFF)
        + (int) (bits >>> 16 & 0xFFFF)
        + (int) (bits >>> 32 & 0xFFFF)
        + (int) (bits >>> 48);
    return (sum - 131070) * (1 / 37837.2f);
  }

  /**
   * Writes whole numbers with nearly normal distribution, mean 0 and standard deviation 147.8, into the first
   * {@code length} elements of {@code out}: sums of four bytes. The number at {@code i} depends on the seed and on
   * {@code first + i}. Kept to 32-bit steps on arrays, so that it is compiled to vector instructions.
   *
   * @param length at most {@link CellTile#WIDTH}
   */
  static void coarseNormal(int seed, int first, int length, int[] out) {
    int start = seed + first * STEP;
    for (int i = 0; i < length; i++) {
      int h = start + STEPS[i];
      h = (h ^ h >>> 16) * 0x85EBCA6B;
      h = (h ^ h >>> 13) * 0xC2B2AE35;
      h = h ^ h >>> 16;
      out[i] = (h & 255) + (h >>> 8 & 255) + (h >>> 16 & 255) + (h >>> 24) - COARSE;
    }
  }

  /** Mixes all bits into all bits. */
  static long mix(long bits) {
    long h = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    h = (h ^ h >>> 27) * 0x94D049BB133111EBL;
    return h ^ h >>> 31;
  }
}
