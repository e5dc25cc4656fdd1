package org.emcell.core.image;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.emcell.core.Workers;

/**
 * Gradient magnitude of a 2-D image and its ridges: the pixels whose magnitude is above that of the point a pixel back
 * against the gradient and not below that of the point a pixel ahead. {@link CannyEdges} says how points between pixels
 * and beyond the border are treated.
 *
 * <p>Blocks of columns are swept from top to bottom, so that besides the magnitude nothing that is computed leaves the
 * cache. The cost is the number of pixels times about {@code 32 sigma}.
 *
 * @param magnitude of the gradient at each pixel
 * @param counts of the magnitudes, from {@link Quantile#count}
 * @param ridges those of each block
 */
record GradientRidges(float[] magnitude, int[] counts, List<Ridges> ridges) {

  /**
   * Ridges of a block of columns.
   *
   * @param places row by row, in an image that has a rim of one pixel
   * @param heights their magnitudes
   */
  record Ridges(int[] places, float[] heights) {}

  private static final int COLUMNS = 1022;

  /**
   * Finds the ridges.
   *
   * @param image grey values, not changed
   * @param size of the image, of depth 1
   * @param sigma of the Gaussian in pixels, above 0
   * @param workers that share the work
   */
  static GradientRidges of(float[] image, Size size, double sigma, Workers workers) {
    float[] smooth = GaussianFilter.kernel(sigma, 0);
    float[] slope = GaussianFilter.kernel(sigma, 1);
    float[] magnitude = new float[image.length];
    int blocks = (size.width() + COLUMNS - 1) / COLUMNS;
    Block[] done = new Block[blocks];
    workers.forEach(blocks, block -> {
      int from = (int) ((long) size.width() * block / blocks);
      int to = (int) ((long) size.width() * (block + 1) / blocks);
      done[block] = new Block(size, from, to, magnitude);
      done[block].sweep(image, smooth, slope);
    });
    int[] counts = new int[Quantile.COUNTS];
    for (Block block : done) {
      Arrays.setAll(counts, bin -> counts[bin] + block.counts[bin]);
    }
    return new GradientRidges(
        magnitude,
        counts,
        IntStream.range(0, blocks).mapToObj(block -> done[block].ridges()).toList());
  }

  /** What is found in the columns from {@code from} to {@code to - 1}. */
  private static final class Block {

    private final Size size;
    private final int from;
    private final int to;
    private final float[] magnitude;
    private final int[] counts = new int[Quantile.COUNTS];
    private final int[] inRow;
    private int[] places = new int[1024];
    private float[] heights = new float[1024];
    private int found;

    Block(Size size, int from, int to, float[] magnitude) {
      this.size = size;
      this.from = from;
      this.to = to;
      this.magnitude = magnitude;
      inRow = new int[to - from + 1];
    }

    Ridges ridges() {
      return new Ridges(Arrays.copyOf(places, found), Arrays.copyOf(heights, found));
    }

    void sweep(float[] image, float[] smooth, float[] slope) {
      // One more column on either side, as pixels are compared with their neighbours.
      int first = Math.max(0, from - 1);
      int columns = Math.min(size.width(), to + 1) - first;
      GradientRows rows = new GradientRows(image, size, first, columns, smooth, slope);
      RidgeRow ridgeRow = new RidgeRow(columns);
      GradientRow[] last = new GradientRow[3];
      Arrays.setAll(last, i -> new GradientRow(columns));
      for (int y = 0; y <= size.height(); y++) {
        GradientRow below = null;
        if (y < size.height()) {
          below = last[y % last.length];
          rows.next(below);
          System.arraycopy(
              below.magnitude(), from - first, magnitude, y * size.width() + from, to - from);
          Quantile.count(below.magnitude(), from - first, to - first, counts);
        }
        if (y > 0) {
          GradientRow above = y == 1 ? null : last[(y - 2) % last.length];
          findInRow(y - 1, first, above, last[(y - 1) % last.length], below, ridgeRow);
        }
      }
    }

    private void findInRow(
        int y,
        int first,
        GradientRow above,
        GradientRow here,
        GradientRow below,
        RidgeRow ridgeRow) {
      if (places.length - found < to - from) {
        places = Arrays.copyOf(places, 2 * places.length + to - from);
        heights = Arrays.copyOf(heights, places.length);
      }
      if (above == null || below == null) {
        for (int x = from; x < to; x++) {
          findAtBorder(x, y, first, above, here, below);
        }
        return;
      }
      if (from == 0) {
        findAtBorder(0, y, first, above, here, below);
      }
      ridgeRow.compare(above, here, below);
      int start = placeOf(y, first);
      int count = ridgeRow.find(
          here, Math.max(1, from) - first, Math.min(size.width() - 1, to) - first, inRow);
      for (int k = 0; k < count; k++) {
        places[found] = start + inRow[k];
        heights[found++] = here.magnitude()[inRow[k]];
      }
      if (to == size.width() && to > 1) {
        findAtBorder(to - 1, y, first, above, here, below);
      }
    }

    private int placeOf(int y, int x) {
      return (y + 1) * (size.width() + 2) + x + 1;
    }

    private void findAtBorder(
        int x, int y, int first, GradientRow above, GradientRow here, GradientRow below) {
      if (RidgeRow.isRidgeAtBorder(above, here, below, x - first)) {
        places[found] = placeOf(y, x);
        heights[found++] = here.magnitude()[x - first];
      }
    }
  }
}
