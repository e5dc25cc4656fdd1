package org.emcell.core.report;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class SurroundingsTest {

  private static final int WIDTH = 60;
  private static final int HEIGHT = 40;

  @Test
  public void contrastIsTheWayFromTheCellToTheResinInSpreadsOfTheCell() {
    // Grey 140 and 160 in turn within the cell: median 140 or 160, half the spread 10.
    Surroundings found = Surroundings.of(7, false, section(210));
    assertEquals(6, found.contrast(), 1.01);
    assertEquals(0, found.leftOver(), 0);
  }

  @Test
  public void whereTheResinIsDarkContrastCountsTheOtherWay() {
    assertEquals(10, Surroundings.of(7, true, section(50)).contrast(), 1.01);
    assertEquals(-10, Surroundings.of(7, false, section(50)).contrast(), 1.01);
  }

  @Test
  public void tissueBesideTheCellThatBelongsToNobodyIsLeftOver() {
    Surroundings.Section section = section(210);
    for (int i = 0; i < section.grey().length; i++) {
      if (i / WIDTH < HEIGHT / 2 && section.cells()[i] == 0) {
        section.grey()[i] = 150;
      }
    }
    assertEquals(0.5, Surroundings.of(7, false, section).leftOver(), 0.05);
  }

  @Test
  public void tissueOfANeighbourIsNotLeftOver() {
    Surroundings.Section section = section(210);
    for (int i = 0; i < section.grey().length; i++) {
      if (i / WIDTH < HEIGHT / 2 && section.cells()[i] == 0) {
        section.grey()[i] = 150;
        section.cells()[i] = 8;
      }
    }
    assertEquals(0, Surroundings.of(7, false, section).leftOver(), 0.05);
  }

  @Test
  public void ofACellThatFillsEverythingNothingIsSaid() {
    Surroundings found = Surroundings.of(
        7, false, new Surroundings.Section(2, 1, new int[] {1, 2}, new int[] {7, 7}, 0.1, 0.1));
    assertEquals(Double.NaN, found.contrast(), 0);
    assertEquals(Double.NaN, found.leftOver(), 0);
  }

  /** A cell in the middle of resin; the pixel is 0.1 um, so that the surroundings reach 10 pixels. */
  private static Surroundings.Section section(int resin) {
    int[] grey = new int[WIDTH * HEIGHT];
    int[] cells = new int[grey.length];
    for (int i = 0; i < grey.length; i++) {
      int x = i % WIDTH;
      int y = i / WIDTH;
      boolean inside = x >= 20 && x < 40 && y >= 12 && y < 28;
      cells[i] = inside ? 7 : 0;
      grey[i] = inside ? (x + y) % 2 == 0 ? 140 : 160 : resin;
    }
    return new Surroundings.Section(WIDTH, HEIGHT, grey, cells, 0.1, 0.1);
  }
}
