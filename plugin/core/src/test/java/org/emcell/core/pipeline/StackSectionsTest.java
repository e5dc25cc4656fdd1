package org.emcell.core.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.util.Intervals;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.measure.LabelSlices;
import org.emcell.core.report.CellColours;
import org.emcell.core.segment.Centre;
import org.emcell.core.segment.Roi;
import org.emcell.core.stack.MadeStack;
import org.junit.Test;

/** Sections through a whole stack. */
public class StackSectionsTest {

  private static final int GAP = 4;

  /** A stack whose samples are made when they are read; it remembers how many that were. */
  private record Ramp(Size size, VoxelSize voxel, List<Long> reads) implements MadeStack {

    Ramp(Size size, VoxelSize voxel) {
      this(size, voxel, new ArrayList<>());
    }

    @Override
    public Img<UnsignedByteType> read(int z, Interval region) {
      byte[] values = new byte[(int) Intervals.numElements(region)];
      for (int i = 0; i < values.length; i++) {
        values[i] = (byte) (100 + (i + z) % 7);
      }
      reads.add((long) values.length);
      return ArrayImgs.unsignedBytes(values, region.dimension(0), region.dimension(1));
    }
  }

  private static LabelSweep.Part cell(int id, int x, int y, int z, Size size) {
    return new LabelSweep.Part(
        id, new Roi(id, x, y, z, size, Centre.of(size)), Centre.of(size), Optional.empty());
  }

  /** Feeds all slices; a cell is where its ROI is. */
  private static BufferedImage draw(Ramp stack, List<LabelSweep.Part> cells) {
    StackSections sections = new StackSections(stack, cells, false);
    for (int z = 0; z < stack.slices(); z++) {
      int[] ids = new int[stack.width() * stack.height()];
      for (LabelSweep.Part cell : cells) {
        Roi roi = cell.roi();
        if (z >= roi.z() && z < roi.z() + roi.size().depth()) {
          for (int y = roi.y(); y < roi.y() + roi.size().height(); y++) {
            for (int x = roi.x(); x < roi.x() + roi.size().width(); x++) {
              ids[y * stack.width() + x] = cell.id();
            }
          }
        }
      }
      sections.add(z, new LabelSlices.Ids(ids, new int[ids.length]));
    }
    return sections.sections().draw(StackSections.LONGEST_SIDE, 0.12);
  }

  private static boolean has(BufferedImage picture, int id, int left, int top, int w, int h) {
    for (int y = top; y < top + h; y++) {
      for (int x = left; x < left + w; x++) {
        if ((picture.getRGB(x, y) & 0xFFFFFF) == CellColours.of(id)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  public void sectionsHaveTrueProportionsAndShowACellInAllThree() {
    Ramp stack = new Ramp(new Size(60, 50, 20), new VoxelSize(40, 40, 100));
    BufferedImage picture = draw(stack, List.of(cell(3, 5, 30, 12, new Size(20, 16, 6))));
    assertEquals(60 + GAP + 50, picture.getWidth());
    assertEquals(50 + GAP + 50, picture.getHeight());
    assertTrue("xy", has(picture, 3, 0, 0, 60, 50));
    assertTrue("xz", has(picture, 3, 0, 54, 60, 50));
    assertTrue("yz", has(picture, 3, 64, 0, 50, 50));
  }

  @Test
  public void sectionsGoThroughMostCellsAndNotThroughOneThatLiesApart() {
    Ramp stack = new Ramp(new Size(120, 100, 20), new VoxelSize(40, 40, 100));
    Size size = new Size(20, 20, 6);
    BufferedImage picture = draw(
        stack,
        List.of(cell(1, 5, 10, 2, size), cell(2, 70, 10, 2, size), cell(3, 60, 70, 12, size)));
    assertTrue("1 in xz", has(picture, 1, 0, 104, 120, 50));
    assertTrue("2 in xz", has(picture, 2, 0, 104, 120, 50));
    assertTrue("1 in xy", has(picture, 1, 0, 0, 120, 100));
    assertTrue("2 in xy", has(picture, 2, 0, 0, 120, 100));
  }

  @Test
  public void aStackOfAnySizeGivesAPictureOfBoundedSizeForWhichLittleIsRead() {
    Ramp stack = new Ramp(new Size(3000, 40, 2100), new VoxelSize(10, 10, 10));
    BufferedImage picture = draw(stack, List.of(cell(7, 1200, 5, 900, new Size(600, 30, 300))));
    // Blocks of three pixels and of three slices: 1000 x 14 x 700.
    assertEquals(1000 + GAP + 700, picture.getWidth());
    assertEquals(14 + GAP + 700, picture.getHeight());
    assertTrue("xz", has(picture, 7, 0, 18, 1000, 700));
    assertEquals(
        "a row and a column of each, one slice", 2 * 700 + 1, stack.reads().size());
    long all = stack.reads().stream().mapToLong(Long::longValue).sum();
    assertEquals(700L * 3 * (3000 + 40) + 3000 * 40, all);
  }

  @Test
  public void aStackWithoutCellsIsCutInItsMiddle() {
    Ramp stack = new Ramp(new Size(91, 61, 1), new VoxelSize(40, 40, 100));
    BufferedImage picture = draw(stack, List.of());
    assertEquals(91 + GAP + 3, picture.getWidth());
    assertEquals("the line of the upright section", 0xFFFFFF, picture.getRGB(45, 2) & 0xFFFFFF);
    assertEquals("that of the one across", 0xFFFFFF, picture.getRGB(2, 30) & 0xFFFFFF);
  }
}
