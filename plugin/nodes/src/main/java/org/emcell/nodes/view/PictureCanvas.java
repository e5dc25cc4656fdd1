package org.emcell.nodes.view;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;

/** Shows a picture as large as there is room, or a text where there is none. */
final class PictureCanvas extends JComponent {

  private static final long serialVersionUID = 1L;

  private static final Color GROUND = new Color(0x2B2B2B);
  private static final int SIDE = 640;
  private static final int INDENT = 16;
  private static final int LARGEST = 16;

  private transient BufferedImage picture;
  private String text = "";

  PictureCanvas() {
    setPreferredSize(new Dimension(SIDE, SIDE));
    setFocusable(true);
  }

  /** Shows a picture. */
  void show(BufferedImage shown) {
    picture = shown;
    text = "";
    repaint();
  }

  /** Shows a text, whose lines end with line feeds. */
  void say(String what) {
    picture = null;
    text = what;
    repaint();
  }

  BufferedImage picture() {
    return picture;
  }

  String text() {
    return text;
  }

  /** Returns the text in lines that are as long as there is room. */
  private List<String> lines(FontMetrics font) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n")) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.split(" ")) {
        if (line.length() > 0 && font.stringWidth(line + " " + word) > getWidth() - 2 * INDENT) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.length() > 0 ? " " : "").append(word);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setColor(GROUND);
    g.fillRect(0, 0, getWidth(), getHeight());
    if (picture == null) {
      g.setColor(Color.WHITE);
      int y = 2 * INDENT;
      for (String line : lines(g.getFontMetrics())) {
        g.drawString(line, INDENT, y);
        y += g.getFontMetrics().getHeight();
      }
    } else {
      double scale = Math.min(
          LARGEST,
          Math.min(
              (double) getWidth() / picture.getWidth(),
              (double) getHeight() / picture.getHeight()));
      int width = (int) Math.max(1, Math.round(scale * picture.getWidth()));
      int height = (int) Math.max(1, Math.round(scale * picture.getHeight()));
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION,
          scale < 1
              ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
              : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
      g.drawImage(
          picture, (getWidth() - width) / 2, (getHeight() - height) / 2, width, height, null);
    }
    g.dispose();
  }
}
