package org.emcell.core.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.Test;

public class HoleFillingTest {

  private final Random random = new Random(9);

  @Test
  public void holesAtASideHaveALimitOfTheirOwn() {
    Size size = Size.of(6, 4);
    boolean[] mask = new boolean[size.voxels()];
    java.util.Arrays.fill(mask, true);
    int[] notch = {0, 6};
    int[] large = {4, 5, 11};
    int[] inner = {14, 15};
    for (int[] hole : new int[][] {notch, large, inner}) {
      for (int i : hole) {
        mask[i] = false;
      }
    }
    boolean[] filled = HoleFilling.fill(mask, size, 1, 2);
    assertEquals(true, filled[0] && filled[6]);
    assertEquals(false, filled[4] || filled[5] || filled[11]);
    assertEquals(false, filled[14] || filled[15]);
  }

  @Test
  public void aSliceKeepsOnlyTheBackgroundThatReachesItsSides() {
    for (Size size : OddImages.SIZES) {
      for (double share : OddImages.SHARES) {
        boolean[] mask = OddImages.mask(size, share, random);
        boolean[] before = mask.clone();
        assertArrayEquals(
            size + ", " + share,
            filledBySlice(mask, size, Integer.MAX_VALUE),
            HoleFilling.fill(mask, size));
        for (int maxPixels : new int[] {0, 1, 2, 5}) {
          assertArrayEquals(
              size + ", " + share + ", " + maxPixels,
              filledBySlice(mask, size, maxPixels),
              HoleFilling.fill(mask, size, maxPixels));
        }
        assertArrayEquals(before, mask);
      }
    }
  }

  @Test
  public void aVolumeKeepsOnlyTheBackgroundThatReachesItsBorder() {
    for (Size size : OddImages.SIZES) {
      for (double share : OddImages.SHARES) {
        boolean[] mask = OddImages.mask(size, share, random);
        boolean[] before = mask.clone();
        assertArrayEquals(
            size + ", " + share,
            filled(mask, size, size.depth() > 1, Integer.MAX_VALUE),
            HoleFilling.fillVolume(mask, size));
        assertArrayEquals(before, mask);
      }
    }
  }

  @Test
  public void aTunnelIsAHoleOfEachSliceButNotOfTheVolume() {
    Size size = new Size(5, 5, 4);
    boolean[] tunnel = new boolean[size.voxels()];
    for (int i = 0; i < tunnel.length; i++) {
      tunnel[i] = size.x(i) != 2 || size.y(i) != 2;
    }
    assertArrayEquals(tunnel, HoleFilling.fillVolume(tunnel, size));
    for (boolean voxel : HoleFilling.fill(tunnel, size)) {
      assertEquals(true, voxel);
    }
  }

  @Test
  public void aRingThatIsClosedByCornersOnlyHoldsItsHole() {
    Size size = Size.of(5, 5);
    boolean[] diamond = new boolean[25];
    boolean[] expected = new boolean[25];
    for (int i = 0; i < 25; i++) {
      int distance = Math.abs(size.x(i) - 2) + Math.abs(size.y(i) - 2);
      diamond[i] = distance == 2;
      expected[i] = distance <= 2;
    }
    assertArrayEquals(expected, HoleFilling.fill(diamond, size));
  }

  @Test
  public void aMaskOfAnotherSizeIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> HoleFilling.fill(new boolean[5], Size.of(3, 2)));
    assertThrows(
        IllegalArgumentException.class,
        () -> HoleFilling.fillVolume(new boolean[5], Size.of(3, 2)));
  }

  private static boolean[] filledBySlice(boolean[] mask, Size size, int maxPixels) {
    boolean[] result = new boolean[mask.length];
    int pixels = size.slicePixels();
    for (int z = 0; z < size.depth(); z++) {
      boolean[] slice = Arrays.copyOfRange(mask, z * pixels, (z + 1) * pixels);
      System.arraycopy(
          filled(slice, size.slice(), false, maxPixels), 0, result, z * pixels, pixels);
    }
    return result;
  }

  /** Floods the background and sets every piece in which no voxel lies at the border. */
  private static boolean[] filled(boolean[] mask, Size size, boolean topAndBottom, int maxVoxels) {
    boolean[] background = new boolean[mask.length];
    for (int i = 0; i < mask.length; i++) {
      background[i] = !mask[i];
    }
    int[] labels = ComponentsTest.flooded(background, size, Connectivity.FACES);
    boolean[] open = new boolean[mask.length + 1];
    int[] voxels = new int[mask.length + 1];
    for (int i = 0; i < mask.length; i++) {
      voxels[labels[i]]++;
      open[labels[i]] |= size.x(i) == 0
          || size.x(i) == size.width() - 1
          || size.y(i) == 0
          || size.y(i) == size.height() - 1
          || topAndBottom && (size.z(i) == 0 || size.z(i) == size.depth() - 1);
    }
    boolean[] result = new boolean[mask.length];
    for (int i = 0; i < mask.length; i++) {
      result[i] = mask[i] || !open[labels[i]] && voxels[labels[i]] <= maxVoxels;
    }
    return result;
  }
}
