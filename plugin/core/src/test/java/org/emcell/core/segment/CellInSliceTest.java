package org.emcell.core.segment;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.junit.Test;

public class CellInSliceTest {

  private static final Size SIZE = Size.of(200, 120);
  private static final VoxelSize VOXEL = new VoxelSize(40, 40, 50);
  private static final SliceGeometry SLICE = new SliceGeometry(SIZE, VOXEL);

  /** Basin 1 is the body of the cell with the nucleus in it; the test adds what lies around it. */
  private final int[] labels = new int[SIZE.voxels()];

  private final boolean[] nucleus = new boolean[SIZE.voxels()];
  private int basins = 1;

  public CellInSliceTest() {
    draw(60, 30, 120, 90, 1);
    for (int y = 50; y < 70; y++) {
      Arrays.fill(nucleus, SIZE.index(80, y, 0), SIZE.index(110, y, 0), true);
    }
  }

  private int draw(int x0, int y0, int x1, int y1, int label) {
    for (int y = y0; y < y1; y++) {
      Arrays.fill(labels, SIZE.index(x0, y, 0), SIZE.index(x1, y, 0), label);
    }
    basins = Math.max(basins, label);
    return SIZE.index((x0 + x1) / 2, (y0 + y1) / 2, 0);
  }

  private CellInSlice slice() {
    boolean[] resin = new boolean[labels.length];
    for (int i = 0; i < resin.length; i++) {
      resin[i] = labels[i] == 0;
    }
    return new CellInSlice(SLICE, new CellBasins(resin, labels, basins));
  }

  private boolean[] mask(int x0, int y0, int x1, int y1) {
    boolean[] mask = new boolean[SIZE.voxels()];
    for (int y = y0; y < y1; y++) {
      Arrays.fill(mask, SIZE.index(x0, y, 0), SIZE.index(x1, y, 0), true);
    }
    return mask;
  }

  @Test
  public void cellIsTheBasinsThatHoldNucleus() {
    draw(60, 30, 95, 90, 2);
    int other = draw(120, 30, 170, 90, 3);
    boolean[] cell = slice().around(nucleus, false);
    assertTrue(cell[SIZE.index(70, 60, 0)]);
    assertTrue(cell[SIZE.index(115, 60, 0)]);
    assertFalse(cell[other]);
  }

  @Test
  public void smallPieceThatTouchesTheCellIsProtrusion() {
    int protrusion = draw(120, 50, 134, 64, 2);
    int apart = draw(140, 50, 154, 64, 3);
    assertFalse(slice().around(nucleus, false)[protrusion]);
    assertTrue(slice().around(nucleus, true)[protrusion]);
    assertFalse(slice().around(nucleus, true)[apart]);
  }

  @Test
  public void pieceLargerThanThePartOfTheNucleusIsNoProtrusion() {
    // 0.35 of 600 pixels is 210.
    int small = draw(120, 40, 134, 54, 2);
    int large = draw(120, 60, 134, 76, 3);
    boolean[] cell = slice().around(nucleus, true);
    assertTrue(cell[small]);
    assertFalse(cell[large]);
  }

  @Test
  public void pieceAtTheBorderIsNoProtrusion() {
    int inside = draw(100, 90, 107, 119, 2);
    assertTrue(slice().around(nucleus, true)[inside]);
    int atBorder = draw(100, 91, 107, 120, 2);
    assertFalse(slice().around(nucleus, true)[atBorder]);
  }

  @Test
  public void holesOfTheCellAreFilledButResinIsNotCell() {
    int piece = draw(65, 80, 70, 85, 2);
    draw(66, 35, 70, 39, 0);
    boolean[] cell = slice().around(nucleus, false);
    assertTrue(cell[piece]);
    assertFalse(cell[SIZE.index(68, 37, 0)]);
  }

  @Test
  public void threadsAreOpenedAway() {
    draw(120, 59, 150, 60, 1);
    assertFalse(slice().around(nucleus, false)[SIZE.index(140, 59, 0)]);
  }

  @Test
  public void withoutNucleusTheCellOfTheLastSliceGuides() {
    int other = draw(120, 50, 128, 70, 2);
    boolean[] cell = slice().continuing(mask(62, 32, 122, 88));
    assertTrue(cell[SIZE.index(90, 60, 0)]);
    assertFalse("reached only by the rim of the last cell", cell[other]);
  }

  @Test
  public void basinsThatWouldMakeTheCellMuchLargerAreTakenOnlyWhenTheLastSliceCoversThem() {
    int other = draw(120, 30, 180, 90, 2);
    boolean[] last = mask(62, 32, 142, 88);
    boolean[] cell = slice().continuing(last);
    assertTrue(cell[SIZE.index(90, 60, 0)]);
    assertFalse(cell[other]);
    int small = draw(120, 30, 136, 90, 3);
    assertTrue(slice().continuing(last)[small]);
  }

  @Test
  public void nothingGoesOnWhereTheLastSliceHasNoCell() {
    assertEquals(0, Masks.count(slice().continuing(mask(150, 30, 190, 90))));
  }

  @Test
  public void whereNothingElseIsKnownTheCellLiesAboutTheCentre() {
    int other = draw(120, 30, 170, 90, 2);
    assertTrue(slice().at(90, 60)[SIZE.index(70, 60, 0)]);
    assertFalse(slice().at(90, 60)[other]);
    assertTrue(slice().at(145, 60)[other]);
    assertEquals(0, Masks.count(slice().at(10, 10)));
  }
}
