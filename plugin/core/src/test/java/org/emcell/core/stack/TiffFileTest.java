package org.emcell.core.stack;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.imglib2.FinalInterval;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class TiffFileTest {

  @Rule
  public TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void thumbnailsAndMasksBesideThePagesAreNoSlices() throws IOException {
    HandmadeTiff tiff = HandmadeTiff.littleEndian();
    tiff.page(4, 4, 8).samples(ramp(16, 0)).end();
    tiff.page(2, 2, 8).field(254, 1).samples(ramp(4, 90)).end();
    tiff.page(4, 4, 8).field(254, 4).samples(ramp(16, 90)).end();
    tiff.page(4, 4, 8).field(254, 2).samples(ramp(16, 100)).end();
    SliceStack stack = open(tiff);
    assertEquals(2, stack.slices());
    assertArrayEquals(ramp(16, 100), Samples.ints(stack.read(1)));
  }

  @Test
  public void imageJFilesWithOneDescriptionForAllSlicesAreRead() throws IOException {
    HandmadeTiff tiff = new HandmadeTiff(ByteOrder.BIG_ENDIAN, false);
    int[] all = IntStream.range(1000, 1060).toArray();
    HandmadeTiff.Page page = tiff.page(5, 3, 16).field(270, "ImageJ=1.53t\nimages=4\nslices=4\n");
    page.samples(Arrays.copyOf(all, 15));
    byte[] rest = new byte[2 * 45];
    for (int i = 0; i < 45; i++) {
      rest[2 * i] = (byte) (all[15 + i] >> 8);
      rest[2 * i + 1] = (byte) all[15 + i];
    }
    tiff.data(rest);
    SliceStack stack = open(page.end());
    assertEquals(4, stack.slices());
    for (int z = 0; z < 4; z++) {
      assertArrayEquals(Arrays.copyOfRange(all, 15 * z, 15 * z + 15), Samples.ints(stack.read(z)));
    }
    FinalInterval region = FinalInterval.createMinMax(1, 1, 2, 2);
    assertArrayEquals(
        new int[] {all[51], all[52], all[56], all[57]}, Samples.ints(stack.read(3, region)));
  }

  @Test
  public void timePointsWithoutSlicesAreTakenAsSlices() throws IOException {
    HandmadeTiff tiff = HandmadeTiff.littleEndian();
    tiff.page(2, 2, 8)
        .field(270, "ImageJ=1.53t\nimages=2\nframes=2\n")
        .samples(ramp(4, 0))
        .end();
    tiff.page(2, 2, 8).samples(ramp(4, 9)).end();
    assertEquals(2, open(tiff).slices());
  }

  @Test
  public void dataBeyondFourGigabytesAreReadFromABigTiff() throws IOException {
    long far = 5_000_000_001L;
    int[] slice = ramp(12, 30);
    HandmadeTiff tiff = new HandmadeTiff(ByteOrder.LITTLE_ENDIAN, true);
    tiff.page(4, 3, 8).field(273, far).field(279, 12).end();
    assertArrayEquals(
        slice, Samples.ints(StackOpener.open(sparse(tiff, far, slice)).read(0)));
  }

  @Test
  public void dataBetweenTwoAndFourGigabytesAreReadFromAClassicTiff() throws IOException {
    long far = 4_200_000_000L;
    int[] slice = ramp(12, 30);
    HandmadeTiff tiff = HandmadeTiff.littleEndian();
    tiff.page(4, 3, 8).field(273, far).field(279, 12).end();
    assertArrayEquals(
        slice, Samples.ints(StackOpener.open(sparse(tiff, far, slice)).read(0)));
  }

  @Test
  public void slicesBeyondFourGigabytesAreReadFromAnImageJFile() throws IOException {
    HandmadeTiff tiff = HandmadeTiff.littleEndian();
    tiff.page(10_000, 10_000, 8)
        .field(270, "ImageJ=1.53t\nimages=51\nslices=51\n")
        .field(273, 5000)
        .field(279, 100_000_000)
        .end();
    int[] corner = ramp(10, 7);
    SliceStack stack =
        StackOpener.open(sparse(tiff, 5000 + 50L * 100_000_000, corner, 5000 + 51L * 100_000_000));
    assertEquals(51, stack.slices());
    assertArrayEquals(
        corner, Samples.ints(stack.read(50, FinalInterval.createMinSize(0, 0, 10, 1))));
  }

  private Path sparse(HandmadeTiff tiff, long position, int[] samples) throws IOException {
    return sparse(tiff, position, samples, position + samples.length);
  }

  /** Puts 8-bit samples far behind; the hole in between takes no room on the disk. */
  private Path sparse(HandmadeTiff tiff, long position, int[] samples, long length)
      throws IOException {
    Path path = tiff.write(folder.getRoot().toPath().resolve("sparse.tif"));
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(length);
      file.seek(position);
      for (int sample : samples) {
        file.write(sample);
      }
    }
    return path;
  }

  @Test
  public void regionsOutsideTheStackAreRefused() throws IOException {
    SliceStack stack = open(twoPages());
    assertThrows(IndexOutOfBoundsException.class, () -> stack.read(2));
    assertThrows(IndexOutOfBoundsException.class, () -> stack.read(-1));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> stack.read(0, FinalInterval.createMinSize(1, 0, 4, 4)));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> stack.read(0, FinalInterval.createMinSize(0, -1, 1, 1)));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> stack.read(0, FinalInterval.createMinSize(0, 0, 0, 1)));
    assertThrows(IndexOutOfBoundsException.class, () -> stack.read(0, new FinalInterval(1, 1, 1)));
  }

  @Test
  public void severalThreadsReadAtOnceWhatOneThreadReads() throws IOException {
    Random random = new Random(3);
    int[][] slices = new int[12][200 * 150];
    HandmadeTiff tiff = HandmadeTiff.littleEndian();
    for (int z = 0; z < slices.length; z++) {
      Arrays.setAll(slices[z], i -> random.nextInt(65536));
      tiff.page(200, 150, 16)
          .compression(new int[] {1, 5, 8, 32773}[z % 4])
          .strips(20)
          .samples(slices[z])
          .end();
    }
    SliceStack stack = open(tiff);
    Workers.of(6)
        .forEach(60, i -> assertArrayEquals(slices[i % 12], Samples.ints(stack.read(i % 12))));
  }

  @Test
  public void anInterruptedThreadHarmsNoReadOfItsOwnOrOthers() throws IOException {
    SliceStack stack = open(twoPages());
    Thread.currentThread().interrupt();
    try {
      assertArrayEquals(ramp(16, 0), Samples.ints(stack.read(0)));
    } finally {
      assertTrue("the interruption is kept", Thread.interrupted());
    }
    assertArrayEquals(ramp(16, 50), Samples.ints(stack.read(1)));
  }

  @Test
  public void aFileThatVanishesOrShrinksIsNamedByTheNextRead() throws IOException {
    Path file = twoPages().write(folder.getRoot().toPath().resolve("gone.tif"));
    SliceStack stack = StackOpener.open(file);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 60));
    String shrunk = assertThrows(StackException.class, () -> stack.read(1)).getMessage();
    assertTrue(shrunk, shrunk.contains("gone.tif, page 2 of 2") && shrunk.contains("cut off"));
    Files.delete(file);
    String gone = assertThrows(StackException.class, () -> stack.read(1)).getMessage();
    assertTrue(gone, gone.contains("gone.tif") && gone.contains("no such file"));
  }

  @Test
  public void aVoxelSizeThatIsGivenOverrulesTheFile() throws IOException {
    HandmadeTiff tiff = HandmadeTiff.littleEndian();
    tiff.page(2, 2, 8)
        .field(270, "ImageJ=1.53t\nunit=nm\nspacing=50\n")
        .field(282, new int[] {1, 10})
        .field(283, new int[] {1, 10})
        .samples(ramp(4, 0))
        .end();
    Path file = tiff.write(folder.getRoot().toPath().resolve("sized.tif"));
    assertEquals(new VoxelSize(10, 10, 50), StackOpener.open(file).requireVoxelSize());
    VoxelSize given = new VoxelSize(1, 2, 3);
    assertEquals(given, StackOpener.open(file, given).requireVoxelSize());
    assertEquals(given, StackOpener.open(folder.getRoot().toPath(), given).requireVoxelSize());
  }

  @Test
  public void aStackWithoutVoxelSizeSaysWhatToDo() throws IOException {
    SliceStack stack = open(twoPages());
    assertTrue(stack.voxelSize().isEmpty());
    String message = assertThrows(StackException.class, stack::requireVoxelSize).getMessage();
    assertTrue(
        message, message.contains("stack.tif") && message.contains("Give the voxel size in nm"));
  }

  private static HandmadeTiff twoPages() {
    HandmadeTiff tiff = HandmadeTiff.littleEndian();
    tiff.page(4, 4, 8).samples(ramp(16, 0)).end();
    return tiff.page(4, 4, 8).samples(ramp(16, 50)).end();
  }

  private SliceStack open(HandmadeTiff tiff) throws IOException {
    return StackOpener.open(tiff.write(folder.getRoot().toPath().resolve("stack.tif")));
  }

  private static int[] ramp(int count, int start) {
    int[] samples = new int[count];
    Arrays.setAll(samples, i -> (start + i) % 256);
    return samples;
  }
}
