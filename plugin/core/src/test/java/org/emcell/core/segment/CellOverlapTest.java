package org.emcell.core.segment;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Binning;
import org.emcell.core.image.Size;
import org.junit.Test;

public class CellOverlapTest {

  private static final Size STACK = new Size(12, 1, 1);

  private static Roi roi(int id, int x, int width) {
    Size size = new Size(width, 1, 1);
    return new Roi(id, x, 0, 0, size, Centre.of(size));
  }

  private static byte[] labels(String text) {
    byte[] labels = new byte[text.length()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) ".cn".indexOf(text.charAt(i));
    }
    return labels;
  }

  private static String settle(CellOverlap.Rule rule, Object... cells) {
    CellOverlap overlap = new CellOverlap(STACK, 1, VoxelSize.UNIT, rule);
    for (int i = 0; i < cells.length; i += 3) {
      byte[] labels = labels((String) cells[i + 2]);
      overlap.add(roi((int) cells[i], (int) cells[i + 1], labels.length), 0, z -> labels);
    }
    int[] ids = new int[12];
    int[] nuclei = new int[12];
    overlap.slice(0, ids, nuclei);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ids.length; i++) {
      assertTrue("a nucleus lies in its cell", nuclei[i] == 0 || nuclei[i] == ids[i]);
      text.append(ids[i] == 0 ? "." : (char) ((nuclei[i] > 0 ? 'A' : 'a') + ids[i] - 1));
    }
    return text.toString();
  }

  @Test
  public void labelsStandWhereTheRegionLies() {
    assertEquals("...aAAa.....", settle(CellOverlap.Rule.NEAREST, 1, 2, ".cnnc."));
  }

  @Test
  public void nucleusComesBeforeCytoplasm() {
    for (CellOverlap.Rule rule : CellOverlap.Rule.values()) {
      assertEquals("aaaaBBbb....", settle(rule, 1, 0, "cccccc", 2, 4, "nncc"));
    }
  }

  @Test
  public void theNearerNucleusGetsTheCytoplasm() {
    assertEquals(
        "AAaaaabbbbBB", settle(CellOverlap.Rule.NEAREST, 1, 0, "nncccccccc", 2, 2, "ccccccccnn"));
    assertEquals(
        "AAaaaaaaaaBB", settle(CellOverlap.Rule.LOWEST_ID, 1, 0, "nncccccccc", 2, 2, "ccccccccnn"));
  }

  @Test
  public void theOrderOfTheCellsDoesNotMatter() {
    Random random = new Random(3);
    for (int run = 0; run < 50; run++) {
      Object[] cells = new Object[9];
      for (int i = 0; i < 3; i++) {
        int width = 4 + random.nextInt(6);
        StringBuilder text = new StringBuilder();
        IntStream.range(0, width).forEach(k -> text.append(".ccn".charAt(random.nextInt(4))));
        cells[3 * i] = i + 1;
        cells[3 * i + 1] = random.nextInt(12 - width + 1);
        cells[3 * i + 2] = text.toString();
      }
      Object[] reversed = new Object[9];
      for (int i = 0; i < 3; i++) {
        System.arraycopy(cells, 3 * i, reversed, 3 * (2 - i), 3);
      }
      for (CellOverlap.Rule rule : CellOverlap.Rule.values()) {
        assertEquals(List.of(cells).toString(), settle(rule, cells), settle(rule, reversed));
      }
    }
  }

  @Test
  public void aCellWithoutAnyLabelTakesNothing() {
    assertEquals("aa..........", settle(CellOverlap.Rule.NEAREST, 1, 0, "cc", 2, 0, "...."));
  }

  @Test
  public void cellsWithTheSameNucleusAreOneAndTheOneThatWasDetectedMostStays() {
    CellOverlap overlap = new CellOverlap(STACK, 1, VoxelSize.UNIT, CellOverlap.Rule.NEAREST);
    add(overlap, 1, 0, 3, "cnnnncc");
    add(overlap, 2, 2, 5, "nnnccc");
    add(overlap, 3, 9, 1, "cnn");
    assertEquals(Map.of(1, 2), overlap.dropDuplicates());
    int[] ids = new int[12];
    overlap.slice(0, ids, new int[12]);
    assertArrayEquals(new int[] {0, 0, 2, 2, 2, 2, 2, 2, 0, 3, 3, 3}, ids);
  }

  @Test
  public void nucleiThatShareHalfOfTheSmallerOneOrLessAreTwo() {
    CellOverlap overlap = new CellOverlap(STACK, 1, VoxelSize.UNIT, CellOverlap.Rule.NEAREST);
    add(overlap, 1, 0, 1, "nnnnnn");
    add(overlap, 2, 4, 1, "nnnn");
    add(overlap, 3, 7, 1, "cc");
    add(overlap, 4, 7, 1, "cc");
    assertEquals(Map.of(), overlap.dropDuplicates());
  }

  @Test
  public void aCellThatWasMadeOfOthersStaysAlsoWhenItsNucleusIsThatOfAnother() {
    CellOverlap overlap = new CellOverlap(STACK, 1, VoxelSize.UNIT, CellOverlap.Rule.NEAREST);
    add(overlap, 1, 0, 3, "nnnn");
    add(overlap, 2, 6, 1, "nnnn");
    CellOverlap.Anchor anchor = new CellOverlap.Anchor(1, 0, 0, 1);
    byte[] inFirst = labels("nncccc");
    overlap.add(roi(3, 2, inFirst.length), 1, List.of(anchor), z -> inFirst);
    byte[] inSecond = labels("nnncc");
    overlap.add(roi(4, 6, inSecond.length), 1, List.of(anchor), z -> inSecond);
    assertEquals(Map.of(2, 4), overlap.dropDuplicates());
  }

  private static void add(CellOverlap overlap, int id, int x, int detections, String text) {
    byte[] labels = labels(text);
    overlap.add(roi(id, x, labels.length), detections, z -> labels);
  }

  @Test
  public void whatIsInTheMiddlesOfBlocksIsWhatIsThereInTheSlice() {
    Random random = new Random(8);
    Size stack = new Size(23, 17, 3);
    CellOverlap overlap =
        new CellOverlap(stack, 3, new VoxelSize(5, 6, 7), CellOverlap.Rule.NEAREST);
    for (int id = 1; id < 6; id++) {
      Size size = new Size(5 + random.nextInt(12), 5 + random.nextInt(12), 1 + random.nextInt(3));
      byte[] labels = new byte[size.voxels()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = (byte) random.nextInt(3);
      }
      Roi roi = new Roi(
          id,
          random.nextInt(stack.width() - size.width() + 1),
          random.nextInt(stack.height() - size.height() + 1),
          random.nextInt(stack.depth() - size.depth() + 1),
          size,
          Centre.of(size));
      overlap.add(
          roi,
          1,
          z -> Arrays.copyOfRange(labels, z * size.slicePixels(), (z + 1) * size.slicePixels()));
    }
    for (int block = 1; block < 6; block++) {
      Size blocks = Binning.size(stack, block, block, 1);
      for (int z = 0; z < stack.depth(); z++) {
        int[] ids = new int[stack.slicePixels()];
        overlap.slice(z, ids, new int[ids.length]);
        int[] found = new int[blocks.slicePixels()];
        overlap.middles(z, block, found);
        int[] expected = new int[found.length];
        for (int i = 0; i < expected.length; i++) {
          expected[i] = ids[
              stack.index(
                  Binning.middle(blocks.x(i), block, stack.width()),
                  Binning.middle(blocks.y(i), block, stack.height()),
                  0)];
        }
        assertArrayEquals("blocks of " + block, expected, found);
      }
    }
  }

  @Test
  public void whatIsGivenToCellsIsInTheSlicesFromThenOn() {
    CellOverlap overlap = new CellOverlap(STACK, 1, VoxelSize.UNIT, CellOverlap.Rule.NEAREST);
    add(overlap, 1, 0, 1, "cc");
    overlap.give((z, ids) -> ids[5 + z] = ids[0]);
    int[] ids = new int[12];
    overlap.slice(0, ids, new int[12]);
    assertArrayEquals(new int[] {1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0}, ids);
  }

  @Test
  public void aRegionOutsideOfTheStackIsRefused() {
    CellOverlap overlap = new CellOverlap(STACK, 1, VoxelSize.UNIT, CellOverlap.Rule.NEAREST);
    byte[] labels = new byte[4];
    String message = assertThrows(
            IllegalArgumentException.class, () -> overlap.add(roi(7, 9, 4), 0, z -> labels))
        .getMessage();
    assertTrue(message, message.contains("cell 7"));
  }
}
