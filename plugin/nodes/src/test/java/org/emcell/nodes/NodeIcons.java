package org.emcell.nodes;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * Draws the icons of the nodes, 16 x 16 pixels, one family: cells are teal, nuclei dark violet, what is made new is
 * orange, paper and resin are light grey. Run with the folder of the icons as its argument.
 */
public final class NodeIcons {

  private static final Color CELL = new Color(0x2A9D8F);
  private static final Color NUCLEUS = new Color(0x3D2C8D);
  private static final Color NEW = new Color(0xE76F1A);
  private static final Color PAPER = new Color(0xD9DEE4);
  private static final Color LINE = new Color(0x4A5560);

  private NodeIcons() {}

  /** Returns what draws each icon, by the name of its file without {@code .png}. */
  static Map<String, Consumer<Graphics2D>> drawings() {
    Map<String, Consumer<Graphics2D>> icons = new LinkedHashMap<>();
    icons.put("Category", g -> cell(g, 8, 8, 7, 6.5, 3));
    icons.put("StackReader", g -> {
      slices(g);
      arrow(g, 11.5, 1, 11.5, 8);
    });
    icons.put("Phantom", g -> {
      frame(g, PAPER);
      cell(g, 5.5, 6, 3.5, 3.2, 1.5);
      cell(g, 11, 11, 3, 2.8, 1.3);
    });
    icons.put("Background", g -> {
      frame(g, NEW);
      cell(g, 8, 8, 4.6, 4.2, 0);
    });
    icons.put("Detector", g -> {
      frame(g, PAPER);
      cell(g, 8, 8, 5, 4.6, 0);
      g.setColor(NEW);
      g.draw(new Line2D.Double(8, 3, 8, 13));
      g.draw(new Line2D.Double(3, 8, 13, 8));
    });
    icons.put("Linker", g -> {
      for (int i = 0; i < 3; i++) {
        cell(g, 4 + 4 * i, 3 + 5 * i, 2.6, 2.2, 0);
      }
      g.setColor(NEW);
      g.setStroke(new BasicStroke(1.6f));
      g.draw(new Line2D.Double(4, 3, 8, 8));
      g.draw(new Line2D.Double(8, 8, 12, 13));
    });
    icons.put("Cropper", g -> {
      cell(g, 8, 8, 4.5, 4, 1.8);
      g.setColor(NEW);
      g.setStroke(new BasicStroke(1.4f));
      g.draw(new Rectangle2D.Double(2.2, 2.2, 11.6, 11.6));
    });
    icons.put("Nucleus", g -> {
      g.setColor(new Color(0xA8D5CF));
      g.fill(new Ellipse2D.Double(1, 1.5, 14, 13));
      body(g, 8, 8, 4, 4, NUCLEUS);
      ring(g, 8, 8, 4, 4);
    });
    icons.put("Cell", g -> {
      cell(g, 8, 8, 6.5, 6, 2.6);
      ring(g, 8, 8, 6.5, 6);
    });
    icons.put("Assembler", g -> {
      frame(g, PAPER);
      body(g, 5, 5, 2.8, 2.6, CELL);
      body(g, 11.2, 5.6, 2.4, 2.6, NUCLEUS);
      body(g, 7.8, 11.2, 3, 2.6, NEW);
    });
    icons.put("Scorer", g -> {
      body(g, 6, 8, 5, 5, CELL);
      ring(g, 10, 8, 5, 5);
    });
    icons.put("Measurer", g -> {
      cell(g, 8, 6, 5.5, 4.6, 2);
      g.setColor(NEW);
      g.setStroke(new BasicStroke(1.4f));
      g.draw(new Line2D.Double(2, 13.5, 14, 13.5));
      g.draw(new Line2D.Double(2, 11.5, 2, 15));
      g.draw(new Line2D.Double(14, 11.5, 14, 15));
    });
    icons.put("Writer", g -> {
      slices(g);
      arrow(g, 11.5, 8.5, 11.5, 15.5);
    });
    icons.put("Mesh", g -> {
      body(g, 8, 8, 6.5, 6.5, new Color(0xA8D5CF));
      g.setColor(CELL);
      g.setStroke(new BasicStroke(1));
      g.draw(new Ellipse2D.Double(1.5, 1.5, 13, 13));
      g.draw(new Ellipse2D.Double(5, 1.5, 6, 13));
      g.setColor(NEW);
      g.setStroke(new BasicStroke(1.4f));
      triangle(g, 8, 2, 2.6, 11, 13.4, 11);
    });
    icons.put("Overlay", g -> {
      frame(g, PAPER);
      body(g, 8, 8, 5, 4.6, new Color(0xA8D5CF));
      body(g, 8.6, 7.6, 2, 2, NUCLEUS);
      ring(g, 8, 8, 5, 4.6);
    });
    icons.put("Picture", g -> {
      frame(g, Color.WHITE);
      body(g, 8, 8, 5.6, 5.6, new Color(0xA8D5CF));
      body(g, 8.4, 8.6, 2.6, 2.6, NUCLEUS);
      body(g, 5.8, 5.6, 1.6, 1.4, Color.WHITE);
      g.setColor(NEW);
      g.setStroke(new BasicStroke(1.4f));
      g.draw(new Line2D.Double(3, 12.8, 3, 8.5));
      g.draw(new Line2D.Double(3, 12.8, 7.5, 12.8));
    });
    icons.put("Report", g -> {
      g.setColor(Color.WHITE);
      g.fill(new Rectangle2D.Double(2.5, 1, 11, 14));
      g.setColor(LINE);
      g.setStroke(new BasicStroke(1));
      g.draw(new Rectangle2D.Double(2.5, 1, 11, 14));
      cell(g, 6.3, 5, 2.6, 2.4, 1.1);
      g.draw(new Line2D.Double(10, 4, 12, 4));
      g.draw(new Line2D.Double(10, 6, 12, 6));
      g.setColor(NEW);
      g.fill(new Rectangle2D.Double(4.5, 10.5, 1.8, 3));
      g.fill(new Rectangle2D.Double(7.1, 9, 1.8, 4.5));
      g.fill(new Rectangle2D.Double(9.7, 11.5, 1.8, 2));
    });
    return icons;
  }

