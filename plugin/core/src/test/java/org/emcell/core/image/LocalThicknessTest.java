package org.emcell.core.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Random;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.junit.Test;

public class LocalThicknessTest {

  private static final double[] RADII = {50, 90, 140, 220};

  @Test
  public void givesTheLargestDiskThatFitsAndCoversAPixel() {
    Random random = new Random(7);
    for (Size size : new Size[] {new Size(1, 1, 1), new Size(23, 17, 2), new Size(31, 9, 3)}) {
      VoxelSize voxel = new VoxelSize(40, 30, 200);
      boolean[] mask = new boolean[size.voxels()];
      for (int i = 0; i < mask.length; i++) {
        mask[i] = random.nextInt(25) > 0;
      }
      float[] expected = bruteForce(mask, size, voxel);
      assertArrayEquals(
          expected, LocalThickness.ofSlices(mask, size, voxel, RADII, Workers.single()), 0);
      assertArrayEquals(
          expected, LocalThickness.ofSlices(mask, size, voxel, RADII, Workers.of(3)), 0);
    }
  }

  @Test
  public void aNarrowLobeOfAWideSpaceKeepsItsOwnWidth() {
    Size size = new Size(60, 40, 1);
    boolean[] mask = new boolean[size.voxels()];
    for (int i = 0; i < mask.length; i++) {
      int x = size.x(i);
      int y = size.y(i);
      mask[i] = x < 30 && y > 2 && y < 37 || x >= 30 && x < 55 && y >= 18 && y < 23;
    }
    float[] thickness =
        LocalThickness.ofSlices(mask, size, new VoxelSize(40, 40, 50), RADII, Workers.single());
    assertEquals(220, thickness[size.index(15, 20, 0)], 0);
    assertEquals(90, thickness[size.index(45, 20, 0)], 0);
    assertEquals(0, thickness[size.index(58, 20, 0)], 0);
  }

  @Test
  public void refusesAMaskOfAnotherSize() {
    assertThrows(
        IllegalArgumentException.class,
        () -> LocalThickness.ofSlices(
            new boolean[5], Size.of(2, 2), new VoxelSize(1, 1, 1), RADII, Workers.single()));
  }

  private static float[] bruteForce(boolean[] mask, Size size, VoxelSize voxel) {
    float[] result = new float[mask.length];
    for (double radius : RADII) {
      for (int c = 0; c < mask.length; c++) {
        if (fits(mask, size, voxel, c, radius)) {
          for (int i = 0; i < mask.length; i++) {
            if (mask[i] && size.z(i) == size.z(c) && distance(size, voxel, c, i) < radius) {
              result[i] = (float) radius;
            }
          }
        }
      }
    }
    return result;
  }

  private static boolean fits(boolean[] mask, Size size, VoxelSize voxel, int centre, double r) {
    for (int i = 0; i < mask.length; i++) {
      if (!mask[i] && size.z(i) == size.z(centre) && (float) distance(size, voxel, centre, i) < r) {
        return false;
      }
    }
    return true;
  }

  private static double distance(Size size, VoxelSize voxel, int a, int b) {
    return Math.hypot((size.x(a) - size.x(b)) * voxel.x(), (size.y(a) - size.y(b)) * voxel.y());
  }
}
