package org.emcell.core.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Random;
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
  public void wrongSettingsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Binning.size(Size.of(3, 2), 0, 1, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> Binning.mean(new float[5], Size.of(3, 2), 1, 1, 1, workers));
  }
}