  private static void triangle(Graphics2D g, double... corners) {
    Path2D outline = new Path2D.Double();
    outline.moveTo(corners[0], corners[1]);
    outline.lineTo(corners[2], corners[3]);
    outline.lineTo(corners[4], corners[5]);
    outline.closePath();
    g.draw(outline);
  }

  private static void body(Graphics2D g, double x, double y, double rx, double ry, Color colour) {
    g.setColor(colour);
    g.fill(new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry));
  }

  private static void cell(Graphics2D g, double x, double y, double rx, double ry, double nucleus) {
    body(g, x, y, rx, ry, CELL);
    body(g, x, y, nucleus, nucleus, NUCLEUS);
  }

  private static void ring(Graphics2D g, double x, double y, double rx, double ry) {
    g.setColor(NEW);
    g.setStroke(new BasicStroke(1.7f));
    g.draw(new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry));
  }

  private static void frame(Graphics2D g, Color colour) {
    g.setColor(colour);
    g.fill(new Rectangle2D.Double(1, 1, 14, 14));
    g.setColor(LINE);
    g.setStroke(new BasicStroke(1));
    g.draw(new Rectangle2D.Double(1, 1, 14, 14));
  }

  private static void slices(Graphics2D g) {
    for (int i = 2; i >= 0; i--) {
      Path2D slice = new Path2D.Double();
      double y = 4.5 + 3 * i;
      slice.moveTo(1, y + 2.5);
      slice.lineTo(6, y - 1);
      slice.lineTo(13, y + 1);
      slice.lineTo(8, y + 4.5);
      slice.closePath();
      g.setColor(i == 0 ? CELL : PAPER);
      g.fill(slice);
      g.setColor(LINE);
      g.draw(slice);
    }
  }

  private static void arrow(Graphics2D g, double x0, double y0, double x1, double y1) {
    g.setColor(NEW);
    g.setStroke(new BasicStroke(2));
    g.draw(new Line2D.Double(x0, y0, x1, y1 - 2));
    Path2D head = new Path2D.Double();
    head.moveTo(x1 - 3, y1 - 3);
    head.lineTo(x1 + 3, y1 - 3);
    head.lineTo(x1, y1);
    head.closePath();
    g.fill(head);
  }

  static BufferedImage draw(Consumer<Graphics2D> drawing, int side) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(side / 16.0, side / 16.0);
    drawing.accept(g);
    g.dispose();
    return image;
  }

  /** Writes the icons. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (Map.Entry<String, Consumer<Graphics2D>> icon : drawings().entrySet()) {
      ImageIO.write(
          draw(icon.getValue(), 16),
          "png",
          folder.resolve(icon.getKey() + ".png").toFile());
    }
  }
}
