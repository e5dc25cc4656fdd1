package org.emcell.core.image;

/**
 * Ridges of the gradient magnitude along a row. A pixel is compared with the two points where the line along its
 * gradient meets the ring of its neighbours. Each lies between the near neighbour, along the axis of the larger
 * component, and the diagonal one: {@code near + smaller / larger * (diagonal - near)}. To save a division, both sides
 * of the comparison are multiplied by the larger component.
 *
 * <p>Away from the border all pixels of the row are compared, in loops without branches, as the outcome of one could
 * not be foreseen: a choice between two values is a sum of both, one of them weighted by 0, which changes no bit of the
 * other as long as both are finite. Holds the room for one row; not thread-safe.
 */
final class RidgeRow {

  /** Squared, it takes every float that is above 0 to at least 1. */
  private static final float HUGE = 0x1p100f;

  private final int columns;
  private final float[] smaller;
  private final float[] larger;

  /** The smaller component where both have one sign, else 0. */
  private final float[] alike;

  /** 1 where the component along y is larger, else 0. */
  private final float[] alongY;

  private final float[] near;
  private final float[] diagonal;
  private final float[] oppositeNear;
  private final float[] oppositeDiagonal;

  /** How far a pixel rises above the point on the side of larger x or y, and above that on the other side. */
  private final float[] rise;

  private final float[] oppositeRise;

  /** The lower of both. */
  private final float[] lowest;

  RidgeRow(int columns) {
    this.columns = columns;
    smaller = new float[columns];
    larger = new float[columns];
    alike = new float[columns];
    alongY = new float[columns];
    near = new float[columns];
    diagonal = new float[columns];
    oppositeNear = new float[columns];
    oppositeDiagonal = new float[columns];
    rise = new float[columns];
    oppositeRise = new float[columns];
    lowest = new float[columns];
  }

  /** Compares all pixels of a row but the first and the last. */
  void compare(GradientRow above, GradientRow here, GradientRow below) {
    order(here.dx(), here.dy(), smaller, larger, alongY, columns);
    sameSign(here.dx(), here.dy(), alike, columns);
    choose(alongY, here.right(), below.magnitude(), near, columns);
    choose(alongY, here.left(), above.magnitude(), oppositeNear, columns);
    // Where the components differ in sign; where they do not, the diagonals are known.
    choose(alongY, above.right(), below.left(), diagonal, columns);
    choose(alongY, below.left(), above.right(), oppositeDiagonal, columns);
    between(larger, smaller, alike, near, below.right(), diagonal, rise, columns);
    between(
        larger,
        smaller,
        alike,
        oppositeNear,
        above.left(),
        oppositeDiagonal,
        oppositeRise,
        columns);
    rise(here.magnitude(), larger, rise, oppositeRise, lowest, columns);
  }

  /**
   * Lists the ridges among the pixels that were {@linkplain #compare compared}.
   *
   * @param here the row that was compared
   * @param from first pixel
   * @param to the pixel after the last one
   * @param ridges gets them; needs room for all pixels
   * @return how many there are
   */
  int find(GradientRow here, int from, int to, int[] ridges) {
    int candidates = 0;
    for (int i = from; i < to; i++) {
      ridges[candidates] = i;
      // Counts what is not negative, without a branch.
      candidates += 1 + (Float.floatToRawIntBits(lowest[i]) >> 31);
    }
    int count = 0;
    for (int k = 0; k < candidates; k++) {
      int i = ridges[k];
      boolean forwards = (alongY[i] == 0 ? here.dx()[i] : here.dy()[i]) >= 0;
      if (lowest[i] >= 0 && (forwards ? oppositeRise[i] : rise[i]) > 0) {
        ridges[count++] = i;
      }
    }
    return count;
  }

