package org.emcell.core.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertThrows;

import java.util.Random;
import org.junit.Test;

public class ReconstructionTest {

  private final Random random = new Random(5);

  @Test
  public void componentsWithASeedAreKeptWhole() {
    for (Size size : OddImages.SIZES) {
      for (double share : OddImages.SHARES) {
        for (double seedShare : new double[] {0, 0.02, 0.3, 1}) {
          for (Connectivity connectivity : Connectivity.values()) {
            boolean[] mask = OddImages.mask(size, share, random);
            boolean[] seeds = OddImages.mask(size, seedShare, random);
            assertArrayEquals(
                dilated(seeds, mask, size, connectivity),
                Reconstruction.inside(seeds, mask, size, connectivity));
          }
        }
      }
    }
  }

  @Test
  public void arraysOfAnotherSizeAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Reconstruction.inside(new boolean[6], new boolean[5], Size.of(3, 2), Connectivity.ALL));
  }

  /** Dilates the seeds inside the mask until nothing changes. */
  private static boolean[] dilated(
      boolean[] seeds, boolean[] mask, Size size, Connectivity connectivity) {
    boolean[] found = new boolean[mask.length];
    for (int i = 0; i < mask.length; i++) {
      found[i] = seeds[i] && mask[i];
    }
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int i = 0; i < mask.length; i++) {
        if (mask[i] && !found[i]) {
          for (int next : OddImages.neighbours(size, i, connectivity)) {
            found[i] |= found[next];
          }
          changed |= found[i];
        }
      }
    }
    return found;
  }
}
