package org.emcell.core.stack;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.emcell.core.VoxelSize;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class TiffWriterTest {

  @Rule
  public TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void stacksOfEveryDepthAndPackingComeBackAsTheyWereWritten() throws IOException {
    int[][] sizes = {{1, 1, 1}, {1, 700, 2}, {513, 3, 4}, {640, 900, 3}, {70_000, 5, 2}};
    for (int[] size : sizes) {
      for (int bits : new int[] {8, 16}) {
        for (Compression compression : Compression.values()) {
          Path file = folder.getRoot().toPath().resolve("sub/stack.tif");
          int[][] slices = randomSlices(size[0] * size[1], size[2], bits);
          try (SliceWriter writer =
              TiffWriter.create(file, size[0], size[1], bits, size[2], Optional.empty(), compression)) {
            for (int[] slice : slices) {
              writer.append(slice);
            }
            writer.commit();
          }
          try (SliceStack stack = StackOpener.open(file)) {
            assertEquals("stack", stack.name());
            assertEquals(bits, stack.bitsPerSample());
            assertEquals(size[0], stack.width());
            assertEquals(size[1], stack.height());
            assertEquals(size[2], stack.slices());
            for (int z = 0; z < size[2]; z++) {
              assertArrayEquals(slices[z], Samples.ints(stack.read(z)));
            }
          }
        }
      }
    }
  }

  private static int[][] randomSlices(int pixels, int slices, int bits) {
    Random random = new Random(pixels);
    int[][] result = new int[slices][pixels];
    for (int[] slice : result) {
      for (int i = 0; i < pixels; i++) {
        slice[i] = random.nextInt(1 << bits);
      }
    }
    return result;
  }
}
