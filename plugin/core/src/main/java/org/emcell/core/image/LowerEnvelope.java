package org.emcell.core.image;

/**
 * The lower envelope of parabolas {@code s^2 (p - q)^2 + f(q)} along one line, sampled at the places p, with the room
 * it needs. A line falls into gaps between places where f is 0: what lies beyond such a place can never be nearer. In a
 * gap the parabolas are stacked from left to right, each with the first place that it rules; one that is above the
 * next at that very place rules nowhere (Meijster, Roerdink and Hesselink 2000, doi:10.1007/0-306-47025-X_36). Unlike
 * intersections, that comparison takes no division. Not thread-safe.
 */
final class LowerEnvelope {

  private final int length;
  private final double square;

  /** Where the parabolas of the envelope have their vertices. */
  private final double[] vertex;

  /** Heights of these vertices in units of {@link #square}. */
  private final double[] height;

  /** The first place where each parabola is the lowest. */
  private final double[] first;

  /**
   * @param length number of places of the line
   * @param edge distance between two places
   */
  LowerEnvelope(int length, double edge) {
    this.length = length;
    this.square = edge * edge;
    this.vertex = new double[length];
    this.height = new double[length];
    this.first = new double[length];
  }

  /** Replaces f, which stands from {@code start} on, by its envelope. Infinite f has no parabola. */
  void lower(float[] line, int start) {
    int p = 0;
    while (p < length) {
      if (line[start + p] == 0) {
        p++;
        continue;
      }
      int from = p;
      while (p < length && line[start + p] != 0) {
        p++;
      }
      lowerGap(line, start, from, p);
    }
  }

  /** Lowers the places from {@code from} to before {@code to}; f is 0 on either side, where there is a place. */
  private void lowerGap(float[] line, int start, int from, int to) {
    int last = -1;
    int end = Math.min(length - 1, to);
    for (int q = Math.max(0, from - 1); q <= end; q++) {
      float value = line[start + q];
      if (value == Float.POSITIVE_INFINITY) {
        continue;
      }
      double here = q;
      double h = value / square;
      while (last >= 0 && isAbove(last, here, h)) {
        last--;
      }
      double begin = from;
      if (last >= 0) {
        double v = vertex[last];
        begin = Math.floor(0.5 * (here + v + (h - height[last]) / (here - v))) + 1;
      }
      if (begin < to) {
        last++;
        vertex[last] = here;
        height[last] = h;
        first[last] = begin;
      }
    }
    for (int k = 0; k <= last; k++) {
      int stop = k < last ? (int) first[k + 1] : to;
      double v = vertex[k];
      double h = height[k];
      for (int p = (int) first[k]; p < stop; p++) {
        double step = p - v;
        line[start + p] = (float) (square * (step * step + h));
      }
    }
  }

  /** Whether a parabola of the envelope lies above another one at the first place that it rules. */
  private boolean isAbove(int k, double otherVertex, double otherHeight) {
    double own = first[k] - vertex[k];
    double other = first[k] - otherVertex;
    return own * own + height[k] > other * other + otherHeight;
  }

  /** Takes the distance to the places before the first and after the last one where that is less. */
  void cutByFrame(float[] line, int start) {
    for (int p = 0; p < length; p++) {
      double steps = Math.min(p + 1, length - p);
      line[start + p] = (float) Math.min(line[start + p], square * steps * steps);
    }
  }
}
