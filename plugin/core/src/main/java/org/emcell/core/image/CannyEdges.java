package org.emcell.core.image;

import java.util.Arrays;
import java.util.List;
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

  private static final byte WEAK = 1;
  private static final byte STRONG = 2;

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
    float[] gx = new float[image.length];
    float[] gy = new float[image.length];
    gradient(image, size, sigma, gx, gy, workers);
    float[] magnitude = magnitude(gx, gy, size, workers);
    float high = Quantile.of(magnitude, highQuantile);
    float low = (float) (lowToHigh * high);
    byte[] ridges = ridges(gx, gy, magnitude, low, high, size, workers);
    return connectedToStrong(ridges, size, workers);
  }

  private static void gradient(
      float[] image, Size size, double sigma, float[] gx, float[] gy, Workers workers) {
    float[] smooth = GaussianFilter.kernel(sigma, 0);
    float[] slope = GaussianFilter.kernel(sigma, 1);
    Convolution.alongX(
        image, List.of(gx, gy), size, List.of(slope, smooth), Border.REPLICATED, workers);
    Convolution.alongY(gx, gx, size, smooth, Border.REPLICATED, workers);
    Convolution.alongY(gy, gy, size, slope, Border.REPLICATED, workers);
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

  /**
   * Returns {@link #WEAK} or {@link #STRONG} for the pixels above {@code low} that are maxima of the magnitude along the
   * gradient, in an image that has a rim of one pixel.
   */
  private static byte[] ridges(
      float[] gx,
      float[] gy,
      float[] magnitude,
      float low,
      float high,
      Size size,
      Workers workers) {
    int width = size.width();
    int height = size.height();
    byte[] ridges = new byte[Math.multiplyExact(width + 2, height + 2)];
    workers.forEach(height, y -> {
      int row = y * width;
      int out = (y + 1) * (width + 2) + 1;
      int step = y == 0 || y == height - 1 || width == 1 ? 1 : width - 1;
      for (int x = 0; x < width; x += step) {
        float here = magnitude[row + x];
        if (here > low && isRidge(magnitude, width, height, x, y, gx[row + x], gy[row + x])) {
          ridges[out + x] = here > high ? STRONG : WEAK;
        }
      }
      if (step > 1) {
        ridgesInside(gx, gy, magnitude, low, high, width, row, ridges, out);
      }
    });
    return ridges;
  }

  /** Fills in a row but its ends. */
  private static void ridgesInside(
      float[] gx,
      float[] gy,
      float[] magnitude,
      float low,
      float high,
      int width,
      int row,
      byte[] ridges,
      int out) {
    for (int x = 1; x < width - 1; x++) {
      int i = row + x;
      float here = magnitude[i];
      if (here > low && isRidgeInside(magnitude, width, i, gx[i], gy[i])) {
        ridges[out + x] = here > high ? STRONG : WEAK;
      }
    }
  }

  /** {@link #isRidge} of a pixel that has all its neighbours: without a branch, as its outcome cannot be foreseen. */
  private static boolean isRidgeInside(float[] magnitude, int width, int i, float dx, float dy) {
    float ax = Math.abs(dx);
    float ay = Math.abs(dy);
    boolean alongX = ax >= ay;
    int stepX = dx < 0 ? -1 : 1;
    int stepY = dy < 0 ? -width : width;
    int toNear = alongX ? stepX : stepY;
    int toDiagonal = stepX + stepY;
    float larger = Math.max(ax, ay);
    float smaller = Math.min(ax, ay);
    float here = magnitude[i] * larger;
    float ahead = magnitude[i + toNear];
    float behind = magnitude[i - toNear];
    float between = ahead * larger + smaller * (magnitude[i + toDiagonal] - ahead);
    float before = behind * larger + smaller * (magnitude[i - toDiagonal] - behind);
    return here > before & here >= between;
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

  /** Follows the weak pixels from each strong one. The rim saves looking for the border. */
  private static boolean[] connectedToStrong(byte[] ridges, Size size, Workers workers) {
    int width = size.width();
    int stride = width + 2;
    int[] around = {-stride - 1, -stride, -stride + 1, -1, 1, stride - 1, stride, stride + 1};
    int[] stack = new int[1024];
    for (int start = 0; start < ridges.length; start++) {
      if (ridges[start] != STRONG) {
        continue;
      }
      int depth = 0;
      stack[depth++] = start;
      while (depth > 0) {
        int pixel = stack[--depth];
        if (depth + around.length > stack.length) {
          stack = Arrays.copyOf(stack, 2 * stack.length);
        }
        for (int step : around) {
          if (ridges[pixel + step] == WEAK) {
            ridges[pixel + step] = STRONG;
            stack[depth++] = pixel + step;
          }
        }
      }
    }
    boolean[] edges = new boolean[size.voxels()];
    workers.forEach(size.height(), y -> {
      int from = (y + 1) * stride + 1;
      for (int x = 0; x < width; x++) {
        edges[y * width + x] = ridges[from + x] == STRONG;
      }
    });
    return edges;
  }
}
