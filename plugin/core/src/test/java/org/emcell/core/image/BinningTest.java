package org.emcell.core.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.emcell.core.Workers;
import org.junit.Test;

public class BinningTest {

  private final Workers workers = Workers.of(3);
  private final Random random = new Random(12);

  @Test
  public void eachPixelIsTheMeanOfWhatItsBlockHas() {
    int[][] factors = {
      {1, 1, 1}, {2, 2, 2}, {4, 3, 1}, {1, 5, 3}, {100, 100, 100}, {3, Integer.MAX_VALUE, 2}
    };
    for (Size size : OddImages.SIZES) {
      float[] image = OddImages.noise(size, random);
      float[] before = image.clone();
      for (int[] f : factors) {
        Size to = Binning.size(size, f[0], f[1], f[2]);
        double[] sum = new double[to.voxels()];
        int[] count = new int[to.voxels()];
        for (int i = 0; i < image.length; i++) {
          int block = to.index(size.x(i) / f[0], size.y(i) / f[1], size.z(i) / f[2]);
          sum[block] += image[i];
          count[block]++;
        }
        float[] means = new float[sum.length];
        for (int block = 0; block < sum.length; block++) {
          means[block] = (float) (sum[block] / count[block]);
        }
        assertArrayEquals(means, Binning.mean(image, size, f[0], f[1], f[2], workers), 1e-6f);
        assertArrayEquals(
            means, Binning.mean(image, size, f[0], f[1], f[2], Workers.single()), 1e-6f);
      }
      assertArrayEquals(before, image, 0);
    }
  }

  @Test
  public void incompleteBlocksCount() {
    assertEquals(new Size(3, 2, 1), Binning.size(new Size(9, 5, 1), 4, 3, 2));
    assertEquals(new Size(2, 2, 2), Binning.size(new Size(8, 6, 4), 4, 3, 2));
  }

  @Test
  public void theMiddleOfABlockLiesInItAndAsFarFromItsEnds() {
    assertEquals(List.of(0, 1, 2), middles(1, 3));
    assertEquals(List.of(0, 2, 4), middles(2, 5));
    assertEquals(List.of(1, 4, 7), middles(3, 9));
    assertEquals(List.of(1, 5, 8), middles(4, 9));
    assertEquals(List.of(4), middles(Integer.MAX_VALUE, 5));
  }

  private static List<Integer> middles(int factor, int length) {
    return IntStream.range(0, Binning.size(Size.of(length, 1), factor, 1, 1).width())
        .mapToObj(block -> Binning.middle(block, factor, length))
        .toList();
  }

  @Test
  public void wrongSettingsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Binning.size(Size.of(3, 2), 0, 1, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> Binning.mean(new float[5], Size.of(3, 2), 1, 1, 1, workers));
  }
}
