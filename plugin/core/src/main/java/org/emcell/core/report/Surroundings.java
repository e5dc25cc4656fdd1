package org.emcell.core.report;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How a cell stands out in sections through it.
 *
 * @param contrast grey levels from the cell's median to the resin (the brightest tenth of what belongs to no cell) in
 *     units of the spread within the cell (half the way from its 16 % to its 84 % quantile); NaN where nothing is
 *     outside
 * @param leftOver share of the pixels within 1 um of the cell and in no cell that are nearer in grey to the cell than
 *     to the resin: tissue that was given to nobody; NaN where there are none
 */
public record Surroundings(double contrast, double leftOver) {

  /** How far in um from a cell its surroundings reach. */
  static final double REACH = 1;

  /** One section: grey values, ids of cells, and edges of a pixel in um. */
  record Section(int width, int height, int[] grey, int[] cells, double pixelX, double pixelY) {}

  /** Collects what is inside a cell, and what belongs to no cell. */
  static Surroundings of(int id, boolean darkResin, Section... sections) {
    int[] inside = values(id, sections);
    int[] outside = values(0, sections);
    if (inside.length == 0 || outside.length == 0) {
      return new Surroundings(Double.NaN, Double.NaN);
    }
    double cell = quantile(inside, 0.5);
    double resin = quantile(outside, darkResin ? 0.1 : 0.9);
    double spread = (quantile(inside, 0.84) - quantile(inside, 0.16)) / 2;
    double contrast = (darkResin ? cell - resin : resin - cell) / Math.max(1, spread);
    long near = 0;
    long tissue = 0;
    for (Section section : sections) {
      boolean[] reach = reach(id, section);
      for (int i = 0; i < reach.length; i++) {
        if (reach[i] && section.cells()[i] == 0) {
          near++;
          double grey = mean(section, i);
          tissue += Math.abs(grey - cell) < Math.abs(grey - resin) ? 1 : 0;
        }
      }
    }
    return new Surroundings(contrast, near == 0 ? Double.NaN : (double) tissue / near);
  }

  private static int[] values(int id, Section... sections) {
    int[] values = Arrays.stream(sections)
        .flatMapToInt(s -> IntStream.range(0, s.grey().length)
            .filter(i -> s.cells()[i] == id)
            .map(i -> s.grey()[i]))
        .toArray();
    Arrays.sort(values);
    return values;
  }

  private static double quantile(int[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  /** Returns the pixels in a rectangle of the reach about some pixel of the cell. */
  private static boolean[] reach(int id, Section section) {
    int w = section.width();
    int h = section.height();
    int dx = (int) Math.round(REACH / section.pixelX());
    int dy = (int) Math.round(REACH / section.pixelY());
    int[] sums = new int[(w + 1) * (h + 1)];
    for (int y = 0; y < h; y++) {
      int row = 0;
      for (int x = 0; x < w; x++) {
        row += section.cells()[y * w + x] == id ? 1 : 0;
        sums[(y + 1) * (w + 1) + x + 1] = sums[y * (w + 1) + x + 1] + row;
      }
    }
    boolean[] reach = new boolean[w * h];
    for (int i = 0; i < reach.length; i++) {
      int left = Math.max(0, i % w - dx);
      int right = Math.min(w, i % w + dx + 1);
      int top = Math.max(0, i / w - dy);
      int bottom = Math.min(h, i / w + dy + 1);
      reach[i] = sums[bottom * (w + 1) + right]
              - sums[bottom * (w + 1) + left]
              - sums[top * (w + 1) + right]
              + sums[top * (w + 1) + left]
          > 0;
    }
    return reach;
  }

  /** Returns the mean of the pixels about a pixel, 3 by 3. */
  private static double mean(Section section, int i) {
    int x = i % section.width();
    int y = i / section.width();
    double sum = 0;
    int count = 0;
    for (int v = Math.max(0, y - 1); v <= Math.min(section.height() - 1, y + 1); v++) {
      for (int u = Math.max(0, x - 1); u <= Math.min(section.width() - 1, x + 1); u++) {
        sum += section.grey()[v * section.width() + u];
        count++;
      }
    }
    return sum / count;
  }
}
