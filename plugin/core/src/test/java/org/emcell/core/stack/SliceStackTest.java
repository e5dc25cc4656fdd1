package org.emcell.core.stack;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.imglib2.FinalInterval;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SliceStackTest {

  private static final Size SIZE = new Size(31, 23, 9);

  @Rule
  public TemporaryFolder folder = new TemporaryFolder();

  private final int[] voxels = new Random(5).ints(SIZE.voxels(), 0, 65_536).toArray();
  private Path file;

  @Before
  public void writeStack() {
    file = folder.getRoot().toPath().resolve("stack.tif");
    LabelVolume.write(file, voxels, SIZE, Optional.of(new VoxelSize(10, 10, 50)));
  }

  @Test
  public void aCroppedStackShowsItsBoxAndNothingElse() {
    SliceStack roi = StackOpener.open(file).crop(FinalInterval.createMinSize(4, 5, 2, 11, 7, 3));
    assertEquals(11, roi.width());
    assertEquals(7, roi.height());
    assertEquals(3, roi.slices());
    assertEquals(11 * 7 * 3, roi.voxels());
    assertEquals(new VoxelSize(10, 10, 50), roi.requireVoxelSize());
    assertEquals(file, roi.source());
    assertEquals(16, roi.bitsPerSample());
    for (int z = 0; z < 3; z++) {
      assertArrayEquals(expected(4, 5, 2 + z, 11, 7), Samples.ints(roi.read(z)));
    }
    assertArrayEquals(
        expected(6, 8, 3, 2, 4),
        Samples.ints(roi.read(1, FinalInterval.createMinSize(2, 3, 2, 4))));
    assertThrows(IndexOutOfBoundsException.class, () -> roi.read(3));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> roi.read(0, FinalInterval.createMinSize(0, 0, 12, 7)));
  }

  @Test
  public void aCropOfACropAddsItsOrigins() {
    SliceStack roi = StackOpener.open(file)
        .crop(FinalInterval.createMinSize(4, 5, 2, 11, 7, 3))
        .crop(FinalInterval.createMinSize(1, 2, 1, 5, 5, 2));
    assertArrayEquals(expected(5, 7, 4, 5, 5), Samples.ints(roi.read(1)));
  }

  @Test
  public void closingACropLeavesTheStackReadable() {
    SliceStack stack = StackOpener.open(file);
    stack.crop(stack.interval()).close();
    assertArrayEquals(expected(0, 0, 8, 31, 23), Samples.ints(stack.read(8)));
  }

  @Test
  public void boxesThatAreNotInsideTheStackAreRefused() {
    SliceStack stack = StackOpener.open(file);
    String message = assertThrows(
            IndexOutOfBoundsException.class,
            () -> stack.crop(FinalInterval.createMinSize(4, 5, 2, 11, 7, 8)))
        .getMessage();
    assertTrue(
        message,
        message.contains("(4, 5, 2) to (14, 11, 9)")
            && message.contains("(0, 0, 0) to (30, 22, 8)"));
    assertThrows(IndexOutOfBoundsException.class, () -> stack.crop(new FinalInterval(3, 3)));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> stack.crop(FinalInterval.createMinSize(0, 0, 0, 0, 1, 1)));
  }

  @Test
  public void aStackLargerThanAnArrayCountsItsVoxelsAndCanBeCropped() throws Exception {
    HandmadeTiff tiff = HandmadeTiff.littleEndian();
    for (int z = 0; z < 40; z++) {
      // Every page shows the same few bytes of a hole in the file.
      tiff.page(8192, 8192, 8).field(273, 100_000).end();
    }
    Path large = tiff.write(folder.getRoot().toPath().resolve("large.tif"));
    try (java.io.RandomAccessFile hole = new java.io.RandomAccessFile(large.toFile(), "rw")) {
      hole.setLength(100_000 + 8192L * 8192);
    }
    SliceStack stack = StackOpener.open(large);
    assertEquals(40L * 8192 * 8192, stack.voxels());
    SliceStack corner = stack.crop(FinalInterval.createMinMax(8190, 8190, 39, 8191, 8191, 39));
    assertArrayEquals(new int[4], Samples.ints(corner.read(0)));
  }

  private int[] expected(int left, int top, int z, int width, int height) {
    return IntStream.range(0, width * height)
        .map(i -> voxels[SIZE.index(left + i % width, top + i / width, z)])
        .toArray();
  }
}
