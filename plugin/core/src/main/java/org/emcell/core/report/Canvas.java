package org.emcell.core.report;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Map;

/**
 * A picture that lines and digits are drawn into, pixel by pixel. It brings its own digits, so that it needs no font
 * and no display and gives the same picture everywhere. What lies outside the picture is not drawn.
 */
final class Canvas {

  /** Rows of a glyph. */
  static final int GLYPH_HEIGHT = 7;

  private static final int GLYPH_WIDTH = 5;

  /** Rows from top to bottom, a bit a pixel, the highest of five bits on the left. */
  private static final Map<Character, int[]> GLYPHS = Map.ofEntries(
      glyph('0', 0x0E, 0x11, 0x13, 0x15, 0x19, 0x11, 0x0E),
      glyph('1', 0x04, 0x0C, 0x04, 0x04, 0x04, 0x04, 0x0E),
      glyph('2', 0x0E, 0x11, 0x01, 0x02, 0x04, 0x08, 0x1F),
      glyph('3', 0x1F, 0x02, 0x04, 0x02, 0x01, 0x11, 0x0E),
      glyph('4', 0x02, 0x06, 0x0A, 0x12, 0x1F, 0x02, 0x02),
      glyph('5', 0x1F, 0x10, 0x1E, 0x01, 0x01, 0x11, 0x0E),
      glyph('6', 0x06, 0x08, 0x10, 0x1E, 0x11, 0x11, 0x0E),
      glyph('7', 0x1F, 0x01, 0x02, 0x04, 0x08, 0x08, 0x08),
      glyph('8', 0x0E, 0x11, 0x11, 0x0E, 0x11, 0x11, 0x0E),
      glyph('9', 0x0E, 0x11, 0x11, 0x0F, 0x01, 0x02, 0x0C),
      glyph('.', 0x00, 0x00, 0x00, 0x00, 0x00, 0x0C, 0x0C),
      glyph('m', 0x00, 0x00, 0x1A, 0x15, 0x15, 0x15, 0x15),
      glyph('n', 0x00, 0x00, 0x16, 0x19, 0x11, 0x11, 0x11),
      glyph('u', 0x00, 0x00, 0x11, 0x11, 0x11, 0x13, 0x0D),
      glyph('x', 0x00, 0x00, 0x11, 0x0A, 0x04, 0x0A, 0x11),
      glyph('y', 0x00, 0x00, 0x11, 0x11, 0x0F, 0x01, 0x0E),
      glyph('z', 0x00, 0x00, 0x1F, 0x02, 0x04, 0x08, 0x1F),
      glyph('T', 0x1F, 0x04, 0x04, 0x04, 0x04, 0x04, 0x04),
      glyph('P', 0x1E, 0x11, 0x11, 0x1E, 0x10, 0x10, 0x10),
      glyph('N', 0x11, 0x19, 0x15, 0x13, 0x11, 0x11, 0x11),
      glyph('F', 0x1F, 0x10, 0x10, 0x1E, 0x10, 0x10, 0x10),
      glyph('-', 0x00, 0x00, 0x00, 0x1F, 0x00, 0x00, 0x00),
      glyph(' ', 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00));

  private final BufferedImage image;
  private final int width;
  private final int height;
  /** The pixels of the image, row by row: much faster than to ask the image for each. */
  private final int[] pixels;

  Canvas(int width, int height) {
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.width = width;
    this.height = height;
    pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  private static Map.Entry<Character, int[]> glyph(char character, int... rows) {
    return Map.entry(character, rows);
  }

  BufferedImage image() {
    return image;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Colours a pixel, {@code 0xRRGGBB}. */
  void set(int x, int y, int colour) {
    if (x >= 0 && y >= 0 && x < width && y < height) {
      pixels[y * width + x] = colour & 0xFFFFFF;
    }
  }

  /** Returns the colour of a pixel of the picture, {@code 0xRRGGBB}. */
  int get(int x, int y) {
    return pixels[y * width + x];
  }

  /** Puts another picture into this one. */
  void paste(BufferedImage picture, int left, int top) {
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        set(left + x, top + y, picture.getRGB(x, y) & 0xFFFFFF);
      }
    }
  }

  /** Fills a rectangle. */
  void fill(int left, int top, int width, int height, int colour) {
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        set(x, y, colour);
      }
    }
  }

  /** Draws a circle with a line of {@code thickness} pixels about its radius. */
  void circle(double x, double y, double radius, int thickness, int colour) {
    int steps = (int) Math.ceil(8 * (radius + 1));
    for (int i = 0; i < steps; i++) {
      double angle = 2 * Math.PI * i / steps;
      int left = (int) Math.round(x + radius * Math.cos(angle) - (thickness - 1) / 2.0);
      int top = (int) Math.round(y + radius * Math.sin(angle) - (thickness - 1) / 2.0);
      fill(left, top, thickness, thickness, colour);
    }
  }

  /** Returns the width of a text of which each glyph pixel is {@code scale} pixels large. */
  static int textWidth(String text, int scale) {
    return text.length() * (GLYPH_WIDTH + 1) * scale - scale;
  }

  /**
   * Writes a text of digits, full stops, hyphens, blanks and the letters m, n, u, x, y, z, T, P, N and F, with a dark
   * rim so that it can be read on any ground.
   *
   * @param left of the first glyph
   * @param top of the glyphs
   * @param scale pixels of a glyph pixel
   */
  void text(String text, int left, int top, int scale, int colour) {
    text(text, left, top, scale, colour, 0);
  }

  /** Writes a text like {@link #text(String, int, int, int, int)} with a rim of a colour of its own. */
  void text(String text, int left, int top, int scale, int colour, int rimColour) {
    int rim = Math.max(1, scale / 2);
    forEachDot(
        text,
        (x, y) -> fill(
            left + x * scale - rim,
            top + y * scale - rim,
            scale + 2 * rim,
            scale + 2 * rim,
            rimColour));
    forEachDot(text, (x, y) -> fill(left + x * scale, top + y * scale, scale, scale, colour));
  }

  private interface Dot {
    void at(int x, int y);
  }

  private static void forEachDot(String text, Dot dot) {
    for (int i = 0; i < text.length(); i++) {
      int[] rows = GLYPHS.getOrDefault(text.charAt(i), GLYPHS.get(' '));
      for (int y = 0; y < GLYPH_HEIGHT; y++) {
        for (int x = 0; x < GLYPH_WIDTH; x++) {
          if ((rows[y] >> GLYPH_WIDTH - 1 - x & 1) != 0) {
            dot.at(i * (GLYPH_WIDTH + 1) + x, y);
          }
        }
      }
    }
  }
}
