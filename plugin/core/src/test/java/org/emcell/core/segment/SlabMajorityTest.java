package org.emcell.core.segment;

import static org.junit.Assert.assertArrayEquals;

import java.util.Random;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.MajorityFilter;
import org.emcell.core.image.Size;
import org.junit.Test;

public class SlabMajorityTest {

  private static void assertSameAsTheWholeVolumeAtOnce(VoxelSize voxel, int rx, int ry, int rz) {
    Random random = new Random(4);
    for (Size size : new Size[] {
      new Size(1, 1, 1),
      new Size(5, 31, 4),
      new Size(7, 32, 3),
      new Size(4, 33, 20),
      new Size(3, 100, 15)
    }) {
      boolean[] mask = new boolean[size.voxels()];
      for (int i = 0; i < mask.length; i++) {
        mask[i] = random.nextBoolean();
      }
      boolean[] expected = MajorityFilter.apply(mask, size, rx, ry, rz, Workers.single());
      SlabMajority.apply(mask, size, voxel, Workers.of(3), Progress.none());
      assertArrayEquals(size.toString(), expected, mask);
    }
  }

  @Test
  public void bandsGiveWhatTheWholeVolumeGivesAtTheVoxelOfThePaper() {
    assertSameAsTheWholeVolumeAtOnce(new VoxelSize(10, 10, 50), 1, 1, 6);
  }

  @Test
  public void boxIsAsLongInNanometresAtOtherVoxels() {
    assertSameAsTheWholeVolumeAtOnce(new VoxelSize(5, 10, 200), 3, 1, 1);
    assertSameAsTheWholeVolumeAtOnce(new VoxelSize(40, 40, 30), 0, 0, 10);
  }
}
