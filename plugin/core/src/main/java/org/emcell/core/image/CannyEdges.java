package org.emcell.core.image;

import java.util.Arrays;
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
 * <p>The cost is the number of pixels times about {@code 32 sigma}, and the memory three images beside the input.
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
    float[] across = GaussianFilter.kernel(sigma, 0);
    float[] along = GaussianFilter.kernel(sigma, 1);
    float[] none = {1};
    float[] gx =
        GaussianFilter.convolve(image, size, along, across, none, Border.REPLICATED, workers);
    float[] gy =
        GaussianFilter.convolve(image, size, across, along, none, Border.REPLICATED, workers);
    float[] magnitude = magnitude(gx, gy, size, workers);
    float high = Quantile.of(magnitude, highQuantile);
    float low = (float) (lowToHigh * high);
    boolean[] weak = ridges(gx, gy, magnitude, low, size, workers);
    return connectedToStrong(weak, magnitude, high, size);
  }

  private static float[] magnitude(float[] gx, float[] gy, Size size, Workers workers) {
    float[] magnitude = new float[gx.length];
    workers.forEach(size.height(), y -> {
      int end = (y + 1) * size.width();
      for (int i = y * size.width(); i < end; i++) {
        magnitude[i] = (float) Math.sqrt(gx[i] * gx[i] + gy[i] * gy[i]);
      }
    });
    return magnitude;
  }

  /** Returns the pixels above {@code low} that are maxima of the magnitude along the gradient. */
  private static boolean[] ridges(
      float[] gx, float[] gy, float[] magnitude, float low, Size size, Workers workers) {
    boolean[] ridge = new boolean[magnitude.length];
    int width = size.width();
    int height = size.height();
    workers.forEach(height, y -> {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        ridge[i] = magnitude[i] > low && isRidge(magnitude, width, height, x, y, gx[i], gy[i]);
      }
    });
    return ridge;
  }

  /**
   * Compares a pixel with the two points where the line along its gradient meets the ring of its neighbours. Each lies
   * between the near neighbour, along the axis of the larger component, and the diagonal one; a diagonal one outside
   * the image is replaced by the near one. To save a division, both sides are multiplied by the larger component.
   */
  private static boolean isRidge(
      float[] magnitude, int width, int height, int x, int y, float dx, float dy) {
    float ax = Math.abs(dx);
    float ay = Math.abs(dy);
    boolean alongX = ax >= ay;
    if (alongX ? x == 0 || x == width - 1 : y == 0 || y == height - 1) {
      return false;
    }
    int stepX = dx < 0 ? -1 : 1;
    int stepY = dy < 0 ? -1 : 1;
    boolean hasAhead = alongX ? inside(y + stepY, height) : inside(x + stepX, width);
    boolean hasBehind = alongX ? inside(y - stepY, height) : inside(x - stepX, width);
    int toNear = alongX ? stepX : stepY * width;
    int toDiagonal = stepX + stepY * width;
    int i = y * width + x;
    float ahead = magnitude[i + toNear];
    float behind = magnitude[i - toNear];
    float aheadDiagonal = hasAhead ? magnitude[i + toDiagonal] : ahead;
    float behindDiagonal = hasBehind ? magnitude[i - toDiagonal] : behind;
    float larger = alongX ? ax : ay;
    float smaller = alongX ? ay : ax;
    float here = magnitude[i] * larger;
    return here > behind * larger + smaller * (behindDiagonal - behind)
        && here >= ahead * larger + smaller * (aheadDiagonal - ahead);
  }

  private static boolean inside(int i, int n) {
    return i >= 0 && i < n;
  }

  /** Follows the weak pixels from each strong one. */
  private static boolean[] connectedToStrong(
      boolean[] weak, float[] magnitude, float high, Size size) {
    int width = size.width();
    boolean[] edge = new boolean[weak.length];
    int[] stack = new int[1024];
    for (int start = 0; start < weak.length; start++) {
      if (!weak[start] || edge[start] || magnitude[start] <= high) {
        continue;
      }
      int depth = 0;
      stack[depth++] = start;
      edge[start] = true;
      while (depth > 0) {
        int pixel = stack[--depth];
        int x = pixel % width;
        int y = pixel / width;
        if (depth + 8 > stack.length) {
          stack = Arrays.copyOf(stack, 2 * stack.length);
        }
        for (int ny = Math.max(0, y - 1); ny <= Math.min(size.height() - 1, y + 1); ny++) {
          for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
            int neighbour = ny * width + nx;
            if (weak[neighbour] && !edge[neighbour]) {
              edge[neighbour] = true;
              stack[depth++] = neighbour;
            }
          }
        }
      }
    }
    return edge;
  }
}
