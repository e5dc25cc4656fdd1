package org.emcell.core.report;

import java.awt.image.BufferedImage;
import java.util.List;

/** Many pictures of one size side by side on one sheet, each with a number. */
public final class ContactSheet {

  private static final int GAP = 6;
  private static final int GROUND = 0xFFFFFF;
  private static final int TEXT = 0x303030;

  private ContactSheet() {}

  /**
   * A picture on the sheet.
   *
   * @param number written into its upper left
   * @param picture at most as large as a place on the sheet; it is put into the middle of it
   */
  public record Entry(int number, BufferedImage picture) {}

  /** Returns two pictures side by side, the lower one in the middle of the height of the higher. */
  public static BufferedImage pair(BufferedImage left, BufferedImage right) {
    int height = Math.max(left.getHeight(), right.getHeight());
    Canvas canvas = new Canvas(left.getWidth() + right.getWidth(), height);
    canvas.fill(0, 0, canvas.width(), height, GROUND);
    canvas.paste(left, 0, (height - left.getHeight()) / 2);
    canvas.paste(right, left.getWidth(), (height - right.getHeight()) / 2);
    return canvas.image();
  }

  /**
   * Draws a sheet that is about as wide as high.
   *
   * @param width of a place in pixels
   * @param height of a place in pixels
   * @throws IllegalArgumentException when there is no picture or one is larger than its place
   */
  public static BufferedImage draw(List<Entry> entries, int width, int height) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("A contact sheet needs at least one picture.");
    }
    int columns = (int) Math.ceil(Math.sqrt(entries.size() * (double) height / width));
    int rows = (entries.size() - 1) / columns + 1;
    Canvas canvas = new Canvas(columns * (width + GAP) + GAP, rows * (height + GAP) + GAP);
    canvas.fill(0, 0, canvas.width(), canvas.height(), GROUND);
    int scale = Math.max(1, Math.min(width, height) / 120);
    for (int k = 0; k < entries.size(); k++) {
      BufferedImage picture = entries.get(k).picture();
      if (picture.getWidth() > width || picture.getHeight() > height) {
        throw new IllegalArgumentException(
            "A picture of " + picture.getWidth() + " x " + picture.getHeight()
                + " pixels does not fit into a place of " + width + " x " + height + ".");
      }
      int left = GAP + k % columns * (width + GAP);
      int top = GAP + k / columns * (height + GAP);
      canvas.paste(
          picture,
          left + (width - picture.getWidth()) / 2,
          top + (height - picture.getHeight()) / 2);
      canvas.text(
          Integer.toString(entries.get(k).number()),
          left + 2 * scale,
          top + 2 * scale,
          scale,
          TEXT,
          GROUND);
    }
    return canvas.image();
  }
}
