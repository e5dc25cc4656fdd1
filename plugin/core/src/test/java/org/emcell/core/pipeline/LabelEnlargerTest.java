package org.emcell.core.pipeline;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Random;
import org.emcell.core.Workers;
import org.emcell.core.image.Resampling;
import org.emcell.core.image.Size;
import org.junit.Test;

public class LabelEnlargerTest {

  private record Enlarged(short[] cells, short[] nuclei) {}

  private static Enlarged enlarge(
      int[] cells, int[] nuclei, Size from, Size to, int block, int threads) {
    Enlarged result = new Enlarged(new short[to.voxels()], new short[to.voxels()]);
    new LabelEnlarger(from, to, block)
        .enlarge(cells, nuclei, result.cells(), result.nuclei(), Workers.of(threads));
    return result;
  }

  @Test
  public void blocksOfOnePixelAreLeftAsTheyAre() {
    Size size = Size.of(13, 7);
    int[] cells = new Random(1).ints(size.voxels(), 0, 4).toArray();
    int[] nuclei = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      nuclei[i] = cells[i] > 1 ? cells[i] : 0;
    }
    Enlarged found = enlarge(cells, nuclei, size, size, 1, 1);
    for (int i = 0; i < cells.length; i++) {
      assertEquals(cells[i], found.cells()[i]);
      assertEquals(cells[i] > 1 ? cells[i] : 0, found.nuclei()[i]);
    }
  }

  @Test
  public void oneCellIsWhatLinearInterpolationGives() {
    for (int block : new int[] {2, 3, 4, 5}) {
      Size to = Size.of(41, 30);
      Size from = Size.of((to.width() - 1) / block + 1, (to.height() - 1) / block + 1);
      Random random = new Random(block);
      int[] cells = new int[from.voxels()];
      int[] nuclei = new int[cells.length];
      float[] cellShare = new float[cells.length];
      float[] nucleusShare = new float[cells.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = random.nextInt(3) > 0 ? 300 : 0;
        nuclei[i] = random.nextBoolean() ? cells[i] : 0;
        cellShare[i] = cells[i] != 0 ? 1 : 0;
        nucleusShare[i] = nuclei[i] != 0 ? 1 : 0;
      }
      double scale = 1.0 / block;
      float[] cellMix = Resampling.linear(cellShare, from, to, scale, scale, 1, Workers.single());
      float[] nucleusMix =
          Resampling.linear(nucleusShare, from, to, scale, scale, 1, Workers.single());
      Enlarged found = enlarge(cells, nuclei, from, to, block, 1);
      for (int i = 0; i < cellMix.length; i++) {
        // Where both have half, rounding decides.
        if (Math.abs(cellMix[i] - 0.5) > 1e-5) {
          assertEquals(cellMix[i] > 0.5 ? 300 : 0, found.cells()[i]);
        }
        if (Math.abs(nucleusMix[i] - 0.5) > 1e-5) {
          assertEquals(nucleusMix[i] > 0.5 ? 300 : 0, found.nuclei()[i]);
        }
      }
    }
  }

  @Test
  public void nucleiStayInTheirCellsWithAnyNumberOfThreads() {
    Size from = Size.of(20, 15);
    Size to = Size.of(79, 58);
    int[] cells = new Random(5).ints(from.voxels(), 0, 6).toArray();
    int[] nuclei = new int[cells.length];
    Random random = new Random(6);
    for (int i = 0; i < cells.length; i++) {
      nuclei[i] = random.nextBoolean() ? cells[i] : 0;
    }
    Enlarged one = enlarge(cells, nuclei, from, to, 4, 1);
    Enlarged three = enlarge(cells, nuclei, from, to, 4, 3);
    assertArrayEquals(one.cells(), three.cells());
    assertArrayEquals(one.nuclei(), three.nuclei());
    for (int i = 0; i < one.cells().length; i++) {
      assertTrue(one.nuclei()[i] == 0 || one.nuclei()[i] == one.cells()[i]);
    }
  }

  @Test
  public void whatWasGivenAwayFillsUpToTheOutlinesThatAreThereAndNoFarther() {
    for (int block : new int[] {1, 2, 3, 4}) {
      Random random = new Random(block);
      Size to = Size.of(41, 30);
      Size from = Size.of((to.width() - 1) / block + 1, (to.height() - 1) / block + 1);
      int[] cells = new int[from.voxels()];
      int[] given = new int[cells.length];
      float[] body = new float[cells.length];
      float[] ofGiven = new float[cells.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = 7 * random.nextInt(2);
        given[i] = cells[i] == 0 && random.nextInt(3) == 0 ? 5 : 0;
        ofGiven[i] = given[i] != 0 ? 1 : 0;
        body[i] = ofGiven[i] + (cells[i] != 0 ? 1 : 0);
      }
      int[] before = random.ints(to.voxels(), 0, 2).map(any -> 7 * any).toArray();
      int[] pixels = before.clone();
      new LabelEnlarger(from, to, block).fill(cells, given, pixels);
      double scale = 1.0 / block;
      float[] bodyMix = Resampling.linear(body, from, to, scale, scale, 1, Workers.single());
      float[] givenMix = Resampling.linear(ofGiven, from, to, scale, scale, 1, Workers.single());
      for (int i = 0; i < pixels.length; i++) {
        // Where both have half, rounding decides.
        if (Math.abs(bodyMix[i] - 0.5) > 1e-5) {
          int expected = bodyMix[i] > 0.5 && givenMix[i] > 0 ? 5 : 0;
          assertEquals("blocks of " + block, before[i] != 0 ? 7 : expected, pixels[i]);
        }
      }
    }
  }

  @Test
  public void aPixelBetweenGivenBlocksGoesToTheNearerOne() {
    int[] pixels = new int[8];
    new LabelEnlarger(Size.of(2, 1), Size.of(8, 1), 4).fill(new int[2], new int[] {3, 9}, pixels);
    assertArrayEquals(new int[] {3, 3, 3, 3, 9, 9, 9, 9}, pixels);
  }
}
