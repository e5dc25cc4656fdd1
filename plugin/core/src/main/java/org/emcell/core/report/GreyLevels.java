package org.emcell.core.report;

import org.emcell.core.image.Quantile;

/** Grey values as a picture shows them: stretched between their 0.5 % and 99.5 % quantiles. */
public final class GreyLevels {

  private static final double DARKEST = 0.005;

  private GreyLevels() {}

  /** Returns levels 0 to 255. */
  public static byte[] of(float[] grey) {
    float low = Quantile.of(grey, DARKEST);
    float range = Math.max(1, Quantile.of(grey, 1 - DARKEST) - low);
    byte[] levels = new byte[grey.length];
    for (int i = 0; i < grey.length; i++) {
      levels[i] = (byte) Math.max(0, Math.min(255, Math.round(255 * (grey[i] - low) / range)));
    }
    return levels;
  }
}
