package org.emcell.core.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Random;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.junit.Test;

public class MorphologyTest {

  private static final VoxelSize FLAT = new VoxelSize(10, 10, 25);
  private static final Workers WORKERS = Workers.of(3);

  private final Random random = new Random(4);

  @Test
  public void dilationIsTheUnionOfTheBallsRoundTheMask() {
    for (Size size : OddImages.SIZES) {
      for (double share : OddImages.SHARES) {
        for (double radius : new double[] {0, 9, 10, 50, 300}) {
          boolean[] mask = OddImages.mask(size, share, random);
          assertArrayEquals(
              size + ", radius " + radius,
              ball(mask, size, radius),
              Morphology.dilate(mask, size, radius, FLAT, WORKERS));
        }
      }
    }
  }

  @Test
  public void disksReachAsFarAsTheDistanceMapSaysWhateverTheNumberOfThreads() {
    Size size = Size.of(211, 303);
    for (double share : new double[] {0.0005, 0.01, 0.5}) {
      for (double radius : new double[] {0.5, 5, 20, 41.3, 500}) {
        boolean[] mask = OddImages.mask(size, share, random);
        VoxelSize spacing = new VoxelSize(1, 1.5, 1);
        float[] distance = DistanceMap.toSet(mask, size, spacing, Workers.single());
        for (int threads : new int[] {1, 2, 5}) {
          Workers workers = Workers.of(threads);
          boolean[] dilated = Morphology.dilate(mask, size, radius, spacing, workers);
          boolean[] eroded = Morphology.erode(not(mask), size, radius, spacing, workers);
          for (int i = 0; i < mask.length; i++) {
            assertEquals(distance[i] <= radius, dilated[i]);
            assertEquals(distance[i] > radius, eroded[i]);
          }
        }
      }
    }
  }

  @Test
  public void erosionKeepsTheCentresOfBallsThatHoldNoBackground() {
    for (Size size : OddImages.SIZES) {
      for (double share : OddImages.SHARES) {
        for (double radius : new double[] {0, 9, 10, 50, 300}) {
          boolean[] mask = OddImages.mask(size, share, random);
          boolean[] eaten = ball(not(mask), size, radius);
          assertArrayEquals(not(eaten), Morphology.erode(mask, size, radius, FLAT, WORKERS));
        }
      }
    }
  }

  @Test
  public void voxelsAtTheRadiusBelongToTheBallWhateverTheRounding() {
    boolean[] mask = new boolean[19];
    mask[9] = true;
    for (int reach = 1; reach < 9; reach++) {
      for (double edge : new double[] {0.1, 0.7, 1 / 3.0, 8.88}) {
        VoxelSize spacing = new VoxelSize(edge, 1, 1);
        boolean[] found = Morphology.dilate(mask, Size.of(19, 1), reach * edge, spacing, WORKERS);
        for (int x = 0; x < 19; x++) {
          assertEquals(Math.abs(x - 9) <= reach, found[x]);
        }
      }
    }
  }

  @Test
  public void openingOnlyTakesAwayAndClosingOnlyAddsAndBothAreFinalAtTheFirstTime() {
    for (Size size : OddImages.SIZES) {
      for (double share : OddImages.SHARES) {
        boolean[] mask = OddImages.mask(size, share, random);
        boolean[] opened = Morphology.open(mask, size, 20, FLAT, WORKERS);
        boolean[] closed = Morphology.close(mask, size, 20, FLAT, WORKERS);
        for (int i = 0; i < mask.length; i++) {
          assertTrue(!opened[i] || mask[i]);
          assertTrue(!mask[i] || closed[i]);
        }
        assertArrayEquals(opened, Morphology.open(opened, size, 20, FLAT, WORKERS));
        assertArrayEquals(closed, Morphology.close(closed, size, 20, FLAT, WORKERS));
      }
    }
  }

  @Test
  public void openingRemovesAThreadAndClosingFillsAGap() {
    Size size = Size.of(30, 30);
    boolean[] mask = new boolean[size.voxels()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = size.x(i) < 12 || size.x(i) > 13 && size.x(i) < 20 || size.y(i) == 15;
    }
    boolean[] opened = Morphology.open(mask, size, 2, VoxelSize.UNIT, WORKERS);
    boolean[] closed = Morphology.close(mask, size, 2, VoxelSize.UNIT, WORKERS);
    assertTrue(mask[size.index(28, 15, 0)] && !opened[size.index(28, 15, 0)]);
    assertTrue(opened[size.index(5, 15, 0)] && opened[size.index(0, 0, 0)]);
    assertTrue(!mask[size.index(12, 5, 0)] && closed[size.index(12, 5, 0)]);
    assertFalse(closed[size.index(25, 5, 0)]);
  }

