package org.emcell.core.segment;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.Size;
import org.junit.Test;

/** Balls that touch, and a rod without a neck, on voxels that are three times as long as wide. */
public class CellSplitTest {

  private static final Size SIZE = new Size(90, 60, 20);
  private static final VoxelSize VOXEL = new VoxelSize(100, 100, 300);

  private static boolean ball(int i, double x, double y, double z, double radius) {
    return Math.hypot(Math.hypot(SIZE.x(i) * 100 - x, SIZE.y(i) * 100 - y), SIZE.z(i) * 300 - z)
        <= radius;
  }

  private static boolean large(int i) {
    return ball(i, 3000, 3000, 3000, 2400);
  }

  private static boolean small(int i) {
    return ball(i, 6300, 3000, 3000, 1500);
  }

  private static boolean[] balls() {
    boolean[] body = new boolean[SIZE.voxels()];
    for (int i = 0; i < body.length; i++) {
      body[i] = large(i) || small(i);
    }
    return body;
  }

  private static int at(int x, int y, int z) {
    return SIZE.index(x, y, z);
  }

  private static CellSplit.Division divide(boolean[] body, int first, int second) {
    return CellSplit.divide(body, SIZE, VOXEL, first, second, Workers.single());
  }

  private static void assertConnectedAndComplete(boolean[] body, int[] parts) {
    for (int part = 1; part <= 2; part++) {
      boolean[] mask = new boolean[parts.length];
      for (int i = 0; i < parts.length; i++) {
        mask[i] = parts[i] == part;
        assertEquals(body[i], parts[i] != 0);
      }
      assertEquals(1, Components.label(mask, SIZE, Connectivity.FACES).count());
    }
  }

  @Test
  public void twoBallsAreCutAtTheirNeckWhereverInThemTheLineEnds() {
    boolean[] body = balls();
    int[][] ends = {
      {at(30, 30, 10), at(63, 30, 10)},
      // Near the membrane, and near the neck on either side.
      {at(30, 8, 10), at(75, 30, 10)},
      {at(48, 30, 10), at(58, 30, 10)},
      {at(20, 30, 5), at(63, 42, 10)}
    };
    for (int[] end : ends) {
      CellSplit.Division division = divide(body, end[0], end[1]);
      assertTrue(division.atNeck());
      assertConnectedAndComplete(body, division.parts());
      int wrong = 0;
      for (int i = 0; i < body.length; i++) {
        boolean first = division.parts()[i] == CellSplit.FIRST;
        wrong += body[i] && large(i) != small(i) && first != large(i) ? 1 : 0;
      }
      assertEquals(0.0, wrong / 7000.0, 0.02);
    }
  }

  @Test
  public void theEndsOfTheLineSayWhichPartIsFirst() {
    boolean[] body = balls();
    int[] one = divide(body, at(30, 30, 10), at(63, 30, 10)).parts();
    int[] other = divide(body, at(63, 30, 10), at(30, 30, 10)).parts();
    int swapped = 0;
    for (int i = 0; i < one.length; i++) {
      swapped += body[i] && one[i] == other[i] ? 1 : 0;
    }
    assertTrue("voxels of the cut itself: " + swapped, swapped < 300);
    assertEquals(CellSplit.FIRST, one[at(30, 30, 10)]);
    assertEquals(CellSplit.FIRST, other[at(63, 30, 10)]);
  }

  @Test
  public void aBodyWithoutANeckIsCutByThePlaneHalfway() {
    boolean[] rod = new boolean[SIZE.voxels()];
    for (int i = 0; i < rod.length; i++) {
      rod[i] = SIZE.x(i) >= 5
          && SIZE.x(i) < 85
          && Math.hypot(SIZE.y(i) * 100 - 3000, SIZE.z(i) * 300 - 3000) < 1500;
    }
    CellSplit.Division division = divide(rod, at(15, 30, 10), at(48, 30, 10));
    assertFalse(division.atNeck());
    assertConnectedAndComplete(rod, division.parts());
    for (int i = 0; i < rod.length; i++) {
      if (rod[i] && SIZE.x(i) != 31 && SIZE.x(i) != 32) {
        assertEquals(
            SIZE.x(i) < 31 ? CellSplit.FIRST : CellSplit.SECOND, division.parts()[i]);
      }
    }
  }

  @Test
  public void bothEndsOnOneHillCutItBetweenThem() {
    boolean[] body = balls();
    CellSplit.Division division = divide(body, at(20, 30, 10), at(36, 30, 10));
    assertFalse(division.atNeck());
    assertConnectedAndComplete(body, division.parts());
    assertEquals(CellSplit.FIRST, division.parts()[at(25, 30, 10)]);
    assertEquals(CellSplit.SECOND, division.parts()[at(31, 30, 10)]);
    assertEquals(CellSplit.SECOND, division.parts()[at(63, 30, 10)]);
  }

  @Test
  public void crumbsGoToTheNearerEndAndThreadsDoNotMatter() {
    boolean[] body = balls();
    body[at(2, 2, 2)] = true;
    body[at(87, 57, 18)] = true;
    int[] parts = divide(body, at(30, 30, 10), at(63, 30, 10)).parts();
    assertEquals(CellSplit.FIRST, parts[at(2, 2, 2)]);
    assertEquals(CellSplit.SECOND, parts[at(87, 57, 18)]);
    assertArrayEquals(
        parts,
        CellSplit.divide(body, SIZE, VOXEL, at(30, 30, 10), at(63, 30, 10), Workers.of(3))
            .parts());
  }

  @Test
  public void aPlaceOutsideTheBodyIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> divide(balls(), 0, at(30, 30, 10)));
    assertThrows(
        IllegalArgumentException.class, () -> divide(balls(), at(30, 30, 10), at(30, 30, 10)));
  }
}
