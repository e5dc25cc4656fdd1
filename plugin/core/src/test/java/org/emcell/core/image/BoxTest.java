package org.emcell.core.image;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class BoxTest {

  private static final Size IMAGE = new Size(10, 8, 6);

  @Test
  public void theSizeCountsFirstAndLastVoxel() {
    assertEquals(new Size(3, 1, 4), new Box(2, 5, 1, 4, 5, 4).size());
  }

  @Test
  public void eachSideIsTouchedByItsFirstOrLastPixelsOnly() {
    assertFalse(new Box(1, 1, 0, 8, 6, 5).touchesSide(IMAGE));
    assertTrue(new Box(0, 1, 1, 8, 6, 4).touchesSide(IMAGE));
    assertTrue(new Box(1, 0, 1, 8, 6, 4).touchesSide(IMAGE));
    assertTrue(new Box(1, 1, 1, 9, 6, 4).touchesSide(IMAGE));
    assertTrue(new Box(1, 1, 1, 8, 7, 4).touchesSide(IMAGE));
  }

  @Test
  public void topAndBottomAreTheFirstAndTheLastSlice() {
    assertFalse(new Box(0, 0, 1, 9, 7, 4).touchesTopOrBottom(IMAGE));
    assertTrue(new Box(1, 1, 0, 8, 6, 4).touchesTopOrBottom(IMAGE));
    assertTrue(new Box(1, 1, 1, 8, 6, 5).touchesTopOrBottom(IMAGE));
  }

  @Test
  public void theBoxAroundTwoBoxesReachesFromTheLeastToTheGreatestCorner() {
    assertEquals(
        new Box(1, 2, 0, 8, 6, 9), new Box(1, 5, 0, 4, 6, 3).with(new Box(3, 2, 1, 8, 4, 9)));
  }
}
