package org.emcell.core.image;

import org.emcell.core.Workers;

/**
 * Edges of a 2-D image after Canny (IEEE Transactions on Pattern Analysis and Machine Intelligence 8:679, 1986, <a
 * href="https://doi.org/10.1109/TPAMI.1986.4767851">doi:10.1109/TPAMI.1986.4767851</a>), with thresholds that the image
 * itself sets.
 *
 * <ol>
 *   <li>Gradient: convolution with a Gaussian across and a derivative of Gaussian along each axis, out to
 *       {@code ceil(4 sigma)} pixels; the border pixels are repeated.
 *   <li>Non-maximum suppression: a pixel stays when its gradient magnitude is above the one that lies a pixel back
 *       against the gradient and not below the one a pixel ahead, both linearly interpolated between two neighbours.
 *       So a ridge of two equal pixels gives one line. Edges that run into the border reach it; none runs along the
 *       outermost row or column, where one of the sides is not known.
 *   <li>Thresholds: high is a quantile of the gradient magnitude over all pixels (not a share of its maximum, which one
 *       artefact would set), low a share of high.
 *   <li>Hysteresis: pixels that stayed and are above low belong to an edge when they are 8-connected to one above high.
 * </ol>
 *
 * <p>The cost is the number of pixels times about {@code 32 sigma}, and the memory less than two images beside the input.
 * Thread-safe; results do not depend on the number of threads.
 */
public final class CannyEdges {

  /** Share of the pixels whose gradient is not above the high threshold, when nothing else is asked for. */
  public static final double HIGH_QUANTILE = 0.7;

  /** The low threshold as a share of the high one, when nothing else is asked for. */
  public static final double LOW_TO_HIGH = 0.4;

  private CannyEdges() {}

  /**
   * Returns the edges with automatic thresholds.
   *
   * @param image grey values, not changed
   * @param size of the image, of depth 1
   * @param sigma of the Gaussian in pixels, above 0
   * @param workers that share the work
   * @throws IllegalArgumentException when the image is not 2-D, the array does not fit it, or sigma is not above 0
   */
  public static boolean[] find(float[] image, Size size, double sigma, Workers workers) {
    return find(image, size, sigma, HIGH_QUANTILE, LOW_TO_HIGH, workers);
  }

  /**
   * Returns the edges.
   *
   * @param image grey values, not changed
   * @param size of the image, of depth 1
   * @param sigma of the Gaussian in pixels, above 0
   * @param highQuantile share of the pixels whose gradient magnitude is not above the high threshold, 0 to 1
   * @param lowToHigh low threshold as a share of the high one, 0 to 1
   * @param workers that share the work
   * @throws IllegalArgumentException when the image is not 2-D, the array does not fit it, sigma is not above 0, or a
   *     share is not within 0 to 1
   */
  public static boolean[] find(
      float[] image,
      Size size,
      double sigma,
      double highQuantile,
      double lowToHigh,
      Workers workers) {
    size.requireLength(image.length);
    if (size.depth() != 1) {
      throw new IllegalArgumentException(
          "Edges are found in 2-D images, found one of " + size.depth() + " slices.");
    }
    if (!(lowToHigh >= 0 && lowToHigh <= 1)) {
      throw new IllegalArgumentException(
          "The low threshold must be 0 to 1 times the high one, found " + lowToHigh + ".");
    }
    Quantile.requireFraction(highQuantile);
    GradientRidges found = GradientRidges.of(image, size, sigma, workers);
    float high = Quantile.of(found.magnitude(), highQuantile, found.counts());
    float low = (float) (lowToHigh * high);
    return connectedToStrong(found, size, low, high);
  }

  /**
   * Follows the weak ridges from each strong one. Those not yet reached are bits of an image whose rim saves looking for
   * the border.
   */
  private static boolean[] connectedToStrong(
      GradientRidges found, Size size, float low, float high) {
    int stride = size.width() + 2;
    long[] waiting = new long[Math.multiplyExact(stride, size.height() + 2) / Long.SIZE + 1];
    for (GradientRidges.Ridges ridges : found.ridges()) {
      int[] places = ridges.places();
      float[] heights = ridges.heights();
      for (int i = 0; i < places.length; i++) {
        waiting[places[i] >> 6] |= (heights[i] > low ? 1L : 0) << places[i];
      }
    }
    int[] around = {-stride - 1, -stride, -stride + 1, -1, 1, stride - 1, stride, stride + 1};
    boolean[] edges = new boolean[size.voxels()];
    IntStack open = new IntStack();
    for (GradientRidges.Ridges ridges : found.ridges()) {
      int[] places = ridges.places();
      float[] heights = ridges.heights();
      for (int i = 0; i < places.length; i++) {
        if (heights[i] > high) {
          reach(places[i], waiting, open);
        }
        while (!open.isEmpty()) {
          int place = open.pop();
          int y = place / stride - 1;
          edges[place - stride - 1 - 2 * y] = true;
          for (int step : around) {
            reach(place + step, waiting, open);
          }
        }
      }
    }
    return edges;
  }

  private static void reach(int place, long[] waiting, IntStack open) {
    long bit = 1L << place;
    if ((waiting[place >> 6] & bit) != 0) {
      waiting[place >> 6] ^= bit;
      open.push(place);
    }
  }
}
