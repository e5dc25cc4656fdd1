package org.emcell.core.phantom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackOpener;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class PhantomWriterTest {

  @Rule
  public TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void theFilesShowTheSlicesAndTheirTruth() {
    int largest = check(PhantomSettings.defaults()
        .withSize(300, 200, 12)
        .withVoxel(new VoxelSize(80, 80, 500))
        .withCells(3)
        .withCellRadius(3000)
        .withShares(1, 0.5));
    assertEquals(3, largest);
  }

  @Test
  public void moreCellsThanAByteCanCountAreKeptApart() {
    int largest = check(PhantomSettings.defaults()
        .withSize(1400, 1400, 3)
        .withVoxel(new VoxelSize(200, 200, 9000))
        .withCells(270)
        .withCellRadius(5000));
    assertTrue("largest id " + largest, largest > 255);
  }

  /** Returns the largest id. */
  private int check(PhantomSettings settings) {
    CellFieldPhantom phantom = CellFieldPhantom.of(settings);
    Path out = folder.getRoot().toPath();
    List<CellTruth> written = PhantomWriter.write(phantom, out, Workers.of(2), Progress.none());
    TruthCounter counter = phantom.truthCounter();
    int largest = 0;
    try (SliceStack stack = StackOpener.open(out.resolve(PhantomWriter.STACK));
        SliceStack cells = StackOpener.open(out.resolve(PhantomWriter.CELLS));
        SliceStack nuclei = StackOpener.open(out.resolve(PhantomWriter.NUCLEI))) {
      for (int z = 0; z < settings.depth(); z++) {
        PhantomSlice slice = phantom.slice(z, Workers.single());
        counter.add(slice);
        assertArrayEquals(unsigned(slice.grey()), Samples.ints(stack.read(z)));
        assertArrayEquals(slice.cells(), Samples.ints(cells.read(z)));
        assertArrayEquals(slice.nuclei(), Samples.ints(nuclei.read(z)));
        largest = Math.max(largest, Arrays.stream(slice.cells()).max().orElse(0));
      }
    }
    assertEquals(counter.truth(), written);
    return largest;
  }

  private static int[] unsigned(byte[] grey) {
    int[] levels = new int[grey.length];
    Arrays.setAll(levels, i -> grey[i] & 0xFF);
    return levels;
  }
}
