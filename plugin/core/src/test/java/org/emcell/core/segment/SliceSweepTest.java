package org.emcell.core.segment;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListSet;
import org.emcell.core.Progress;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.junit.Test;

public class SliceSweepTest {

  /** Slices of 4 pixels; a gap of 650 nm is 3 of them. */
  private static final Size SIZE = new Size(4, 1, 20);

  private static final double THICKNESS = 200;

  private final Set<Integer> asked = new ConcurrentSkipListSet<>();

  /** A region of one pixel that moves to the right by one pixel a slice and is not to be seen in some slices. */
  private boolean[] volumeWithout(int start, int threads, Integer... empty) {
    Set<Integer> missing = new TreeSet<>(Arrays.asList(empty));
    SliceSweep.Rule<Integer> rule = new SliceSweep.Rule<>() {
      @Override
      public Integer prepare(int z) {
        asked.add(z);
        return z;
      }

      @Override
      public boolean[] next(Integer z, boolean[] last) {
        boolean[] region = new boolean[last.length];
        for (int i = 0; i < region.length && !missing.contains(z); i++) {
          region[(i + 1) % region.length] = last[i];
        }
        return region;
      }
    };
    boolean[] volume = new boolean[SIZE.voxels()];
    Arrays.fill(volume, true);
    new SliceSweep<>(rule, SIZE, THICKNESS, Progress.none(), "")
        .run(start, new boolean[] {true, false, false, false}, volume, Workers.of(threads));
    return volume;
  }

  private static int pixel(boolean[] volume, int z) {
    for (int x = 0; x < 4; x++) {
      if (volume[4 * z + x]) {
        return x;
      }
    }
    return -1;
  }

  @Test
  public void regionIsCarriedFromNeighbourToNeighbourToBothEnds() {
    boolean[] volume = volumeWithout(8, 1);
    for (int z = 0; z < 20; z++) {
      assertEquals("slice " + z, Math.abs(z - 8) % 4, pixel(volume, z));
    }
    assertEquals(20, Masks.count(volume));
  }

  @Test
  public void regionThatIsLostIsFoundAgainFromWhereItWasLast() {
    boolean[] volume = volumeWithout(5, 1, 8, 9, 10);
    assertEquals(2, pixel(volume, 7));
    assertEquals(-1, pixel(volume, 9));
    assertEquals(3, pixel(volume, 11));
  }

  @Test
  public void directionEndsWhereTheGapIsTooLong() {
    boolean[] volume = volumeWithout(5, 1, 8, 9, 10, 11);
    assertEquals(0, pixel(volume, 1));
    for (int z = 8; z < 20; z++) {
      assertEquals("slice " + z, -1, pixel(volume, z));
    }
    assertTrue("slices beyond the end are not worked on", !asked.contains(12));
  }

  @Test
  public void anyNumberOfThreadsGivesTheSame() {
    for (int start : new int[] {0, 7, 19}) {
      boolean[] expected = volumeWithout(start, 1, 3, 4, 12, 13, 14, 15);
      assertArrayEquals(expected, volumeWithout(start, 2, 3, 4, 12, 13, 14, 15));
      assertArrayEquals(expected, volumeWithout(start, 7, 3, 4, 12, 13, 14, 15));
    }
  }

  @Test
  public void slicesOutwardsStartInTheMiddleAndNameEachSliceOnce() {
    assertArrayEquals(new int[] {2, 1, 3, 0, 4, 5}, SliceSweep.outwards(2.3, 6).toArray());
    assertArrayEquals(new int[] {5, 4, 3, 2, 1, 0}, SliceSweep.outwards(9, 6).toArray());
    assertArrayEquals(new int[] {0, 1, 2}, SliceSweep.outwards(-4, 3).toArray());
  }

  @Test
  public void cancelStopsTheSweep() {
    Progress cancelled = new Progress() {
      @Override
      public void report(double fraction, String message) {}

      @Override
      public void checkCancelled() {
        throw new CancellationException();
      }
    };
    SliceSweep.Rule<Integer> rule = new SliceSweep.Rule<>() {
      @Override
      public Integer prepare(int z) {
        return z;
      }

      @Override
      public boolean[] next(Integer z, boolean[] last) {
        return last;
      }
    };
    SliceSweep<Integer> sweep = new SliceSweep<>(rule, SIZE, THICKNESS, cancelled, "");
    assertThrows(
        CancellationException.class,
        () -> sweep.run(3, new boolean[4], new boolean[SIZE.voxels()], Workers.of(2)));
  }
}
