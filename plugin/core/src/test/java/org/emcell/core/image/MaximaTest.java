package org.emcell.core.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.Test;

public class MaximaTest {

  private final Random random = new Random(3);

  @Test
  public void regionalMaximaArePlateausWithoutHigherNeighbours() {
    for (Size size : OddImages.SIZES) {
      for (double share : OddImages.SHARES) {
        for (int values : new int[] {1, 2, 5, 1000}) {
          for (Connectivity connectivity : Connectivity.values()) {
            float[] image = OddImages.steps(size, values, random);
            boolean[] mask = OddImages.mask(size, share, random);
            assertArrayEquals(
                regional(asDoubles(image), mask, size, connectivity),
                Maxima.regional(image, mask, size, connectivity));
          }
        }
      }
    }
  }

  @Test
  public void hMaximaAreTheMaximaOfTheReconstruction() {
    for (Size size : OddImages.SIZES) {
      for (double share : OddImages.SHARES) {
        for (int values : new int[] {1, 3, 12, 1000}) {
          for (double h : new double[] {0, 1, 2.5, values / 4, values}) {
            for (Connectivity connectivity : Connectivity.values()) {
              float[] image = OddImages.steps(size, values, random);
              boolean[] mask = OddImages.mask(size, share, random);
              assertArrayEquals(
                  size + ", " + values + " values, h " + h,
                  reconstructed(image, mask, size, h, connectivity),
                  Maxima.hMaxima(image, mask, size, h, connectivity));
            }
          }
        }
      }
    }
  }

  @Test
  public void negativeAndBrokenValuesAreOrderedAsNumbersAre() {
    Size size = new Size(12, 11, 3);
    for (int repeat = 0; repeat < 20; repeat++) {
      float[] image = new float[size.voxels()];
      for (int i = 0; i < image.length; i++) {
        image[i] = (random.nextInt(64) - 32) / 16f;
      }
      boolean[] all = new boolean[image.length];
      Arrays.fill(all, true);
      assertArrayEquals(
          reconstructed(image, all, size, 0.75, Connectivity.FACES),
          Maxima.hMaxima(image, null, size, 0.75, Connectivity.FACES));
      assertArrayEquals(
          regional(asDoubles(image), all, size, Connectivity.FACES),
          Maxima.regional(image, null, size, Connectivity.FACES));
    }
  }

  @Test
  public void aMaximumWhoseDynamicsIsExactlyHIsDropped() {
    float[] image = {0, 9, 9, 4, 7, 0};
    assertMarked(" ##   ", Maxima.hMaxima(image, null, Size.of(6, 1), 3, Connectivity.FACES));
    assertMarked(" ## # ", Maxima.hMaxima(image, null, Size.of(6, 1), 2.5, Connectivity.FACES));
  }

  @Test
  public void equalMaximaShareADomeWhenTheirSaddleReachesIt() {
    float[] image = {1, 9, 6, 9, 1};
    assertMarked(" ### ", Maxima.hMaxima(image, null, Size.of(5, 1), 3, Connectivity.FACES));
    assertMarked(" # # ", Maxima.hMaxima(image, null, Size.of(5, 1), 2, Connectivity.FACES));
  }

  @Test
  public void everyPieceOfTheMaskKeepsItsHighestMaximum() {
    float[] image = {1, 2, 1, 9, 1, 3, 1};
    boolean[] mask = {true, true, true, false, true, true, true};
    assertMarked(" #   # ", Maxima.regional(image, mask, Size.of(7, 1), Connectivity.ALL));
    assertMarked("### ###", Maxima.hMaxima(image, mask, Size.of(7, 1), 100, Connectivity.ALL));
  }

  @Test
  public void infiniteValuesAreMaximaAndNotANumberIsNothing() {
    float inf = Float.POSITIVE_INFINITY;
    float[] image = {inf, inf, 3, Float.NaN, 3, 5, -inf};
    assertMarked("##   # ", Maxima.regional(image, null, Size.of(7, 1), Connectivity.FACES));
    assertMarked("##  ## ", Maxima.hMaxima(image, null, Size.of(7, 1), 2, Connectivity.FACES));
  }

  @Test
  public void aNegativeHeightIsRefused() {
    Size size = Size.of(4, 2);
    for (double h : new double[] {-1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> Maxima.hMaxima(new float[8], null, size, h, Connectivity.FACES));
    }
  }

  private static void assertMarked(String expected, boolean[] found) {
    StringBuilder marks = new StringBuilder();
    for (boolean mark : found) {
      marks.append(mark ? '#' : ' ');
    }
    assertEquals(expected, marks.toString());
  }

  private static double[] asDoubles(float[] image) {
    double[] doubles = new double[image.length];
    for (int i = 0; i < image.length; i++) {
      doubles[i] = image[i];
    }
    return doubles;
  }

  /** Takes away maxima until nothing changes: voxels with a higher neighbour, or a plateau-mate that was taken away. */
  private static boolean[] regional(
      double[] values, boolean[] mask, Size size, Connectivity connectivity) {
    boolean[] maxima = mask.clone();
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int i = 0; i < maxima.length; i++) {
        if (maxima[i]) {
          for (int next : OddImages.neighbours(size, i, connectivity)) {
            maxima[i] &= !mask[next]
                || values[next] <= values[i] && (values[next] < values[i] || maxima[next]);
          }
          changed |= !maxima[i];
        }
      }
    }
    return maxima;
  }

  /** Dilates {@code image - h} under the image until nothing changes and takes the regional maxima. */
  private static boolean[] reconstructed(
      float[] image, boolean[] mask, Size size, double h, Connectivity connectivity) {
    double[] values = asDoubles(image);
    for (int i = 0; i < values.length; i++) {
      values[i] -= h;
    }
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int i = 0; i < values.length; i++) {
        if (mask[i]) {
          double before = values[i];
          for (int next : OddImages.neighbours(size, i, connectivity)) {
            values[i] =
                mask[next] ? Math.max(values[i], Math.min(values[next], image[i])) : values[i];
          }
          changed |= values[i] > before;
        }
      }
    }
    return regional(values, mask, size, connectivity);
  }
}
