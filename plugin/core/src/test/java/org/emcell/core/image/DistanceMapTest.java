package org.emcell.core.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.junit.Test;

public class DistanceMapTest {

  private static final VoxelSize[] SPACINGS = {
    VoxelSize.UNIT, new VoxelSize(10, 10, 50), new VoxelSize(0.7, 3.1, 0.2)
  };

  private final Random random = new Random(1);

  @Test
  public void distancesAreThoseFoundByComparingAllPairs() {
    for (Size size : OddImages.SIZES) {
      for (double share : OddImages.SHARES) {
        for (VoxelSize spacing : SPACINGS) {
          boolean[] set = OddImages.mask(size, share, random);
          float[] expected = nearest(set, size, spacing);
          float[] found = DistanceMap.toSet(set, size, spacing, Workers.of(3));
          for (int i = 0; i < found.length; i++) {
            assertEquals(size + " at " + i, expected[i], found[i], 2e-7 * expected[i]);
          }
        }
      }
    }
  }

  @Test
  public void squaresInPixelsAreExact() {
    Size size = new Size(40, 33, 9);
    boolean[] set = OddImages.mask(size, 0.002, random);
    float[] found = DistanceMap.squaredToSet(set, size, VoxelSize.UNIT, Workers.single());
    float[] expected = nearest(set, size, VoxelSize.UNIT);
    for (int i = 0; i < found.length; i++) {
      assertEquals(Math.rint((double) expected[i] * expected[i]), found[i], 0);
    }
  }

  @Test
  public void withTheFrameTheImageIsSurroundedBySetVoxels() {
    for (Size size : OddImages.SIZES) {
      for (double share : OddImages.SHARES) {
        VoxelSize spacing = new VoxelSize(10, 7, 20);
        boolean[] set = OddImages.mask(size, share, random);
        int above = size.depth() > 1 ? 1 : 0;
        Size framed = new Size(size.width() + 2, size.height() + 2, size.depth() + 2 * above);
        boolean[] framedSet = new boolean[framed.voxels()];
        Arrays.fill(framedSet, true);
        for (int i = 0; i < set.length; i++) {
          framedSet[framed.index(size.x(i) + 1, size.y(i) + 1, size.z(i) + above)] = set[i];
        }
        float[] expected = nearest(framedSet, framed, spacing);
        float[] found = DistanceMap.toSetOrFrame(set, size, spacing, Workers.of(2));
        for (int i = 0; i < found.length; i++) {
          float distance = expected[framed.index(size.x(i) + 1, size.y(i) + 1, size.z(i) + above)];
          assertEquals(size + " at " + i, distance, found[i], 2e-7 * distance);
        }
      }
    }
  }

  @Test
  public void upToALimitTheMapIsTheSameAndBeyondItEveryDistanceIsInfinite() {
    for (Size size : OddImages.SIZES) {
      for (double share : OddImages.SHARES) {
        for (VoxelSize spacing : SPACINGS) {
          boolean[] set = OddImages.mask(size, share, random);
          float[] all = DistanceMap.toSet(set, size, spacing, Workers.single());
          for (double limit : new double[] {0, spacing.y(), all[random.nextInt(all.length)]}) {
            float[] found = DistanceMap.toSet(set, size, spacing, limit, Workers.of(2));
            for (int i = 0; i < found.length; i++) {
              String where = size + " at " + i + ", limit " + limit;
              if (Float.isInfinite(found[i])) {
                assertTrue(where + ": " + all[i], all[i] >= limit * (1 - 3e-7));
              } else {
                assertEquals(where, all[i], found[i], 3e-7 * all[i]);
                assertTrue(where + ": " + found[i], found[i] <= limit);
              }
            }
          }
        }
      }
    }
  }

  @Test
  public void aNegativeLimitIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            DistanceMap.toSet(new boolean[8], Size.of(4, 2), VoxelSize.UNIT, -1, Workers.single()));
  }

  @Test
  public void withoutAnySetVoxelEveryDistanceIsInfinite() {
    Size size = new Size(5, 4, 3);
    for (float distance :
        DistanceMap.toSet(new boolean[60], size, VoxelSize.UNIT, Workers.single())) {
      assertEquals(Float.POSITIVE_INFINITY, distance, 0);
    }
  }

  @Test
  public void theNumberOfThreadsDoesNotChangeTheMap() {
    Size size = new Size(150, 140, 13);
    boolean[] set = OddImages.mask(size, 0.001, random);
    VoxelSize spacing = new VoxelSize(10, 10, 50);
    assertArrayEquals(
        DistanceMap.toSet(set, size, spacing, Workers.single()),
        DistanceMap.toSet(set, size, spacing, Workers.of(4)),
        0);
  }

  @Test
  public void aMaskOfAnotherSizeIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> DistanceMap.toSet(new boolean[7], Size.of(4, 2), VoxelSize.UNIT, Workers.single()));
  }

  private static float[] nearest(boolean[] set, Size size, VoxelSize spacing) {
    float[] nearest = new float[set.length];
    for (int i = 0; i < set.length; i++) {
      double smallest = Double.POSITIVE_INFINITY;
      for (int j = 0; j < set.length; j++) {
        if (set[j]) {
          double dx = (size.x(i) - size.x(j)) * spacing.x();
          double dy = (size.y(i) - size.y(j)) * spacing.y();
          double dz = (size.z(i) - size.z(j)) * spacing.z();
          smallest = Math.min(smallest, dx * dx + dy * dy + dz * dz);
        }
      }
      nearest[i] = (float) Math.sqrt(smallest);
    }
    return nearest;
  }
}
