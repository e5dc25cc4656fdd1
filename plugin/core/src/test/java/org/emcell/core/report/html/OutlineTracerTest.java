package org.emcell.core.report.html;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.awt.geom.Path2D;
import java.util.Random;
import java.util.SortedMap;
import org.junit.Test;

public class OutlineTracerTest {

  /** Returns the area that path data covers by the even-odd rule, sampled in the middle of every pixel. */
  private static Path2D shape(String data) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (String ring : data.split("Z")) {
      String[] points = ring.substring(1).split("L");
      for (int k = 0; k < points.length; k++) {
        String[] xy = points[k].split(" ");
        if (k == 0) {
          path.moveTo(Double.parseDouble(xy[0]), Double.parseDouble(xy[1]));
        } else {
          path.lineTo(Double.parseDouble(xy[0]), Double.parseDouble(xy[1]));
        }
      }
      path.closePath();
    }
    return path;
  }

  @Test
  public void aRectangleHasItsFourCorners() {
    int[] labels = new int[6 * 5];
    for (int y = 1; y < 4; y++) {
      for (int x = 2; x < 5; x++) {
        labels[y * 6 + x] = 7;
      }
    }
    SortedMap<Integer, String> paths = OutlineTracer.trace(labels, 6, 5);
    assertEquals(java.util.Set.of(7), paths.keySet());
    assertEquals(4, paths.get(7).split("[ML]").length - 1);
    assertTrue(shape(paths.get(7)).getBounds2D().equals(new java.awt.Rectangle(2, 1, 3, 3)));
  }

  @Test
  public void piecesAndHolesAreOutlinedWithinAPixel() {
    int side = 80;
    int[] labels = new int[side * side];
    for (int i = 0; i < labels.length; i++) {
      double r = Math.hypot(i % side - 30, i / side - 40);
      double other = Math.hypot(i % side - 70, i / side - 40);
      labels[i] = r < 25 && r > 10 || other < 6 ? 3 : 0;
    }
    Path2D shape = shape(OutlineTracer.trace(labels, side, side).get(3));
    for (int i = 0; i < labels.length; i++) {
      double r = Math.hypot(i % side - 30, i / side - 40);
      double other = Math.hypot(i % side - 70, i / side - 40);
      boolean isClear =
          Math.abs(r - 25) > 1.5 && Math.abs(r - 10) > 1.5 && Math.abs(other - 6) > 1.5;
      if (isClear) {
        assertEquals(labels[i] == 3, shape.contains(i % side + 0.5, i / side + 0.5));
      }
    }
  }

  @Test
  public void everyPixelOfNoiseIsFoundAgain() {
    Random random = new Random(5);
    int[] labels = random.ints(30 * 20, 0, 3).toArray();
    SortedMap<Integer, String> paths = OutlineTracer.trace(labels, 30, 20);
    for (int id = 1; id < 3; id++) {
      for (String ring : paths.get(id).split("Z")) {
        for (String corner : ring.substring(1).split("L")) {
          String[] xy = corner.split(" ");
          assertTrue(touches(labels, Integer.parseInt(xy[0]), Integer.parseInt(xy[1]), id));
        }
      }
      Path2D shape = shape(paths.get(id));
      long found = 0;
      long there = 0;
      for (int i = 0; i < labels.length; i++) {
        there += labels[i] == id ? 1 : 0;
        found += shape.contains(i % 30 + 0.5, i / 30 + 0.5) ? 1 : 0;
      }
      assertEquals(there, found, 0.25 * there);
    }
  }

  private static boolean touches(int[] labels, int x, int y, int id) {
    for (int v = Math.max(0, y - 1); v <= Math.min(19, y); v++) {
      for (int u = Math.max(0, x - 1); u <= Math.min(29, x); u++) {
        if (labels[v * 30 + u] == id) {
          return true;
        }
      }
    }
    return false;
  }
}
