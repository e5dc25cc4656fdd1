package org.emcell.core.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Random;
import org.emcell.core.Workers;
import org.junit.Test;

public class MajorityFilterTest {

  private final Workers workers = Workers.of(3);
  private final Random random = new Random(10);

  @Test
  public void aVoxelFollowsTheMajorityInTheMirroredBoxAroundIt() {
    int[][] radii = {{1, 1, 6}, {1, 0, 0}, {0, 2, 0}, {0, 0, 1}, {3, 1, 2}, {12, 0, 0}, {0, 11, 1}};
    for (Size size : OddImages.SIZES) {
      for (double share : new double[] {0, 0.3, 0.5, 0.7, 1}) {
        boolean[] mask = OddImages.mask(size, share, random);
        for (int[] r : radii) {
          assertArrayEquals(
              size + ", " + share + ", radii " + r[0] + ", " + r[1] + ", " + r[2],
              counted(mask, size, r[0], r[1], r[2]),
              MajorityFilter.apply(mask, size, r[0], r[1], r[2], workers));
        }
      }
    }
  }

  @Test
  public void linesLongerThanABlockAreFilteredLikeShortOnes() {
    for (Size size : List.of(new Size(1100, 4, 3), new Size(30, 40, 4))) {
      boolean[] mask = OddImages.mask(size, 0.5, random);
      assertArrayEquals(
          counted(mask, size, 2, 1, 1), MajorityFilter.apply(mask, size, 2, 1, 1, workers));
    }
  }

  @Test
  public void radiiOfZeroGiveACopy() {
    Size size = new Size(5, 4, 3);
    boolean[] mask = OddImages.mask(size, 0.5, random);
    boolean[] same = MajorityFilter.apply(mask, size, 0, 0, 0, workers);
    assertNotSame(mask, same);
    assertArrayEquals(mask, same);
  }

  @Test
  public void theNumberOfThreadsChangesNothing() {
    Size size = new Size(67, 35, 20);
    boolean[] mask = OddImages.mask(size, 0.5, random);
    boolean[] before = mask.clone();
    assertArrayEquals(
        MajorityFilter.apply(mask, size, 1, 1, 6, Workers.single()),
        MajorityFilter.apply(mask, size, 1, 1, 6, Workers.of(4)));
    assertArrayEquals(before, mask);
  }

  @Test
  public void wrongSettingsAreRefused() {
    Size size = Size.of(3, 2);
    List<Runnable> wrong = List.of(
        () -> MajorityFilter.apply(new boolean[5], size, 1, 1, 1, workers),
        () -> MajorityFilter.apply(new boolean[6], size, -1, 1, 1, workers),
        () -> MajorityFilter.apply(new boolean[6], size, 1000, 1000, 1000, workers));
    for (Runnable call : wrong) {
      assertThrows(IllegalArgumentException.class, call::run);
    }
  }

  private static boolean[] counted(boolean[] mask, Size size, int rx, int ry, int rz) {
    boolean[] result = new boolean[mask.length];
    for (int i = 0; i < mask.length; i++) {
      int set = 0;
      int all = 0;
      for (int dz = -rz; dz <= rz; dz++) {
        int z = GaussianFilterTest.mirror(size.z(i) + dz, size.depth());
        for (int dy = -ry; dy <= ry; dy++) {
          int y = GaussianFilterTest.mirror(size.y(i) + dy, size.height());
          for (int dx = -rx; dx <= rx; dx++) {
            int x = GaussianFilterTest.mirror(size.x(i) + dx, size.width());
            set += mask[size.index(x, y, z)] ? 1 : 0;
            all++;
          }
        }
      }
      result[i] = 2 * set > all;
    }
    return result;
  }
}
