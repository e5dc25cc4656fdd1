package org.emcell.core.report;

/** A bar of 1, 2 or 5 times a power of ten nm, at most a quarter of the picture long, with its length above it. */
final class ScaleBar {

  private static final int WHITE = 0xFFFFFF;
  private static final double[] NICE = {5, 2, 1};
  private static final double LONGEST = 0.25;

  private ScaleBar() {}

  /**
   * Draws the bar into the lower right of a part of the canvas that begins at (0, 0).
   *
   * @param pixel edge of a pixel in nm
   * @param scale pixels of a glyph pixel
   */
  static void draw(double pixel, int width, int height, int scale, Canvas canvas) {
    double most = LONGEST * width * pixel;
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    double length = power;
    for (double nice : NICE) {
      if (nice * power <= most) {
        length = nice * power;
        break;
      }
    }
    String text = length >= 1000 ? number(length / 1000) + " um" : number(length) + " nm";
    int rim = Math.max(1, scale / 2);
    int pixels = (int) Math.round(length / pixel);
    int margin = 6 * scale;
    int left = width - margin - pixels;
    int top = height - margin - 2 * scale;
    canvas.fill(left - rim, top - rim, pixels + 2 * rim, 2 * scale + 2 * rim, 0);
    canvas.fill(left, top, pixels, 2 * scale, WHITE);
    canvas.text(
        text,
        left + (pixels - Canvas.textWidth(text, scale)) / 2,
        top - (Canvas.GLYPH_HEIGHT + 2) * scale,
        scale,
        WHITE);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
