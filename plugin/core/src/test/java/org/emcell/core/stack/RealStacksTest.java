package org.emcell.core.stack;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import net.imglib2.FinalInterval;
import org.junit.Before;
import org.junit.Test;

/**
 * Real stacks, when they are at hand beside the project. Size, number of slices and checksum (CRC-32 over all samples)
 * of each were found by an independent program in Python.
 */
public class RealStacksTest {

  private static final Path DATA = Path.of("../../../shared/data");

  private static final String[] STACKS = {
    "full-resolution/roi_6005_4739_81_z0110.tif 2000 2000 1 2003989190",
    "full-resolution/roi_6005_4739_81_z0112.tif 2000 2000 1 2985037596",
    "full-resolution/roi_6005_4739_81_z0114.tif 2000 2000 1 1943758861",
    "full-resolution/slice_170.tif 2000 2000 1 2241132729",
    "full-resolution/slice_170_labels.tif 2000 2000 1 3128537494",
    "full-resolution/slice_220.tif 2000 2000 1 646118459",
    "full-resolution/slice_220_labels.tif 2000 2000 1 2121949220",
    "paper-cell-centre/all_nuclei.tif 500 500 75 377066962",
    "paper-cell-centre/grey.tif 500 500 75 2176534641",
    "paper-cell-centre/labels.tif 500 500 75 2100018016",
    "phantoms/field.tif 512 512 66 2274484375",
    "phantoms/field_cells.tif 512 512 66 3234229703",
    "phantoms/field_nuclei.tif 512 512 66 936921888",
    "phantoms/one_cell.tif 500 500 75 3675402010",
    "phantoms/one_cell_labels.tif 500 500 75 1853474128",
    "phantoms/one_cell_low_contrast.tif 500 500 75 3915274563",
    "whole-slices/slice_030.tif 2048 2048 1 344634201",
    "whole-slices/slice_030_nuclei.tif 2048 2048 1 2052817043",
    "whole-slices/slice_130.tif 2048 2048 1 605219548",
    "whole-slices/slice_130_nuclei.tif 2048 2048 1 618348279"
  };

  @Before
  public void requireData() {
    assumeTrue(
        "No real data in ../shared/data beside the project: nothing to check.",
        Files.isDirectory(DATA));
  }

  @Test
  public void everyFileGivesTheSamplesThatAnIndependentProgramFound() {
    for (String row : STACKS) {
      String name = row.substring(0, row.indexOf(' '));
      try (SliceStack stack = StackOpener.open(DATA.resolve(name))) {
        CRC32 checksum = new CRC32();
        for (int z = 0; z < stack.slices(); z++) {
          checksum.update(Samples.bytesOf(stack.read(z)));
        }
        assertEquals(
            row,
            name + " " + stack.width() + " " + stack.height() + " " + stack.slices() + " "
                + checksum.getValue());
      }
    }
  }

  @Test
  public void aRegionIsACropOfItsSlice() {
    FinalInterval region = FinalInterval.createMinSize(101, 203, 1500, 700);
    for (String name : new String[] {"roi_6005_4739_81_z0112.tif", "slice_220.tif"}) {
      try (SliceStack stack = StackOpener.open(DATA.resolve("full-resolution").resolve(name))) {
        int[] whole = Samples.ints(stack.read(0));
        int[] part = Samples.ints(stack.read(0, region));
        for (int i = 0; i < part.length; i++) {
          assertEquals(whole[(203 + i / 1500) * stack.width() + 101 + i % 1500], part[i]);
        }
      }
    }
  }

  @Test
  public void resolutionOfSeventyTwoDotsPerInchIsNotTakenForAVoxelSize() {
    assertEquals(
        java.util.Optional.empty(),
        StackOpener.open(DATA.resolve("full-resolution/roi_6005_4739_81_z0110.tif"))
            .voxelSize());
  }
}
