package org.emcell.core.measure;

import java.util.HashMap;
import java.util.Map;
import org.emcell.core.image.Size;

/**
 * How much of the rim of each nucleus lies on the plasma membrane: of the pixels of the nucleus that have a 4-neighbour
 * outside it in their slice, the share that have one outside the cell, too. What lies beyond the frame of the slice is
 * taken to be inside. A nucleus within its cytoplasm has 0. Not thread-safe.
 */
public final class NucleusContact {

  private final Size slice;
  private final Map<Integer, long[]> counts = new HashMap<>();

  /** Begins a volume of slices of the given size. */
  public NucleusContact(Size slice) {
    this.slice = slice;
  }

  /**
   * Adds a slice.
   *
   * @param cells id of the cell of every pixel, 0 for none
   * @param nuclei id of the cell where its nucleus is, 0 elsewhere
   */
  public void add(int[] cells, int[] nuclei) {
    slice.requireLength(cells.length);
    slice.requireLength(nuclei.length);
    int width = slice.width();
    for (int i = 0; i < nuclei.length; i++) {
      int id = nuclei[i];
      if (id != 0) {
        int x = i % width;
        int left = x > 0 ? i - 1 : i;
        int right = x < width - 1 ? i + 1 : i;
        int above = i >= width ? i - width : i;
        int below = i < nuclei.length - width ? i + width : i;
        if (isAny(nuclei, id, left, right, above, below)) {
          long[] count = counts.computeIfAbsent(id, key -> new long[2]);
          count[0]++;
          count[1] += isAny(cells, id, left, right, above, below) ? 1 : 0;
        }
      }
    }
  }

  private static boolean isAny(int[] labels, int other, int a, int b, int c, int d) {
    return labels[a] != other || labels[b] != other || labels[c] != other || labels[d] != other;
  }

  /** Returns the share for a cell, 0 to 1; 0 without a nucleus. */
  public double share(int id) {
    long[] count = counts.getOrDefault(id, new long[] {1, 0});
    return (double) count[1] / count[0];
  }
}
