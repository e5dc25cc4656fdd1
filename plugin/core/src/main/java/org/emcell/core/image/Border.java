package org.emcell.core.image;

/** What a filter reads beyond the border of an image. Both rules hold for images smaller than the filter, too. */
enum Border {
  /** Mirrored at the outer edge of the border pixel: d c b a | a b c d | d c b a. */
  MIRRORED {
    @Override
    int index(int i, int n) {
      int folded = Math.floorMod(i, 2 * n);
      return folded < n ? folded : 2 * n - 1 - folded;
    }
  },

  /** The border pixel is repeated: a a a a | a b c d | d d d d. */
  REPLICATED {
    @Override
    int index(int i, int n) {
      return Math.max(0, Math.min(n - 1, i));
    }
  };

  /** Returns the place inside an axis of {@code n} pixels that stands in for place {@code i}. */
  abstract int index(int i, int n);
}
