package org.emcell.core.measure;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.emcell.core.image.Size;
import org.junit.Test;

public class NucleusContactTest {

  private static final Size SLICE = Size.of(9, 7);

  private final NucleusContact contact = new NucleusContact(SLICE);

  @Test
  public void aNucleusWithinItsCytoplasmTouchesNothing() {
    contact.add(box(3, 1, 1, 7, 5), box(3, 2, 2, 6, 4));
    assertEquals(0, contact.share(3), 0);
  }

  @Test
  public void theShareIsThatOfTheRimThatHasNoCytoplasmBeyond() {
    // 5 x 3 pixels with 12 on the rim, of which the 5 of the last row end where the cell ends.
    contact.add(box(3, 1, 1, 7, 4), box(3, 2, 2, 6, 4));
    assertEquals(5 / 12.0, contact.share(3), 1e-12);
  }

  @Test
  public void slicesCountTogetherAndCellsApart() {
    contact.add(box(3, 1, 1, 7, 4), box(3, 2, 2, 6, 4));
    contact.add(box(3, 1, 1, 7, 5), box(3, 2, 2, 6, 4));
    contact.add(box(4, 1, 1, 7, 5), box(4, 1, 1, 7, 5));
    assertEquals(5 / 24.0, contact.share(3), 1e-12);
    assertEquals(1, contact.share(4), 0);
    assertEquals("no nucleus", 0, contact.share(5), 0);
  }

  @Test
  public void beyondTheFrameOfTheSliceNothingIsTouched() {
    contact.add(box(1, 0, 0, 8, 6), box(1, 0, 0, 3, 6));
    assertEquals(0, contact.share(1), 0);
  }

  @Test
  public void refusesSlicesOfAnotherSize() {
    assertThrows(
        IllegalArgumentException.class, () -> contact.add(new int[8], new int[SLICE.voxels()]));
  }

  private static int[] box(int id, int x0, int y0, int x1, int y1) {
    int[] labels = new int[SLICE.voxels()];
    for (int y = y0; y <= y1; y++) {
      for (int x = x0; x <= x1; x++) {
        labels[SLICE.index(x, y, 0)] = id;
      }
    }
    return labels;
  }
}