  private static void order(
      float[] dx, float[] dy, float[] smaller, float[] larger, float[] alongY, int n) {
    for (int i = 0; i < n; i++) {
      float ax = Math.abs(dx[i]);
      float ay = Math.abs(dy[i]);
      smaller[i] = Math.min(ax, ay);
      larger[i] = Math.max(ax, ay);
      float more = ay - ax;
      alongY[i] = Math.min(1, (more + Math.abs(more)) * HUGE * HUGE);
    }
  }

  private static void sameSign(float[] dx, float[] dy, float[] alike, int n) {
    for (int i = 0; i < n; i++) {
      float low = Math.min(dx[i], dy[i]);
      float high = -Math.max(dx[i], dy[i]);
      // The first half is low where that is above 0, the second one high; else they are 0, as one
      // of them always is.
      alike[i] = 0.5f * (low + Math.abs(low)) + 0.5f * (high + Math.abs(high));
    }
  }

  private static void choose(float[] alongY, float[] x, float[] y, float[] chosen, int n) {
    for (int i = 0; i < n; i++) {
      chosen[i] = (1 - alongY[i]) * x[i] + alongY[i] * y[i];
    }
  }

  private static void between(
      float[] larger,
      float[] smaller,
      float[] alike,
      float[] near,
      float[] diagonalAlike,
      float[] diagonal,
      float[] point,
      int n) {
    for (int i = 0; i < n; i++) {
      point[i] = near[i] * larger[i]
          + (alike[i] * (diagonalAlike[i] - near[i])
              + (smaller[i] - alike[i]) * (diagonal[i] - near[i]));
    }
  }

  private static void rise(
      float[] magnitude,
      float[] larger,
      float[] rise,
      float[] oppositeRise,
      float[] lowest,
      int n) {
    for (int i = 0; i < n; i++) {
      float here = magnitude[i] * larger[i];
      float a = here - rise[i];
      float b = here - oppositeRise[i];
      rise[i] = a;
      oppositeRise[i] = b;
      lowest[i] = Math.min(a, b);
    }
  }

  /**
   * Returns whether a pixel on the border of the image is a ridge. A diagonal neighbour beyond the border is replaced by
   * the near one; a pixel whose near neighbour is beyond the border is none.
   *
   * @param above null in the first row of the image
   * @param below null in the last row of the image
   * @param i column, of those of an image that ends with them
   */
  static boolean isRidgeAtBorder(GradientRow above, GradientRow here, GradientRow below, int i) {
    float dx = here.dx()[i];
    float dy = here.dy()[i];
    float ax = Math.abs(dx);
    float ay = Math.abs(dy);
    int stepX = dx < 0 ? -1 : 1;
    GradientRow ahead = dy < 0 ? above : below;
    GradientRow behind = dy < 0 ? below : above;
    if (ax >= ay) {
      if (i == 0 || i == here.dx().length - 1) {
        return false;
      }
      float near = here.magnitude()[i + stepX];
      float oppositeNear = here.magnitude()[i - stepX];
      return isRidge(
          here.magnitude()[i],
          ax,
          ay,
          near,
          ahead == null ? near : ahead.magnitude()[i + stepX],
          oppositeNear,
          behind == null ? oppositeNear : behind.magnitude()[i - stepX]);
    }
    if (above == null || below == null) {
      return false;
    }
    return isRidge(
        here.magnitude()[i],
        ay,
        ax,
        ahead.magnitude()[i],
        ahead.magnitude()[inside(i + stepX, here) ? i + stepX : i],
        behind.magnitude()[i],
        behind.magnitude()[inside(i - stepX, here) ? i - stepX : i]);
  }

  private static boolean inside(int i, GradientRow row) {
    return i >= 0 && i < row.dx().length;
  }

  private static boolean isRidge(
      float magnitude,
      float larger,
      float smaller,
      float ahead,
      float aheadDiagonal,
      float behind,
      float behindDiagonal) {
    float here = magnitude * larger;
    return here > behind * larger + smaller * (behindDiagonal - behind)
        && here >= ahead * larger + smaller * (aheadDiagonal - ahead);
  }
}
