package org.emcell.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The edges of a box but for those that lie before it, with ticks and numbers in um along one edge of each axis. What
 * is drawn in the scene are lines; the numbers are written on top of the finished picture.
 */
final class AxesBox {

  /** Colour of the lines. */
  static final int LINE = 0x909090;

  private static final int TEXT = 0x303030;
  private static final double[] NICE = {1, 2, 5, 10};
  private static final int TICK_DISTANCE = 60;
  private static final int SHORTEST_AXIS = 24;
  private static final double TICK = 3;

  private final Scene.Box3 box;
  private final Projection projection;
  private final int scale;
  private final List<Line> lines = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();

  /** A line in the picture: column, row and depth of both ends. */
  record Line(double[] from, double[] to) {}

  private record Label(String text, double x, double y) {}

  /**
   * @param projection onto the finished picture
   * @param scale pixels of a glyph pixel
   */
  AxesBox(Scene.Box3 box, Projection projection, int scale) {
    this.box = box;
    this.projection = projection;
    this.scale = scale;
    for (int axis = 0; axis < 3; axis++) {
      addEdges(axis);
    }
  }

  /** Returns the pixels that numbers take around the box. */
  static int margin(int scale) {
    return 52 * scale;
  }

  List<Line> lines() {
    return lines;
  }

  /** Writes the numbers. */
  void label(Canvas canvas, int ground) {
    for (Label label : labels) {
      int left = (int) Math.round(label.x() - Canvas.textWidth(label.text(), scale) / 2.0);
      int top = (int) Math.round(label.y() - Canvas.GLYPH_HEIGHT * scale / 2.0);
      canvas.text(label.text(), left, top, scale, TEXT, ground);
    }
  }

  private void addEdges(int axis) {
    int first = axis == 0 ? 1 : 0;
    int second = axis == 2 ? 1 : 2;
    Line best = null;
    boolean bestIsOutline = false;
    for (int sides = 0; sides < 4; sides++) {
      boolean seesFirst = projection.sees(first, sides & 1);
      boolean seesSecond = projection.sees(second, sides >> 1);
      if (seesFirst && seesSecond) {
        continue;
      }
      int bits = (sides & 1) << first | (sides >> 1) << second;
      Line edge = new Line(project(box.corner(bits)), project(box.corner(bits | 1 << axis)));
      lines.add(edge);
      boolean outline = seesFirst || seesSecond;
      if (best == null
          || outline && !bestIsOutline
          || outline == bestIsOutline && isBetter(axis, edge, best)) {
        best = edge;
        bestIsOutline = outline;
      }
    }
    if (best != null) {
      addTicks(axis, best);
    }
  }

  /** Numbers of x and y stand at the lowest edge, those of z at the leftmost. */
  private static boolean isBetter(int axis, Line edge, Line other) {
    return axis == 2
        ? edge.from()[0] + edge.to()[0] < other.from()[0] + other.to()[0]
        : edge.from()[1] + edge.to()[1] > other.from()[1] + other.to()[1];
  }

  private double[] project(double[] place) {
    double[] result = new double[3];
    projection.project(place[0], place[1], place[2], result);
    return result;
  }

  private void addTicks(int axis, Line edge) {
    double dx = edge.to()[0] - edge.from()[0];
    double dy = edge.to()[1] - edge.from()[1];
    double length = Math.hypot(dx, dy);
    if (length < SHORTEST_AXIS * scale) {
      return;
    }
    double low = box.at(axis, 0);
    double high = box.at(axis, 1);
    double step = step((high - low) * TICK_DISTANCE / 2 * scale / length);
    double[] out = outwards(edge, dx / length, dy / length);
    double widest = 0;
    for (long k = (long) Math.ceil(low / step - 1e-6); k * step <= high + 1e-6 * step; k++) {
      double share = Math.max(0, (k * step - low) / (high - low));
      double[] at = new double[3];
      for (int i = 0; i < 3; i++) {
        at[i] = edge.from()[i] + share * (edge.to()[i] - edge.from()[i]);
      }
      double tick = TICK * scale;
      lines.add(new Line(at, new double[] {at[0] + tick * out[0], at[1] + tick * out[1], at[2]}));
      String text = number(k * step, step);
      double away = tick + 3 * scale + extent(text, out);
      widest = Math.max(widest, extent(text, out));
      labels.add(new Label(text, at[0] + away * out[0], at[1] + away * out[1]));
    }
    String name = "xyz".charAt(axis) + " um";
    double away = (TICK + 9) * scale + 2 * widest + extent(name, out);
    labels.add(new Label(
        name,
        (edge.from()[0] + edge.to()[0]) / 2 + away * out[0],
        (edge.from()[1] + edge.to()[1]) / 2 + away * out[1]));
  }

  /** Returns half the extent of a text along a direction. */
  private double extent(String text, double[] out) {
    return Math.abs(out[0]) * Canvas.textWidth(text, scale) / 2.0
        + Math.abs(out[1]) * Canvas.GLYPH_HEIGHT * scale / 2.0;
  }

  /** Returns the direction across an edge that leads away from the middle of the box. */
  private double[] outwards(Line edge, double dx, double dy) {
    double[] middle = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      middle[axis] = (box.at(axis, 0) + box.at(axis, 1)) / 2;
    }
    double[] centre = project(middle);
    double x = (edge.from()[0] + edge.to()[0]) / 2 - centre[0];
    double y = (edge.from()[1] + edge.to()[1]) / 2 - centre[1];
    double side = x * -dy + y * dx < 0 ? -1 : 1;
    return new double[] {-dy * side, dx * side};
  }

  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double nice : NICE) {
      if (nice * power >= least) {
        return nice * power;
      }
    }
    return 10 * power;
  }

  private static String number(double value, double step) {
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return String.format(Locale.ROOT, "%." + decimals + "f", value + 0.0);
  }
}
