package org.emcell.core.image;

import org.emcell.core.Workers;

/**
 * Convolution with a Gaussian or one of its derivatives, {@code g(x) = exp(-x^2 / (2 sigma^2)) / norm}, one axis after
 * the other.
 *
 * <p>Sigmas are in pixels. The kernel is the sampled function out to {@code ceil(4 sigma)} pixels on either side.
 * Smoothing weights sum to 1; those of the first derivative give 1 on a ramp that rises by 1 a pixel, those of the
 * second derivative 0 on a ramp and 2 on {@code x^2}. Sums are taken in single precision. Images are mirrored at the
 * outer edge of the border pixels (d c b a | a b c d | d c b a), also when they are smaller than the kernel.
 *
 * <p>The cost is the number of voxels times {@code 8 sigma} for every axis. Beside the result, each thread needs 4 kB
 * for every weight of the kernel. Thread-safe; results do not depend on the number of threads.
 */
public final class GaussianFilter {

  private static final double EXTENT = 4;

  private GaussianFilter() {}

  /**
   * Returns a smoothed copy of an image.
   *
   * @param image grey values, not changed
   * @param size of the image
   * @param sigmaX standard deviation along x in pixels; 0 leaves the axis alone
   * @param sigmaY standard deviation along y in pixels; 0 leaves the axis alone
   * @param sigmaZ standard deviation along z in pixels; 0 leaves the axis alone
   * @param workers that share the work
   * @throws IllegalArgumentException when the array does not fit the size, or a sigma is negative or not finite
   */
  public static float[] smooth(
      float[] image, Size size, double sigmaX, double sigmaY, double sigmaZ, Workers workers) {
    return derivative(image, size, sigmaX, 0, sigmaY, 0, sigmaZ, 0, workers);
  }

  /**
   * Returns a derivative of the smoothed image, in grey levels per pixel (or per pixel squared, and so on).
   *
   * @param image grey values, not changed
   * @param size of the image
   * @param sigmaX standard deviation along x in pixels; 0 leaves the axis alone
   * @param orderX how often to derive along x: 0, 1 or 2
   * @param sigmaY as {@code sigmaX}, along y
   * @param orderY as {@code orderX}, along y
   * @param sigmaZ as {@code sigmaX}, along z
   * @param orderZ as {@code orderX}, along z
   * @param workers that share the work
   * @throws IllegalArgumentException when the array does not fit the size, a sigma is negative or not finite, an order
   *     is not 0, 1 or 2, or an axis of order 1 or 2 has sigma 0
   */
  public static float[] derivative(
      float[] image,
      Size size,
      double sigmaX,
      int orderX,
      double sigmaY,
      int orderY,
      double sigmaZ,
      int orderZ,
      Workers workers) {
    size.requireLength(image.length);
    float[] kernelX = kernel(sigmaX, orderX);
    float[] kernelY = kernel(sigmaY, orderY);
    float[] kernelZ = kernel(sigmaZ, orderZ);
    return convolve(image, size, kernelX, kernelY, kernelZ, Border.MIRRORED, workers);
  }

  /** Convolves along each axis in turn; a kernel of a single weight leaves its axis alone. */
  static float[] convolve(
      float[] image,
      Size size,
      float[] kernelX,
      float[] kernelY,
      float[] kernelZ,
      Border border,
      Workers workers) {
    float[] result = new float[image.length];
    float[] source = image;
    if (kernelX.length > 1) {
      Convolution.alongX(source, result, size, kernelX, border, workers);
      source = result;
    }
    if (kernelY.length > 1) {
      Convolution.alongY(source, result, size, kernelY, border, workers);
      source = result;
    }
    if (kernelZ.length > 1) {
      Convolution.alongZ(source, result, size, kernelZ, border, workers);
      source = result;
    }
    return source == image ? image.clone() : result;
  }

  /** Returns the weights, to be laid over the image without turning them round; a single 1 when sigma is 0. */
  static float[] kernel(double sigma, int order) {
    if (!(sigma >= 0) || Double.isInfinite(sigma)) {
      throw new IllegalArgumentException(
          "Sigma must be a finite number of pixels, at least 0, found " + sigma + ".");
    }
    if (order < 0 || order > 2) {
      throw new IllegalArgumentException(
          "The order of a derivative must be 0, 1 or 2, found " + order + ".");
    }
    if (sigma == 0) {
      if (order > 0) {
        throw new IllegalArgumentException(
            "A derivative of Gaussian needs a sigma above 0, found 0.");
      }
      return new float[] {1};
    }
    int radius = (int) Math.ceil(EXTENT * sigma);
    double[] gauss = new double[2 * radius + 1];
    double sum = 0;
    double moment = 0;
    for (int i = 0; i < gauss.length; i++) {
      double x = i - radius;
      gauss[i] = Math.exp(-x * x / (2 * sigma * sigma));
      sum += gauss[i];
      moment += x * x * gauss[i];
    }
    float[] kernel = new float[gauss.length];
    if (order == 2) {
      secondDerivative(gauss, sum, moment, kernel);
      return kernel;
    }
    for (int i = 0; i < gauss.length; i++) {
      kernel[i] = (float) (order == 0 ? gauss[i] / sum : (i - radius) * gauss[i] / moment);
    }
    return kernel;
  }

  /** Fills in {@code (x^2 - mean of x^2) g(x)}, which is blind to constants, scaled to give 2 on {@code x^2}. */
  private static void secondDerivative(double[] gauss, double sum, double moment, float[] kernel) {
    int radius = gauss.length / 2;
    double variance = moment / sum;
    double onParabola = 0;
    for (int i = 0; i < gauss.length; i++) {
      double x2 = (double) (i - radius) * (i - radius);
      onParabola += x2 * (x2 - variance) * gauss[i];
    }
    for (int i = 0; i < gauss.length; i++) {
      double x2 = (double) (i - radius) * (i - radius);
      kernel[i] = (float) (2 * (x2 - variance) * gauss[i] / onParabola);
    }
  }
}
