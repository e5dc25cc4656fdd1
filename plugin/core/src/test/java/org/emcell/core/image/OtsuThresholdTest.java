package org.emcell.core.image;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class OtsuThresholdTest {

  private final Random random = new Random(8);

  @Test
  public void noOtherThresholdSeparatesTheClassesBetter() {
    for (int n : new int[] {2, 3, 10, 100, 3000}) {
      for (double share : new double[] {0.1, 0.5, 0.95}) {
        float[] values = mixture(n, share);
        double reached = betweenClasses(values, OtsuThreshold.of(values));
        for (float other : values) {
          assertTrue(n + " values, " + share, betweenClasses(values, other) <= reached * 1.001);
        }
      }
    }
  }

  @Test
  public void eightBitLevelsAreSplitExactly() {
    for (int repeat = 0; repeat < 20; repeat++) {
      float[] values = mixture(2000, random.nextDouble());
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.max(0, Math.min(255, Math.round(values[i])));
      }
      double reached = betweenClasses(values, OtsuThreshold.of(values));
      for (int level = 0; level < 255; level++) {
        assertTrue(betweenClasses(values, level) <= reached * (1 + 1e-9));
      }
    }
  }

  @Test
  public void theThresholdOfTwoLevelsIsHalfWayBetweenThem() {
    float[] values = {-3, 5, 5, 5, -3, 5};
    assertEquals(1, OtsuThreshold.of(values), 0.01);
  }

  @Test
  public void noneOfEqualValuesIsBright() {
    float[] values = new float[7];
    Arrays.fill(values, 42.1f);
    assertEquals(42.1f, OtsuThreshold.of(values), 0);
  }

  @Test
  public void aMaskHidesWhatIsOutsideIt() {
    float[] values = mixture(3000, 0.4);
    float[] inside = Arrays.copyOf(values, 2000);
    boolean[] mask = new boolean[3000];
    Arrays.fill(mask, 0, 2000, true);
    Arrays.fill(values, 2000, 3000, 1e7f);
    values[2500] = Float.NaN;
    assertEquals(OtsuThreshold.of(inside), OtsuThreshold.of(values, mask), 0);
  }

  @Test
  public void theThresholdOfAHistogramIsTheBestLevelOrTheMiddleOfEquallyGoodOnes() {
    assertEquals(0, OtsuThreshold.ofHistogram(new long[] {3, 4}), 0);
    assertEquals(2.5, OtsuThreshold.ofHistogram(new long[] {0, 3, 0, 0, 0, 3}), 0);
    assertEquals(2, OtsuThreshold.ofHistogram(new long[] {0, 3, 0, 0, 5, 0}), 0);
    assertEquals(3, OtsuThreshold.ofHistogram(new long[] {0, 0, 0, 9, 0}), 0);
    assertEquals("lowest of separate ties", 0, OtsuThreshold.ofHistogram(new long[] {1, 1, 1}), 0);
    for (int repeat = 0; repeat < 200; repeat++) {
      long[] histogram = new long[2 + random.nextInt(12)];
      float[] values = {};
      for (int level = 0; level < histogram.length; level++) {
        histogram[level] = random.nextInt(3) == 0 ? 0 : random.nextInt(20);
        int old = values.length;
        values = Arrays.copyOf(values, old + (int) histogram[level]);
        Arrays.fill(values, old, values.length, level);
      }
      if (values.length == 0) {
        continue;
      }
      double reached = betweenClasses(values, (float) OtsuThreshold.ofHistogram(histogram));
      for (int level = 0; level < histogram.length; level++) {
        assertTrue(Arrays.toString(histogram), betweenClasses(values, level) <= reached + 1e-9);
      }
    }
  }

  @Test
  public void thresholdsOfNothingOrOfBrokenValuesAreRefused() {
    List<Runnable> wrong = List.of(
        () -> OtsuThreshold.of(new float[0]),
        () -> OtsuThreshold.of(new float[] {1, Float.NaN, 2}),
        () -> OtsuThreshold.of(new float[] {1, Float.POSITIVE_INFINITY}),
        () -> OtsuThreshold.of(new float[3], new boolean[2]),
        () -> OtsuThreshold.of(new float[3], new boolean[3]),
        () -> OtsuThreshold.ofHistogram(new long[5]));
    for (Runnable call : wrong) {
      assertThrows(IllegalArgumentException.class, call::run);
    }
  }

  private float[] mixture(int n, double brightShare) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      boolean bright = i > 0 && (i == 1 || random.nextDouble() < brightShare);
      values[i] = (float) ((bright ? 200 : 140) + 15 * random.nextGaussian());
    }
    return values;
  }

  /** Share of the dark times share of the bright times the squared distance of their means. */
  private static double betweenClasses(float[] values, float threshold) {
    double[] count = new double[2];
    double[] sum = new double[2];
    for (float value : values) {
      int side = value > threshold ? 1 : 0;
      count[side]++;
      sum[side] += value;
    }
    double distance = sum[1] / count[1] - sum[0] / count[0];
    double share = count[1] / values.length;
    return count[0] == 0 || count[1] == 0 ? 0 : share * (1 - share) * distance * distance;
  }
}
