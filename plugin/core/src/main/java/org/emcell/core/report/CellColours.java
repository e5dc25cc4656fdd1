package org.emcell.core.report;

/**
 * The colour of every cell, the same in all pictures and files: seven hues that colour-blind readers can tell apart
 * (Okabe and Ito 2008), one after the other by id, then the same lighter, then darker, each time from another hue on.
 * So the same colour comes back after 21 ids, and the same hue never with fewer than three others between.
 */
public final class CellColours {

  private static final int[] COLOURS = {
    0xE69F00, 0x56B4E9, 0xF0E442, 0x009E73, 0xD55E00, 0xCC79A7, 0x0072B2
  };
  /** Hues by which each further round begins later, so that ids seven apart differ in hue, too. */
  private static final int TURN = 3;

  private static final int ROUNDS = 3;
  private static final double LIGHTER = 0.45;
  private static final double DARKER = 0.4;
  private static final int UNNUMBERED = 0xA0A0A0;

  private CellColours() {}

  /** Returns the colour of an id, {@code 0xRRGGBB}; grey for 0, which stands for no cell. */
  public static int of(int id) {
    if (id == 0) {
      return UNNUMBERED;
    }
    int round = Math.floorMod(Math.floorDiv(id - 1, COLOURS.length), ROUNDS);
    int hue = COLOURS[Math.floorMod(id - 1 + TURN * round, COLOURS.length)];
    return switch (round) {
      case 1 -> mix(hue, 0xFFFFFF, LIGHTER);
      case 2 -> mix(hue, 0x000000, DARKER);
      default -> hue;
    };
  }

  /** Returns the colour of the nucleus of a cell: a darker shade of the cell's. */
  public static int nucleus(int id) {
    return mix(of(id), 0x000000, 0.2);
  }

  /** Returns a colour on the way from one to another. */
  static int mix(int from, int to, double share) {
    int result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int a = from >> shift & 0xFF;
      int b = to >> shift & 0xFF;
      result |= (int) Math.round(a + share * (b - a)) << shift;
    }
    return result;
  }
}