  @Test
  public void inSlicesEverySliceIsAnImageOfItsOwn() {
    Size size = new Size(17, 13, 5);
    boolean[] mask = OddImages.mask(size, 0.6, random);
    boolean[][] found = {
      Morphology.dilateSlices(mask, size, 20, FLAT, WORKERS),
      Morphology.erodeSlices(mask, size, 20, FLAT, WORKERS),
      Morphology.openSlices(mask, size, 20, FLAT, WORKERS),
      Morphology.closeSlices(mask, size, 20, FLAT, WORKERS)
    };
    for (int z = 0; z < size.depth(); z++) {
      boolean[] slice = slice(mask, size, z);
      Size flat = size.slice();
      assertArrayEquals(
          Morphology.dilate(slice, flat, 20, FLAT, WORKERS), slice(found[0], size, z));
      assertArrayEquals(Morphology.erode(slice, flat, 20, FLAT, WORKERS), slice(found[1], size, z));
      assertArrayEquals(Morphology.open(slice, flat, 20, FLAT, WORKERS), slice(found[2], size, z));
      assertArrayEquals(Morphology.close(slice, flat, 20, FLAT, WORKERS), slice(found[3], size, z));
    }
  }

  @Test
  public void boxesReachTheGivenNumberOfVoxelsToEitherSide() {
    int[][] boxes = {{0, 0, 0}, {1, 0, 0}, {0, 2, 0}, {0, 0, 3}, {2, 1, 1}, {100, 3, 100}};
    for (Size size : OddImages.SIZES) {
      for (double share : OddImages.SHARES) {
        for (int[] box : boxes) {
          boolean[] mask = OddImages.mask(size, share, random);
          assertArrayEquals(
              size.toString(),
              box(mask, size, box),
              Morphology.dilateBox(mask, size, box[0], box[1], box[2]));
          assertArrayEquals(
              not(box(not(mask), size, box)),
              Morphology.erodeBox(mask, size, box[0], box[1], box[2]));
        }
      }
    }
  }

  @Test
  public void theInputIsLeftAlone() {
    Size size = new Size(9, 8, 7);
    boolean[] mask = OddImages.mask(size, 0.5, random);
    boolean[] before = mask.clone();
    Morphology.close(mask, size, 30, FLAT, WORKERS);
    Morphology.erodeBox(mask, size, 1, 1, 1);
    Morphology.dilateBox(mask, size, 0, 0, 0)[0] ^= true;
    assertArrayEquals(before, mask);
  }

  @Test
  public void anImpossibleRadiusIsRefused() {
    Size size = Size.of(4, 2);
    for (double radius : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      IllegalArgumentException error = assertThrows(
          IllegalArgumentException.class,
          () -> Morphology.erode(new boolean[8], size, radius, VoxelSize.UNIT, WORKERS));
      assertTrue(error.getMessage(), error.getMessage().contains("" + radius));
    }
    assertThrows(
        IllegalArgumentException.class, () -> Morphology.dilateBox(new boolean[8], size, 1, -1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> Morphology.dilateBox(new boolean[9], size, 1, 1, 0));
  }

  private static boolean[] ball(boolean[] mask, Size size, double radius) {
    boolean[] near = new boolean[mask.length];
    for (int i = 0; i < mask.length; i++) {
      for (int j = 0; j < mask.length && !near[i]; j++) {
        double dx = (size.x(i) - size.x(j)) * FLAT.x();
        double dy = (size.y(i) - size.y(j)) * FLAT.y();
        double dz = (size.z(i) - size.z(j)) * FLAT.z();
        near[i] = mask[j] && dx * dx + dy * dy + dz * dz <= radius * radius;
      }
    }
    return near;
  }

  private static boolean[] box(boolean[] mask, Size size, int[] reach) {
    boolean[] near = new boolean[mask.length];
    for (int i = 0; i < mask.length; i++) {
      for (int j = 0; j < mask.length && !near[i]; j++) {
        near[i] = mask[j]
            && Math.abs(size.x(i) - size.x(j)) <= reach[0]
            && Math.abs(size.y(i) - size.y(j)) <= reach[1]
            && Math.abs(size.z(i) - size.z(j)) <= reach[2];
      }
    }
    return near;
  }

  private static boolean[] not(boolean[] mask) {
    boolean[] not = new boolean[mask.length];
    for (int i = 0; i < mask.length; i++) {
      not[i] = !mask[i];
    }
    return not;
  }

  private static boolean[] slice(boolean[] mask, Size size, int z) {
    boolean[] slice = new boolean[size.slicePixels()];
    System.arraycopy(mask, z * slice.length, slice, 0, slice.length);
    return slice;
  }
}
