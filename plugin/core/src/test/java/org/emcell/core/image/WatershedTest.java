package org.emcell.core.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.Test;

public class WatershedTest {

  private final Random random = new Random(2);

  @Test
  public void integerLandscapesAreFloodedAsByAQueueOfExactHeights() {
    for (Size size : OddImages.SIZES) {
      for (double share : OddImages.SHARES) {
        for (int values : new int[] {1, 4, 300, 65536}) {
          for (Connectivity connectivity : Connectivity.values()) {
            float[] landscape = OddImages.steps(size, values, random);
            int[] markers = markers(size, 0.05);
            boolean[] mask = OddImages.mask(size, share, random);
            assertArrayEquals(
                size + ", " + values + " values, share " + share,
                exact(landscape, markers, mask, size, connectivity),
                Watershed.flood(landscape, markers, mask, size, connectivity));
          }
        }
      }
    }
  }

  @Test
  public void withoutAMaskTheWholeImageIsFlooded() {
    for (Size size : OddImages.SIZES) {
      float[] landscape = OddImages.steps(size, 9, random);
      int[] markers = markers(size, 0.1);
      boolean[] all = new boolean[size.voxels()];
      Arrays.fill(all, true);
      assertArrayEquals(
          exact(landscape, markers, all, size, Connectivity.ALL),
          Watershed.flood(landscape, markers, null, size, Connectivity.ALL));
    }
  }

  @Test
  public void aRealLandscapeIsFloodedAsOneOf65536Steps() {
    for (Size size : OddImages.SIZES) {
      float[] landscape = OddImages.noise(size, random);
      float lowest = Float.POSITIVE_INFINITY;
      float highest = Float.NEGATIVE_INFINITY;
      for (float height : landscape) {
        lowest = Math.min(lowest, height);
        highest = Math.max(highest, height);
      }
      float[] steps = new float[landscape.length];
      for (int i = 0; i < steps.length && highest > lowest; i++) {
        steps[i] = (float)
            Math.floor(65535 * ((double) landscape[i] - lowest) / ((double) highest - lowest));
      }
      int[] markers = markers(size, 0.05);
      boolean[] mask = new boolean[size.voxels()];
      Arrays.fill(mask, true);
      assertArrayEquals(
          exact(steps, markers, mask, size, Connectivity.FACES),
          Watershed.flood(landscape, markers, mask, size, Connectivity.FACES));
    }
  }

  @Test
  public void aRidgeParts() {
    float[] landscape = {0, 1, 5, 9, 5, 1, 0};
    int[] markers = {0, 3, 0, 0, 0, 0, 8};
    int[] found = Watershed.flood(landscape, markers, null, Size.of(7, 1), Connectivity.FACES);
    assertArrayEquals(new int[] {3, 3, 3, 3, 8, 8, 8}, found);
  }

  @Test
  public void aPlateauIsSplitInTheMiddle() {
    int[] markers = new int[20];
    markers[0] = 1;
    markers[19] = 2;
    int[] found = Watershed.flood(new float[20], markers, null, Size.of(20, 1), Connectivity.FACES);
    for (int x = 0; x < 20; x++) {
      assertEquals(x < 10 ? 1 : 2, found[x]);
    }
  }

  @Test
  public void aMarkerOnAHillStartsAsEarlyAsOneInAValley() {
    float[] landscape = {9, 1, 2, 3, 0};
    int[] markers = {1, 0, 0, 0, 2};
    int[] found = Watershed.flood(landscape, markers, null, Size.of(5, 1), Connectivity.FACES);
    assertArrayEquals(new int[] {1, 1, 1, 2, 2}, found);
  }

  @Test
  public void labelsNeitherLeaveTheMaskNorCrossItsGaps() {
    boolean[] mask = {true, true, false, true, true};
    int[] markers = {0, 4, 7, 0, 0};
    int[] found = Watershed.flood(new float[5], markers, mask, Size.of(5, 1), Connectivity.ALL);
    assertArrayEquals(new int[] {4, 4, 0, 0, 0}, found);
  }

  @Test
  public void infinityAndNotANumberAreFloodedLastAndMinusInfinityFirst() {
    for (float highest : new float[] {Float.POSITIVE_INFINITY, Float.NaN}) {
      float[] landscape = {0, highest, 5, 5, 8, 0, 9};
      int[] markers = {1, 0, 0, 0, 0, 2, 0};
      int[] found = Watershed.flood(landscape, markers, null, Size.of(7, 1), Connectivity.FACES);
      assertArrayEquals(new int[] {1, 1, 2, 2, 2, 2, 2}, found);
    }
    float[] landscape = {0, Float.NEGATIVE_INFINITY, 5, 6, 1, 0};
    int[] markers = {1, 0, 0, 0, 0, 2};
    int[] found = Watershed.flood(landscape, markers, null, Size.of(6, 1), Connectivity.FACES);
    assertArrayEquals(new int[] {1, 1, 1, 2, 2, 2}, found);
  }

  @Test
  public void anyNumberButZeroIsALabel() {
    int[] numbers = {Integer.MIN_VALUE, -1, 1, 7, Integer.MAX_VALUE, -70000};
    for (Size size : OddImages.SIZES) {
      float[] landscape = OddImages.steps(size, 300, random);
      int[] markers = markers(size, 0.05);
      int[] renamed = markers.clone();
      for (int i = 0; i < renamed.length; i++) {
        renamed[i] = markers[i] == 0 ? 0 : numbers[markers[i]];
      }
      boolean[] mask = OddImages.mask(size, 0.8, random);
      assertArrayEquals(
          exact(landscape, renamed, mask, size, Connectivity.ALL),
          Watershed.flood(landscape, renamed, mask, size, Connectivity.ALL));
    }
  }

  @Test
  public void arraysOfAnotherSizeAreRefused() {
    Size size = Size.of(4, 2);
    assertThrows(
        IllegalArgumentException.class,
        () -> Watershed.flood(new float[7], new int[8], null, size, Connectivity.FACES));
    assertThrows(
        IllegalArgumentException.class,
        () -> Watershed.flood(new float[8], new int[8], new boolean[9], size, Connectivity.FACES));
  }

  private int[] markers(Size size, double share) {
    int[] markers = new int[size.voxels()];
    for (int i = 0; i < markers.length; i++) {
      markers[i] = random.nextDouble() < share ? 1 + random.nextInt(5) : 0;
    }
    return markers;
  }

  private record Entry(double height, int age, int voxel) {}

  /** Priority flooding with a heap and without any rounding of heights. */
  private static int[] exact(
      float[] landscape, int[] markers, boolean[] mask, Size size, Connectivity connectivity) {
    int[] labels = new int[landscape.length];
    PriorityQueue<Entry> queue =
        new PriorityQueue<>(Comparator.comparingDouble(Entry::height).thenComparingInt(Entry::age));
    int age = 0;
    for (int i = 0; i < labels.length; i++) {
      if (mask[i] && markers[i] != 0) {
        labels[i] = markers[i];
        queue.add(new Entry(Double.NEGATIVE_INFINITY, age++, i));
      }
    }
    while (!queue.isEmpty()) {
      Entry entry = queue.poll();
      for (int next : OddImages.neighbours(size, entry.voxel(), connectivity)) {
        if (mask[next] && labels[next] == 0) {
          labels[next] = labels[entry.voxel()];
          queue.add(new Entry(Math.max(landscape[next], entry.height()), age++, next));
        }
      }
    }
    return labels;
  }
}
