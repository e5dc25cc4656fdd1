package org.emcell.core.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.emcell.core.Workers;
import org.junit.Test;

public class CannyEdgesTest {

  private final Workers workers = Workers.of(3);
  private final Random random = new Random(11);

  @Test
  public void edgesAreThoseOfTheTextbookSteps() {
    List<Size> sizes = List.of(
        Size.of(1, 1),
        Size.of(9, 1),
        Size.of(1, 9),
        Size.of(2, 2),
        Size.of(7, 5),
        Size.of(67, 35),
        Size.of(530, 20),
        Size.of(20, 90),
        Size.of(1030, 7));
    for (Size size : sizes) {
      for (double sigma : new double[] {0.6, 1, 2.3}) {
        float[] image = OddImages.noise(size, random);
        assertArrayEquals(
            size + ", sigma " + sigma,
            textbook(image, size, sigma, 0.7, 0.4),
            CannyEdges.find(image, size, sigma, workers));
        assertArrayEquals(
            size + ", sigma " + sigma,
            textbook(image, size, sigma, 0.9, 0.2),
            CannyEdges.find(image, size, sigma, 0.9, 0.2, workers));
      }
    }
  }

  @Test
  public void aStepGivesOneLineFromBorderToBorder() {
    Size size = Size.of(40, 30);
    float[] image = new float[size.voxels()];
    for (int i = 0; i < image.length; i++) {
      image[i] = size.x(i) < 17 ? 20 : 90;
    }
    boolean[] edges = CannyEdges.find(image, size, 2, workers);
    for (int y = 0; y < size.height(); y++) {
      int found = 0;
      for (int x = 0; x < size.width(); x++) {
        if (edges[size.index(x, y, 0)]) {
          found++;
          assertTrue("edge at column " + x, x == 16 || x == 17);
        }
      }
      assertEquals("edge pixels in row " + y, 1, found);
    }
  }

  @Test
  public void theEdgeOfADiskIsClosed() {
    Size size = Size.of(120, 100);
    float[] image = disk(size, 60, 50, 30.3, 40);
    boolean[] filled = HoleFilling.fill(CannyEdges.find(image, size, 3, workers), size);
    double area = 0;
    for (boolean pixel : filled) {
      area += pixel ? 1 : 0;
    }
    assertEquals(Math.PI * 30.8 * 30.8, area, 100);
  }

  @Test
  public void neitherBrightnessNorContrastMatters() {
    Size size = Size.of(80, 60);
    float[] image =
        GaussianFilter.smooth(OddImages.steps(size, 64, random), size, 1, 1, 0, workers);
    float[] other = new float[image.length];
    for (int i = 0; i < image.length; i++) {
      other[i] = 0.25f * image[i] + 16;
    }
    int different = 0;
    boolean[] edges = CannyEdges.find(image, size, 2, workers);
    boolean[] otherEdges = CannyEdges.find(other, size, 2, workers);
    for (int i = 0; i < image.length; i++) {
      different += edges[i] != otherEdges[i] ? 1 : 0;
    }
    assertTrue(different + " pixels differ", different <= 5);
  }

  @Test
  public void aBrightSpeckDoesNotHideTheOtherEdges() {
    Size size = Size.of(120, 100);
    float[] image = disk(size, 60, 50, 30.3, 40);
    for (int i = 0; i < image.length; i++) {
      image[i] += random.nextFloat();
    }
    image[size.index(5, 5, 0)] = 1e6f;
    boolean[] edges = CannyEdges.find(image, size, 2, workers);
    for (int degree = 0; degree < 360; degree++) {
      double angle = Math.toRadians(degree);
      int x = (int) Math.round(60 + 30.3 * Math.cos(angle));
      int y = (int) Math.round(50 + 30.3 * Math.sin(angle));
      boolean found = false;
      for (int i = 0; i < 9; i++) {
        found |= edges[size.index(x + i % 3 - 1, y + i / 3 - 1, 0)];
      }
      assertTrue("no edge at " + degree + " degrees", found);
    }
  }

  @Test
  public void anEvenImageHasNoEdges() {
    Size size = Size.of(33, 21);
    float[] image = new float[size.voxels()];
    Arrays.fill(image, 200.3f);
    for (boolean edge : CannyEdges.find(image, size, 1.7, workers)) {
      assertFalse(edge);
    }
  }

  @Test
  public void theNumberOfThreadsChangesNothing() {
    Size size = Size.of(2530, 30);
    float[] image = OddImages.noise(size, random);
    float[] before = image.clone();
    assertArrayEquals(
        CannyEdges.find(image, size, 2, Workers.single()),
        CannyEdges.find(image, size, 2, Workers.of(4)));
    assertArrayEquals(before, image, 0);
  }

