package org.emcell.core.image;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class QuantileTest {

  private final Random random = new Random(2);

  @Test
  public void quantilesAreThoseOfTheSortedValues() {
    for (int n : new int[] {1, 2, 3, 10, 1001, 20_000}) {
      for (int kind = 0; kind < 3; kind++) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
          values[i] = switch (kind) {
            case 0 -> (float) random.nextGaussian();
            case 1 -> random.nextInt(5) - 2;
            default -> (float) (random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
          };
        }
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        for (double fraction : new double[] {0, 0.001, 0.25, 0.5, 0.7, 0.999, 1}) {
          int rank = Math.max(1, (int) Math.ceil(fraction * n));
          assertEquals(
              n + " values, " + fraction, sorted[rank - 1], Quantile.of(values, fraction), 0);
        }
      }
    }
  }

  @Test
  public void infinitiesTakeTheirPlaceInTheOrder() {
    float[] values = {Float.POSITIVE_INFINITY, 1, Float.NEGATIVE_INFINITY};
    assertEquals(Float.NEGATIVE_INFINITY, Quantile.of(values, 0), 0);
    assertEquals(1, Quantile.of(values, 0.5), 0);
    assertEquals(Float.POSITIVE_INFINITY, Quantile.of(values, 1), 0);
  }

  @Test
  public void wrongSettingsAreRefused() {
    List<Runnable> wrong = List.of(
        () -> Quantile.of(new float[0], 0.5),
        () -> Quantile.of(new float[1], -0.1),
        () -> Quantile.of(new float[1], 1.1),
        () -> Quantile.of(new float[1], Double.NaN));
    for (Runnable call : wrong) {
      assertThrows(IllegalArgumentException.class, call::run);
    }
  }
}
