package org.emcell.core.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Random;
import org.emcell.core.Workers;
import org.junit.Test;

public class ResamplingTest {

  private static final List<Size> TARGETS =
      List.of(new Size(1, 1, 1), new Size(5, 4, 3), new Size(13, 3, 7), new Size(40, 31, 2));

  private final Workers workers = Workers.of(3);
  private final Random random = new Random(13);

  @Test
  public void linearValuesAreMixedFromTheEightVoxelsAround() {
    for (Size from : OddImages.SIZES) {
      float[] image = OddImages.noise(from, random);
      for (Size to : TARGETS) {
        double sx = (double) from.width() / to.width();
        double sy = (double) from.height() / to.height();
        double sz = (double) from.depth() / to.depth();
        float[] expected = tents(image, from, to, sx, sy, sz);
        assertArrayEquals(
            from + " to " + to, expected, Resampling.linear(image, from, to, workers), 1e-5f);
        assertArrayEquals(
            tents(image, from, to, 1.7, 0.4, 1),
            Resampling.linear(image, from, to, 1.7, 0.4, 1, workers),
            1e-5f);
        assertArrayEquals(
            Resampling.linear(image, from, to, Workers.single()),
            Resampling.linear(image, from, to, Workers.of(4)),
            0);
      }
    }
  }

  @Test
  public void theSameGridGivesTheSameImage() {
    for (Size size : OddImages.SIZES) {
      float[] image = OddImages.noise(size, random);
      int[] labels = labels(size);
      assertArrayEquals(image, Resampling.linear(image, size, size, workers), 0);
      assertArrayEquals(labels, Resampling.nearest(labels, size, size, workers));
    }
  }

  @Test
  public void aRampStaysInPlaceWhenItIsBinnedAndBroughtBack() {
    Size size = Size.of(23, 17);
    float[] ramp = new float[size.voxels()];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = 3 * size.x(i) - 2 * size.y(i);
    }
    Size coarse = Binning.size(size, 3, 2, 1);
    float[] back = Resampling.linear(
        Binning.mean(ramp, size, 3, 2, 1, workers), coarse, size, 1 / 3.0, 1 / 2.0, 1, workers);
    // The outermost blocks have no neighbour to interpolate with, and the last ones are not
    // complete.
    for (int y = 1; y < 15; y++) {
      for (int x = 1; x < 20; x++) {
        assertEquals(3 * x - 2 * y, back[size.index(x, y, 0)], 1e-4);
      }
    }
  }

  @Test
  public void finerLabelsRepeatEachVoxel() {
    int[][] factors = {{2, 2, 1}, {3, 1, 2}, {4, 5, 3}, {7, 6, 10}};
    for (Size from : OddImages.SIZES) {
      int[] labels = labels(from);
      for (int[] f : factors) {
        // The finer grid may end within the last coarse voxel, as it does after binning.
        Size to = new Size(
            from.width() * f[0] - random.nextInt(f[0]),
            from.height() * f[1] - random.nextInt(f[1]),
            from.depth() * f[2] - random.nextInt(f[2]));
        int[] expected = new int[to.voxels()];
        for (int i = 0; i < expected.length; i++) {
          expected[i] = labels[from.index(to.x(i) / f[0], to.y(i) / f[1], to.z(i) / f[2])];
        }
        assertArrayEquals(
            from + " to " + to,
            expected,
            Resampling.nearest(labels, from, to, 1.0 / f[0], 1.0 / f[1], 1.0 / f[2], workers));
      }
    }
  }

  @Test
  public void coarserLabelsAreThoseAtTheirCentres() {
    int[] labels = {10, 11, 12, 13, 14, 15, 16, 17, 18};
    assertArrayEquals(
        new int[] {11, 14, 17}, Resampling.nearest(labels, Size.of(9, 1), Size.of(3, 1), workers));
    assertArrayEquals(
        new int[] {11, 13, 15, 17, 18},
        Resampling.nearest(labels, Size.of(9, 1), Size.of(5, 1), 2, 1, 1, workers));
  }

  @Test
  public void wrongSettingsAreRefused() {
    Size size = Size.of(3, 2);
    List<Runnable> wrong = List.of(
        () -> Resampling.linear(new float[5], size, size, workers),
        () -> Resampling.nearest(new int[5], size, size, workers),
        () -> Resampling.linear(new float[6], size, size, 0, 1, 1, workers),
        () -> Resampling.nearest(new int[6], size, size, 1, Double.NaN, 1, workers));
    for (Runnable call : wrong) {
      assertThrows(IllegalArgumentException.class, call::run);
    }
  }

  private int[] labels(Size size) {
    return random.ints(size.voxels(), 0, 1000).toArray();
  }

  /** Sums all voxels, each weighted by a tent of width 1 around its centre, after clamping the place to the centres. */
  private static float[] tents(float[] image, Size from, Size to, double sx, double sy, double sz) {
    float[] result = new float[to.voxels()];
    for (int i = 0; i < result.length; i++) {
      double[] wx = tent(from.width(), (to.x(i) + 0.5) * sx - 0.5);
      double[] wy = tent(from.height(), (to.y(i) + 0.5) * sy - 0.5);
      double[] wz = tent(from.depth(), (to.z(i) + 0.5) * sz - 0.5);
      double sum = 0;
      for (int z = 0; z < wz.length; z++) {
        for (int y = 0; y < wy.length; y++) {
          for (int x = 0; wz[z] * wy[y] > 0 && x < wx.length; x++) {
            sum += wx[x] * wy[y] * wz[z] * image[from.index(x, y, z)];
          }
        }
      }
      result[i] = (float) sum;
    }
    return result;
  }

  private static double[] tent(int n, double place) {
    double inside = Math.max(0, Math.min(n - 1, place));
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      weights[i] = Math.max(0, 1 - Math.abs(inside - i));
    }
    return weights;
  }
}
