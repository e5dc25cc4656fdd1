package org.emcell.core.image;

/**
 * The lower envelope of parabolas, as {@link LowerEnvelope}, of many lines side by side, where none is of interest farther
 * than some places from its vertex. The lines are taken row by row: each row is compared with those of its window, in
 * loops that the compiler of the virtual machine makes vector instructions of. For narrow windows this is several times
 * faster than to find each envelope. Not thread-safe.
 */
final class ParabolaWindow {

  private final int reach;
  private final float[] heights;
  private final float[][] rows;
  private int seen;

  /**
   * @param reach number of places to either side of a vertex
   * @param edge distance between two places
   * @param width number of lines
   */
  ParabolaWindow(int reach, double edge, int width) {
    this.reach = reach;
    heights = new float[reach + 1];
    for (int steps = 0; steps <= reach; steps++) {
      heights[steps] = (float) (steps * edge * (steps * edge));
    }
    rows = new float[2 * reach + 1][width];
  }

  /** Takes the next place of all lines. */
  void add(float[] values, int from) {
    float[] row = rows[seen++ % rows.length];
    System.arraycopy(values, from, row, 0, row.length);
  }

  /** Gives the envelopes at a place that was taken, together with those within reach of it. */
  void lower(int place, float[] envelope) {
    System.arraycopy(rows[place % rows.length], 0, envelope, 0, envelope.length);
    int last = Math.min(seen - 1, place + reach);
    for (int other = Math.max(0, place - reach); other <= last; other++) {
      if (other != place) {
        lower(envelope, rows[other % rows.length], heights[Math.abs(other - place)]);
      }
    }
  }

  private static void lower(float[] envelope, float[] values, float height) {
    for (int i = 0; i < envelope.length; i++) {
      envelope[i] = Math.min(envelope[i], values[i] + height);
    }
  }
}
