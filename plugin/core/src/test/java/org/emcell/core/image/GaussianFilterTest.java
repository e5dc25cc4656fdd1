package org.emcell.core.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.emcell.core.Workers;
import org.junit.Test;

public class GaussianFilterTest {

  private final Workers workers = Workers.of(3);
  private final Random random = new Random(5);

  @Test
  public void smoothingIsTheWeightedMeanOfTheMirroredImage() {
    for (Size size : OddImages.SIZES) {
      float[] image = OddImages.noise(size, random);
      double[][] kernels = {gauss(1.3), gauss(0.4), gauss(0.7)};
      assertArrayEquals(
          size.toString(),
          weightedSums(image, size, kernels),
          GaussianFilter.smooth(image, size, 1.3, 0.4, 0.7, workers),
          1e-6f);
    }
  }

  @Test
  public void linesLongerThanABlockAreSmoothedLikeShortOnes() {
    for (Size size : List.of(
        new Size(1100, 3, 2), new Size(3, 1100, 2), new Size(2, 3, 1100), new Size(40, 30, 5))) {
      float[] image = OddImages.noise(size, random);
      double[] alone = {1};
      assertArrayEquals(
          weightedSums(image, size, new double[][] {gauss(3), alone, alone}),
          GaussianFilter.smooth(image, size, 3, 0, 0, workers),
          1e-6f);
      assertArrayEquals(
          weightedSums(image, size, new double[][] {alone, gauss(3), alone}),
          GaussianFilter.smooth(image, size, 0, 3, 0, workers),
          1e-6f);
      assertArrayEquals(
          weightedSums(image, size, new double[][] {alone, alone, gauss(3)}),
          GaussianFilter.smooth(image, size, 0, 0, 3, workers),
          1e-6f);
    }
  }

  @Test
  public void aPointSpreadsToAGaussianOfTheGivenWidths() {
    Size size = new Size(41, 31, 21);
    float[] image = new float[size.voxels()];
    image[size.index(20, 15, 10)] = 1;
    double[] sigma = {3, 2.5, 1.5};
    float[] smooth = GaussianFilter.smooth(image, size, sigma[0], sigma[1], sigma[2], workers);
    double volume = Math.pow(2 * Math.PI, 1.5) * sigma[0] * sigma[1] * sigma[2];
    for (int i = 0; i < smooth.length; i++) {
      double x = (size.x(i) - 20) / sigma[0];
      double y = (size.y(i) - 15) / sigma[1];
      double z = (size.z(i) - 10) / sigma[2];
      assertEquals(Math.exp(-(x * x + y * y + z * z) / 2) / volume, smooth[i], 1e-3 / volume);
    }
  }

  @Test
  public void smoothingTwiceAddsTheVariances() {
    Size size = new Size(60, 50, 1);
    float[] image = OddImages.noise(size, random);
    float[] twice = GaussianFilter.smooth(
        GaussianFilter.smooth(image, size, 3, 3, 0, workers), size, 4, 4, 0, workers);
    assertArrayEquals(GaussianFilter.smooth(image, size, 5, 5, 0, workers), twice, 2e-4f);
  }

  @Test
  public void sigmaZeroGivesACopy() {
    Size size = new Size(5, 4, 3);
    float[] image = OddImages.noise(size, random);
    float[] same = GaussianFilter.smooth(image, size, 0, 0, 0, workers);
    assertNotSame(image, same);
    assertArrayEquals(image, same, 0);
  }

  @Test
  public void derivativesOfPolynomialsAreExactAwayFromTheBorder() {
    Size size = new Size(50, 50, 50);
    assertDerivative(size, i -> 5, 1, 0);
    assertDerivative(size, i -> 3 * i, 1, 3);
    assertDerivative(size, i -> 3 * i, 2, 0);
    assertDerivative(size, i -> i * i, 2, 2);
  }

  private void assertDerivative(
      Size size, DoubleUnaryOperator function, int order, double expected) {
    int centre = size.index(25, 25, 25);
    for (int axis = 0; axis < 3; axis++) {
      float[] image = new float[size.voxels()];
      for (int i = 0; i < image.length; i++) {
        image[i] =
            (float) function.applyAsDouble(new int[] {size.x(i), size.y(i), size.z(i)}[axis]);
      }
      int[] orders = new int[3];
      orders[axis] = order;
      float[] derivative = GaussianFilter.derivative(
          image, size, 1.5, orders[0], 2, orders[1], 2.5, orders[2], workers);
      assertEquals("axis " + axis + ", order " + order, expected, derivative[centre], 2e-3);
    }
  }

