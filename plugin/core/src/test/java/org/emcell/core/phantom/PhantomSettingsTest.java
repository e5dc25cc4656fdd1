package org.emcell.core.phantom;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.emcell.core.VoxelSize;
import org.junit.Test;

public class PhantomSettingsTest {

  private final PhantomSettings settings = PhantomSettings.defaults();

  @Test
  public void eachChangeChangesOneThing() {
    PhantomSettings changed = settings
        .withSize(5, 6, 7)
        .withVoxel(new VoxelSize(1, 2, 3))
        .withCells(9)
        .withSeed(77)
        .withCellRadius(3000)
        .withImaging(0.5, 9)
        .withShares(0.25, 0.75);
    assertEquals(
        new PhantomSettings(5, 6, 7, new VoxelSize(1, 2, 3), 9, 77, 3000, 0.5, 9, 0.25, 0.75),
        changed);
  }

  @Test
  public void whatIsOutOfRangeIsRefusedWithTheRangeAndTheValue() {
    assertThrows(IllegalArgumentException.class, () -> settings.withSize(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> settings.withSize(60_000, 60_000, 1));
    assertThrows(IllegalArgumentException.class, () -> settings.withCells(-1));
    assertThrows(IllegalArgumentException.class, () -> settings.withCellRadius(1000));
    assertThrows(IllegalArgumentException.class, () -> settings.withShares(1.1, 0));
    assertThrows(IllegalArgumentException.class, () -> settings.withShares(0, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> settings.withImaging(0, 5));
    String message = assertThrows(IllegalArgumentException.class, () -> settings.withImaging(1, 99))
        .getMessage();
    assertTrue(message, message.contains("0 to 60") && message.contains("99"));
  }

  @Test
  public void aStackMayHaveMoreVoxelsThanAnArray() {
    assertEquals(518, settings.withSize(8192, 8192, 518).depth());
  }
}