  @Test
  public void wrongSettingsAreRefused() {
    Size size = Size.of(4, 3);
    List<Runnable> wrong = List.of(
        () -> CannyEdges.find(new float[11], size, 1, workers),
        () -> CannyEdges.find(new float[24], new Size(4, 3, 2), 1, workers),
        () -> CannyEdges.find(new float[12], size, 0, workers),
        () -> CannyEdges.find(new float[12], size, 1, 1.1, 0.4, workers),
        () -> CannyEdges.find(new float[12], size, 1, 0.7, -0.1, workers));
    for (Runnable call : wrong) {
      assertThrows(IllegalArgumentException.class, call::run);
    }
  }

  private static float[] disk(
      Size size, double centreX, double centreY, double radius, float contrast) {
    float[] image = new float[size.voxels()];
    for (int i = 0; i < image.length; i++) {
      image[i] =
          Math.hypot(size.x(i) - centreX, size.y(i) - centreY) < radius ? 100 : 100 + contrast;
    }
    return image;
  }

  /** The four steps in double precision: 2-D kernels, sorting, points on a ring, growing to a standstill. */
  private static boolean[] textbook(
      float[] image, Size size, double sigma, double quantile, double share) {
    int n = image.length;
    double[] gx = new double[n];
    double[] gy = new double[n];
    int radius = (int) Math.ceil(4 * sigma);
    for (int i = 0; i < n; i++) {
      double norm = 0;
      for (int b = -radius; b <= radius; b++) {
        for (int a = -radius; a <= radius; a++) {
          double weight = Math.exp(-(a * a + b * b) / (2 * sigma * sigma));
          double value = repeated(image, size, size.x(i) + a, size.y(i) + b);
          norm += weight * a * a;
          gx[i] += weight * a * value;
          gy[i] += weight * b * value;
        }
      }
      gx[i] /= norm;
      gy[i] /= norm;
    }
    double[] magnitude = new double[n];
    Arrays.setAll(magnitude, i -> Math.hypot(gx[i], gy[i]));
    double[] sorted = magnitude.clone();
    Arrays.sort(sorted);
    double high = sorted[Math.max(0, (int) Math.ceil(quantile * n) - 1)];
    boolean[] weak = new boolean[n];
    boolean[] edges = new boolean[n];
    for (int i = 0; i < n; i++) {
      weak[i] = magnitude[i] > share * high
          && magnitude[i] > onRing(magnitude, size, i, -gx[i], -gy[i])
          && magnitude[i] >= onRing(magnitude, size, i, gx[i], gy[i]);
      edges[i] = weak[i] && magnitude[i] > high;
    }
    for (boolean grown = true; grown; ) {
      grown = false;
      for (int i = 0; i < n; i++) {
        for (int neighbour : OddImages.neighbours(size, i, Connectivity.ALL)) {
          if (weak[i] && !edges[i] && edges[neighbour]) {
            edges[i] = true;
            grown = true;
          }
        }
      }
    }
    return edges;
  }

  /** Value where the ray from a pixel along (dx, dy) meets the ring of its neighbours; infinite beyond the border. */
  private static double onRing(double[] values, Size size, int i, double dx, double dy) {
    double longest = Math.max(Math.abs(dx), Math.abs(dy));
    double x = size.x(i) + dx / longest;
    double y = size.y(i) + dy / longest;
    boolean alongX = Math.abs(dx) >= Math.abs(dy);
    if (alongX ? x < -0.5 || x > size.width() - 0.5 : y < -0.5 || y > size.height() - 0.5) {
      return Double.POSITIVE_INFINITY;
    }
    double place = alongX ? y : x;
    int lower = (int) Math.floor(place);
    double[] ends = new double[2];
    for (int end = 0; end < 2; end++) {
      int px = alongX ? (int) Math.round(x) : Math.max(0, Math.min(size.width() - 1, lower + end));
      int py = alongX ? Math.max(0, Math.min(size.height() - 1, lower + end)) : (int) Math.round(y);
      ends[end] = values[size.index(px, py, 0)];
    }
    return ends[0] + (place - lower) * (ends[1] - ends[0]);
  }

  private static double repeated(float[] image, Size size, int x, int y) {
    int insideX = Math.max(0, Math.min(size.width() - 1, x));
    int insideY = Math.max(0, Math.min(size.height() - 1, y));
    return image[size.index(insideX, insideY, 0)];
  }
}