  @Test
  public void mixedDerivativesOfABlobAreThoseOfTheWiderBlob() {
    Size size = new Size(61, 61, 1);
    float[] blob = new float[size.voxels()];
    for (int i = 0; i < blob.length; i++) {
      blob[i] = (float) Math.exp(-(square(size.x(i) - 30) + square(size.y(i) - 30)) / 32.0);
    }
    float[] derivative = GaussianFilter.derivative(blob, size, 3, 1, 3, 1, 0, 0, workers);
    // Variances add, 16 + 9 = 25, and the peak sinks by 16 / 25.
    for (int i = 0; i < blob.length; i++) {
      double x = size.x(i) - 30;
      double y = size.y(i) - 30;
      double expected = 16.0 / 25 * x * y / (25 * 25) * Math.exp(-(x * x + y * y) / 50);
      assertEquals(expected, derivative[i], 1e-4);
    }
  }

  @Test
  public void theNumberOfThreadsChangesNothing() {
    for (Size size : List.of(new Size(67, 35, 9), new Size(1100, 40, 1))) {
      float[] image = OddImages.noise(size, random);
      float[] before = image.clone();
      assertArrayEquals(
          GaussianFilter.smooth(image, size, 2, 3, 1, Workers.single()),
          GaussianFilter.smooth(image, size, 2, 3, 1, Workers.of(4)),
          0);
      assertArrayEquals(before, image, 0);
    }
  }

  @Test
  public void wrongSettingsAreRefused() {
    Size size = Size.of(4, 3);
    float[] image = new float[12];
    List<Runnable> wrong = new ArrayList<>();
    wrong.add(() -> GaussianFilter.smooth(new float[11], size, 1, 1, 0, workers));
    wrong.add(() -> GaussianFilter.smooth(image, size, -1, 1, 0, workers));
    wrong.add(() -> GaussianFilter.smooth(image, size, Double.NaN, 1, 0, workers));
    wrong.add(() -> GaussianFilter.smooth(image, size, 1, Double.POSITIVE_INFINITY, 0, workers));
    wrong.add(() -> GaussianFilter.derivative(image, size, 1, 3, 1, 0, 0, 0, workers));
    wrong.add(() -> GaussianFilter.derivative(image, size, 0, 1, 1, 0, 0, 0, workers));
    for (Runnable call : wrong) {
      assertThrows(IllegalArgumentException.class, call::run);
    }
  }

  private static double[] gauss(double sigma) {
    int radius = (int) Math.ceil(4 * sigma);
    double[] kernel = new double[2 * radius + 1];
    double sum = 0;
    for (int i = -radius; i <= radius; i++) {
      kernel[i + radius] = Math.exp(-square(i / sigma) / 2);
      sum += kernel[i + radius];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }

  /** One sum over the whole box for each voxel. */
  private static float[] weightedSums(float[] image, Size size, double[][] kernels) {
    float[] result = new float[image.length];
    for (int i = 0; i < result.length; i++) {
      double sum = 0;
      for (int c = 0; c < kernels[2].length; c++) {
        int z = mirror(size.z(i) + c - kernels[2].length / 2, size.depth());
        for (int b = 0; b < kernels[1].length; b++) {
          int y = mirror(size.y(i) + b - kernels[1].length / 2, size.height());
          double weight = kernels[2][c] * kernels[1][b];
          for (int a = 0; a < kernels[0].length; a++) {
            int x = mirror(size.x(i) + a - kernels[0].length / 2, size.width());
            sum += weight * kernels[0][a] * image[size.index(x, y, z)];
          }
        }
      }
      result[i] = (float) sum;
    }
    return result;
  }

  /** Walks back and forth, stepping twice on the border pixels. */
  static int mirror(int i, int n) {
    int inside = i;
    while (inside < 0 || inside >= n) {
      inside = inside < 0 ? -1 - inside : 2 * n - 1 - inside;
    }
    return inside;
  }

  private static double square(double x) {
    return x * x;
  }
}
