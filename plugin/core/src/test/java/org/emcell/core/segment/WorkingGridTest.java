package org.emcell.core.segment;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.junit.Test;

/** Blocks of voxels against the same sums taken voxel by voxel, on sizes that blocks do not fill. */
public class WorkingGridTest {

  private static final VoxelSize VOXEL = new VoxelSize(10, 10, 20);
  private static final WorkingGrid[] GRIDS = {
    new WorkingGrid(new Size(17, 13, 5), VOXEL, 1, 1),
    new WorkingGrid(new Size(17, 13, 5), VOXEL, 4, 1),
    new WorkingGrid(new Size(17, 13, 5), VOXEL, 3, 2),
    new WorkingGrid(new Size(3, 2, 1), VOXEL, 5, 4),
  };

  private final Random random = new Random(11);

  private interface Voxel {
    void at(int voxel, int block);
  }

  private static void forEachVoxel(WorkingGrid grid, Voxel voxel) {
    Size full = grid.full();
    for (int i = 0; i < full.voxels(); i++) {
      int block = grid.size()
          .index(full.x(i) / grid.block(), full.y(i) / grid.block(), full.z(i) / grid.blockZ());
      voxel.at(i, block);
    }
  }

  @Test
  public void aBlockIsSetWhenItsShareOfSetVoxelsIsLargeEnough() {
    for (WorkingGrid grid : GRIDS) {
      for (double share : new double[] {0.1, 0.5, 1}) {
        boolean[] mask = new boolean[grid.full().voxels()];
        for (int i = 0; i < mask.length; i++) {
          mask[i] = random.nextInt(100) < 60;
        }
        int[] set = new int[grid.size().voxels()];
        int[] all = new int[set.length];
        forEachVoxel(grid, (voxel, block) -> {
          set[block] += mask[voxel] ? 1 : 0;
          all[block]++;
        });
        boolean[] expected = new boolean[set.length];
        for (int b = 0; b < set.length; b++) {
          expected[b] = set[b] > 0 && set[b] >= share * all[b];
        }
        assertArrayEquals(grid + ", " + share, expected, grid.atLeast(mask, share));
      }
    }
  }

  @Test
  public void theLargestValueOfEveryBlockIsFound() {
    for (WorkingGrid grid : GRIDS) {
      float[] image = new float[grid.full().voxels()];
      for (int i = 0; i < image.length; i++) {
        image[i] = (float) random.nextGaussian() - 5;
      }
      float[] expected = new float[grid.size().voxels()];
      Arrays.fill(expected, Float.NEGATIVE_INFINITY);
      forEachVoxel(
          grid, (voxel, block) -> expected[block] = Math.max(expected[block], image[voxel]));
      assertArrayEquals(grid.toString(), expected, grid.largest(image), 0);
    }
  }

  @Test
  public void aGridOverAGridHasTheBlocksOfBoth() {
    WorkingGrid fine = WorkingGrid.ofSlices(new Size(50, 37, 4), new VoxelSize(30, 30, 50), 80);
    WorkingGrid over = fine.coarser(160);
    WorkingGrid both = fine.under(over);
    assertEquals(over.size(), both.size());
    assertEquals(over.voxel(), both.voxel());
    assertEquals(new Size(50, 37, 4), both.full());
  }

  @Test
  public void textureIsTheDeviationOfTheSmoothedSliceInItsWindow() {
    // A chequerboard of 100 and 120 whose smoothing is too narrow to change it deviates by 10
    // everywhere.
    Size size = new Size(60, 45, 2);
    float[] grey = new float[size.voxels()];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (size.x(i) + size.y(i)) % 2 == 0 ? 100 : 120;
    }
    float[] texture = new Texture(1, 80)
        .measure(
            grey,
            new WorkingGrid(size, new VoxelSize(10, 10, 50), 4, 1),
            Workers.of(2),
            Progress.none());
    for (float value : texture) {
      assertEquals(10, value, 0.1);
    }
  }
}
