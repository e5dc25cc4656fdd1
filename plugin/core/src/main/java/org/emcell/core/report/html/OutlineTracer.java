package org.emcell.core.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns a label image into outlines: along the edges of the pixels, around every piece and every hole, with the stairs
 * smoothed (Douglas and Peucker 1973, doi:10.3138/FM57-6770-U75U-7727). Where two pixels of a label meet in a corner
 * only, the outline goes around each by itself. The time is that of the pixels. No state.
 */
final class OutlineTracer {

  /** Farthest that a corner of a staircase may lie from the smoothed outline in pixels. */
  private static final double TOLERANCE = 0.75;

  private final int[] labels;
  private final int width;
  private final int height;

  private OutlineTracer(int[] labels, int width, int height) {
    this.labels = labels;
    this.width = width;
    this.height = height;
  }

  /**
   * Returns SVG path data of every label but 0, by label; to be filled by the even-odd rule. Pixel (x, y) covers (x, y)
   * to (x + 1, y + 1).
   *
   * @param labels row by row
   */
  static SortedMap<Integer, String> trace(int[] labels, int width, int height) {
    OutlineTracer tracer = new OutlineTracer(labels, width, height);
    SortedMap<Integer, StringBuilder> paths = new TreeMap<>();
    boolean[] seen = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      int label = labels[i];
      // An outline is begun at a pixel whose upper neighbour is of another label, and passes all
      // such pixels of it.
      if (label != 0 && !seen[i] && tracer.at(i % width, i / width - 1) != label) {
        List<int[]> outline = tracer.follow(i % width, i / width, label, seen);
        append(outline, paths.computeIfAbsent(label, id -> new StringBuilder()));
      }
    }
    SortedMap<Integer, String> result = new TreeMap<>();
    paths.forEach((label, path) -> result.put(label, path.toString()));
    return result;
  }

  private int at(int x, int y) {
    return x < 0 || y < 0 || x >= width || y >= height ? 0 : labels[y * width + x];
  }

  /** Walks around a region with the region on the right, from the upper left corner of a pixel to the right. */
  private List<int[]> follow(int startX, int startY, int label, boolean[] seen) {
    List<int[]> corners = new ArrayList<>();
    int x = startX;
    int y = startY;
    int dx = 1;
    int dy = 0;
    do {
      if (dx == 1) {
        seen[y * width + x] = true;
      }
      x += dx;
      y += dy;
      // The pixels ahead: on the right hand and on the left hand.
      int right = at(x + (dx - dy - 1) / 2, y + (dy + dx - 1) / 2);
      int left = at(x + (dx + dy - 1) / 2, y + (dy - dx - 1) / 2);
      if (right != label) {
        corners.add(new int[] {x, y});
        int turned = dx;
        dx = -dy;
        dy = turned;
      } else if (left == label) {
        corners.add(new int[] {x, y});
        int turned = dx;
        dx = dy;
        dy = -turned;
      }
    } while (x != startX || y != startY || dx != 1 || dy != 0);
    return corners;
  }

  private static void append(List<int[]> corners, StringBuilder path) {
    List<int[]> kept = smoothed(corners);
    for (int k = 0; k < kept.size(); k++) {
      path.append(k == 0 ? 'M' : 'L').append(kept.get(k)[0]).append(' ').append(kept.get(k)[1]);
    }
    path.append('Z');
  }

  private static List<int[]> smoothed(List<int[]> ring) {
    int n = ring.size();
    int far = 0;
    for (int k = 1; k < n; k++) {
      far = squared(ring.get(k), ring.get(0)) > squared(ring.get(far), ring.get(0)) ? k : far;
    }
    boolean[] keep = new boolean[n + 1];
    keep[0] = true;
    keep[far] = true;
    List<int[]> open = new ArrayList<>(ring);
    open.add(ring.get(0));
    thin(open, 0, far, keep);
    thin(open, far, n, keep);
    List<int[]> kept = new ArrayList<>();
    for (int k = 0; k < n; k++) {
      if (keep[k]) {
        kept.add(ring.get(k));
      }
    }
    // What is too small to be smoothed stays as it is.
    return kept.size() < 3 ? ring : kept;
  }

  private static long squared(int[] a, int[] b) {
    long dx = (long) a[0] - b[0];
    long dy = (long) a[1] - b[1];
    return dx * dx + dy * dy;
  }

  /** Keeps of the corners between two those without which the line would be farther off than the tolerance. */
  private static void thin(List<int[]> corners, int first, int last, boolean[] keep) {
    List<int[]> ranges = new ArrayList<>(List.of(new int[] {first, last}));
    while (!ranges.isEmpty()) {
      int[] range = ranges.remove(ranges.size() - 1);
      int[] a = corners.get(range[0]);
      int[] b = corners.get(range[1]);
      double length = Math.sqrt(squared(a, b));
      double most = TOLERANCE;
      int farthest = -1;
      for (int k = range[0] + 1; k < range[1]; k++) {
        int[] p = corners.get(k);
        double cross =
            (double) (b[0] - a[0]) * (p[1] - a[1]) - (double) (b[1] - a[1]) * (p[0] - a[0]);
        double distance = length > 0 ? Math.abs(cross) / length : Math.sqrt(squared(p, a));
        if (distance > most) {
          most = distance;
          farthest = k;
        }
      }
      if (farthest >= 0) {
        keep[farthest] = true;
        ranges.add(new int[] {range[0], farthest});
        ranges.add(new int[] {farthest, range[1]});
      }
    }
  }
}
