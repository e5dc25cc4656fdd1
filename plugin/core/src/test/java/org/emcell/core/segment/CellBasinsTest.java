package org.emcell.core.segment;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import java.util.Arrays;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.junit.Test;

public class CellBasinsTest {

  private static final Size SIZE = Size.of(160, 90);
  private static final SliceGeometry SLICE = new SliceGeometry(SIZE, new VoxelSize(40, 40, 50));

  private static boolean[] resinAround(int[]... disks) {
    boolean[] resin = new boolean[SIZE.voxels()];
    for (int i = 0; i < resin.length; i++) {
      resin[i] = true;
      for (int[] disk : disks) {
        resin[i] &= Math.hypot(SIZE.x(i) - disk[0], SIZE.y(i) - disk[1]) > disk[2];
      }
    }
    return resin;
  }

  @Test
  public void touchingCellsAreDividedAtTheirNeck() {
    CellBasins basins =
        CellBasins.divide(resinAround(new int[] {45, 45, 35}, new int[] {110, 45, 32}), SLICE);
    int left = basins.labels()[SIZE.index(45, 45, 0)];
    int right = basins.labels()[SIZE.index(110, 45, 0)];
    assertNotEquals(left, right);
    for (int i = 0; i < basins.labels().length; i++) {
      if (Math.abs(SIZE.x(i) - 79) > 2 && !basins.resin()[i]) {
        assertEquals("pixel " + i, SIZE.x(i) < 79 ? left : right, basins.labels()[i]);
      }
    }
  }

  @Test
  public void resinBelongsToNoBasinAndAllElseDoes() {
    boolean[] resin =
        resinAround(new int[] {45, 45, 35}, new int[] {120, 20, 9}, new int[] {130, 70, 12});
    CellBasins basins = CellBasins.divide(resin, SLICE);
    for (int i = 0; i < resin.length; i++) {
      assertEquals("pixel " + i, resin[i], basins.labels()[i] == 0);
    }
  }

  @Test
  public void sliceWithoutResinIsOneBasin() {
    CellBasins basins = CellBasins.divide(new boolean[SIZE.voxels()], SLICE);
    assertEquals(1, basins.count());
    assertEquals(SIZE.voxels(), basins.pixels(i -> true)[1]);
  }

  @Test
  public void sliceOfResinHasNoBasin() {
    boolean[] resin = new boolean[SIZE.voxels()];
    Arrays.fill(resin, true);
    assertEquals(0, CellBasins.divide(resin, SLICE).count());
  }

  @Test
  public void pixelsAreCountedByBasin() {
    CellBasins basins = new CellBasins(new boolean[6], new int[] {0, 1, 1, 2, 2, 2}, 2);
    assertArrayEquals(new int[] {0, 2, 3}, basins.pixels(i -> true));
    assertArrayEquals(new int[] {0, 1, 2}, basins.pixels(i -> i != 1 && i != 5));
    assertArrayEquals(
        new boolean[] {false, false, false, true, true, true}, basins.keep(label -> label == 2));
  }
}
