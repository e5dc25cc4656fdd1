package org.emcell.core.stack;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.awt.image.Raster;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.imglib2.FinalInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.view.Views;
import org.emcell.core.VoxelSize;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class TiffWriterTest {

  private static final Optional<VoxelSize> UNKNOWN = Optional.empty();

  @Rule
  public TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void stacksOfEveryDepthAndPackingComeBackAsTheyWereWritten() throws IOException {
    int[][] sizes = {{1, 1, 1}, {1, 700, 2}, {513, 3, 4}, {640, 900, 3}, {70_000, 5, 2}};
    for (int[] size : sizes) {
      for (int bits : new int[] {8, 16}) {
        for (Compression compression : Compression.values()) {
          Path file = path("sub/stack.tif");
          int[][] slices = randomSlices(size[0] * size[1], size[2], bits);
          try (SliceWriter writer =
              TiffWriter.create(file, size[0], size[1], bits, size[2], UNKNOWN, compression)) {
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

  @Test
  public void anotherReaderFindsTheSameSamples() throws IOException {
    for (int bits : new int[] {8, 16}) {
      for (Compression compression : Compression.values()) {
        Path file = path("other.tif");
        int[][] slices = randomSlices(301 * 2000, 3, bits);
        try (SliceWriter writer =
            TiffWriter.create(file, 301, 2000, bits, 3, UNKNOWN, compression)) {
          for (int[] slice : slices) {
            writer.append(slice);
          }
          writer.commit();
        }
        for (int z = 0; z < 3; z++) {
          assertArrayEquals(slices[z], readWithJdk(file, z));
        }
      }
    }
  }

  private static int[] readWithJdk(Path file, int page) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("TIFF");
    ImageReader reader = readers.next();
    while (!reader.getClass().getName().startsWith("com.sun.imageio")) {
      reader = readers.next();
    }
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      Raster raster = reader.read(page).getRaster();
      return raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
    } finally {
      reader.dispose();
    }
  }

  @Test
  public void imagesOfAnyKindAreWrittenFromTheirCorner() {
    Path file = path("kinds.tif");
    byte[] bytes = {1, 2, 3, 4, 5, -1};
    short[] shorts = {1, 2, 3, 4, 5, 255};
    int[] expected = {1, 2, 3, 4, 5, 255};
    try (SliceWriter writer = TiffWriter.create(file, 3, 2, 8, 5, UNKNOWN, Compression.NONE)) {
      writer.append(bytes);
      writer.append(shorts);
      writer.append(expected);
      writer.append(Views.translate(ArrayImgs.unsignedBytes(bytes, 3, 2), 100, -7));
      writer.append(Views.interval(
          ArrayImgs.longs(new long[] {9, 9, 9, 9, 9, 1, 2, 3, 9, 4, 5, 255}, 4, 3),
          FinalInterval.createMinMax(1, 1, 3, 2)));
      writer.commit();
    }
    SliceStack stack = StackOpener.open(file);
    for (int z = 0; z < 5; z++) {
      assertArrayEquals("slice " + z, expected, Samples.ints(stack.read(z)));
    }
  }

  @Test
  public void theVoxelSizeComesBackToTheLastDigit() {
    VoxelSize[] sizes = {
      new VoxelSize(10, 10, 50),
      new VoxelSize(8.25, 6.0625, 29.7),
      new VoxelSize(0.35, 0.35, 1),
      new VoxelSize(10 / 3.0, 7, 50 / 3.0),
      new VoxelSize(1234.5, 9999, 10000)
    };
    for (VoxelSize size : sizes) {
      Path file = path("sized.tif");
      write(file, size, 2);
      VoxelSize found = StackOpener.open(file).requireVoxelSize();
      assertEquals(size.x(), found.x(), 1e-9);
      assertEquals(size.y(), found.y(), 1e-9);
      assertEquals(size.z(), found.z(), 0);
    }
    write(path("sized.tif"), sizes[1], 1);
    VoxelSize decimal = StackOpener.open(path("sized.tif")).requireVoxelSize();
    assertEquals("decimal fractions are kept exactly", sizes[1], decimal);
  }

  @Test
  public void directoriesAndTheirValuesStartAtEvenBytesAsTheFormatDemands() throws IOException {
    for (double z : new double[] {5, 50, 500, 5000}) {
      Path file = path("even.tif");
      write(file, new VoxelSize(10, 10, z), 3);
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      int directories = 0;
      for (int at = bytes.getInt(4); at != 0; directories++) {
        assertEquals("directory", 0, at % 2);
        int entries = bytes.getShort(at);
        for (int entry = at + 2; entry < at + 2 + 12 * entries; entry += 12) {
          boolean fraction = bytes.getShort(entry + 2) == 5;
          boolean text = bytes.getShort(entry + 2) == 2;
          assertEquals("value", 0, fraction || text ? bytes.getInt(entry + 8) % 2 : 0);
        }
        at = bytes.getInt(at + 2 + 12 * entries);
      }
      assertEquals(3, directories);
    }
  }

  private static void write(Path file, VoxelSize size, int slices) {
    try (SliceWriter writer =
        TiffWriter.create(file, 2, 2, 8, slices, Optional.of(size), Compression.NONE)) {
      for (int z = 0; z < slices; z++) {
        writer.append(new byte[4]);
      }
      writer.commit();
    }
  }

  @Test
  public void aStackThatMayExceedFourGigabytesBecomesABigTiff() throws IOException {
    assertEquals(42, version(8192, 8192, 60));
    assertEquals(43, version(8192, 8192, 64));
    assertEquals(43, version(8192, 8192, 518));
  }

  /** Returns the version number in the header of a file for so many slices, of which none is written. */
  private int version(int width, int height, int slices) throws IOException {
    try (TiffWriter writer =
        TiffWriter.create(path("v.tif"), width, height, 8, slices, UNKNOWN, Compression.DEFLATE)) {
      return Files.readAllBytes(path(".v.tif.part"))[2];
    }
  }

  @Test
  public void aBigTiffComesBackAsItWasWritten() throws IOException {
    // As wide as needed for a BigTIFF: nothing but 0 to 3, which deflate makes small.
    int width = 65_536;
    int height = 1024;
    int slices = 65;
    byte[] slice = new byte[width * height];
    try (SliceWriter writer = TiffWriter.create(
        path("big.tif"), width, height, 8, slices, UNKNOWN, Compression.DEFLATE)) {
      for (int z = 0; z < 2; z++) {
        Arrays.fill(slice, (byte) (z + 1));
        writer.append(slice);
      }
      Files.copy(path(".big.tif.part"), path("two.tif"));
    }
    Path two = path("two.tif");
    byte[] bytes = Files.readAllBytes(two);
    assertEquals(43, bytes[2]);
    // The description promises 65 slices; only the first two are here.
    String promise = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    int at = promise.indexOf("images=65");
    bytes[at + "images=".length()] = '0';
    bytes[at + "images=".length() + 1] = '2';
    Files.write(two, bytes);
    SliceStack stack = StackOpener.open(two);
    assertEquals(2, stack.slices());
    assertArrayEquals(
        new int[] {2, 2},
        Samples.ints(stack.read(1, FinalInterval.createMinSize(40_000, 1000, 2, 1))));
  }

  @Test
  public void whatStoodThereStaysUntilAllSlicesAreCommitted() throws IOException {
    Path file = path("stack.tif");
    Files.writeString(file, "older");
    try (SliceWriter writer = TiffWriter.create(file, 2, 2, 8, 2, UNKNOWN, Compression.DEFLATE)) {
      writer.append(new byte[4]);
      assertThrows(IllegalStateException.class, writer::commit);
      writer.append(new byte[4]);
      assertThrows(IllegalStateException.class, () -> writer.append(new byte[4]));
      assertEquals("older", Files.readString(file));
      writer.commit();
    }
    assertEquals(2, StackOpener.open(file).slices());
    assertArrayEquals(new String[] {"stack.tif"}, folder.getRoot().list());
  }

  @Test
  public void anAbandonedFileLeavesNothing() {
    try (SliceWriter writer =
        TiffWriter.create(path("stack.tif"), 2, 2, 8, 2, UNKNOWN, Compression.DEFLATE)) {
      writer.append(new byte[4]);
    }
    assertArrayEquals(new String[0], folder.getRoot().list());
  }

  @Test
  public void whatAKilledRunLeftBehindIsOverwritten() throws IOException {
    Files.write(path(".stack.tif.part"), new byte[100_000]);
    write(path("stack.tif"), VoxelSize.UNIT, 1);
    assertTrue(Files.size(path("stack.tif")) < 1000);
    assertArrayEquals(new String[] {"stack.tif"}, folder.getRoot().list());
  }

  @Test
  public void samplesAndSlicesThatDoNotFitAreRefused() {
    try (SliceWriter writer =
        TiffWriter.create(path("stack.tif"), 2, 2, 8, 2, UNKNOWN, Compression.NONE)) {
      String tooLarge = assertThrows(
              IllegalArgumentException.class, () -> writer.append(new int[] {0, 255, 256, 0}))
          .getMessage();
      assertTrue(tooLarge, tooLarge.contains("256 at (0, 1) does not fit into 8 bits"));
      assertThrows(IllegalArgumentException.class, () -> writer.append(new int[] {0, -1, 0, 0}));
      assertThrows(
          IllegalArgumentException.class, () -> writer.append(ArrayImgs.unsignedBytes(3, 2)));
      assertThrows(
          IllegalArgumentException.class, () -> writer.append(ArrayImgs.unsignedBytes(2, 2, 1)));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> TiffWriter.create(path("stack.tif"), 2, 2, 32, 1, UNKNOWN, Compression.NONE));
    assertThrows(
        IllegalArgumentException.class,
        () -> TiffWriter.create(path("stack.tif"), 0, 2, 8, 1, UNKNOWN, Compression.NONE));
    assertArrayEquals(new String[0], folder.getRoot().list());
  }

  @Test
  public void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    File occupied = folder.newFolder("occupied");
    String message = assertThrows(
            StackException.class, () -> write(occupied.toPath(), VoxelSize.UNIT, 1))
        .getMessage();
    assertTrue(
        message, message.contains("occupied") && message.contains("a folder stands in its place"));
    Path below = Files.writeString(path("file"), "x").resolve("stack.tif");
    String blocked = assertThrows(StackException.class, () -> write(below, VoxelSize.UNIT, 1))
        .getMessage();
    assertTrue(
        blocked,
        blocked.contains("stack.tif")
            && blocked.contains("a file stands where a folder is needed"));
  }

  private static int[][] randomSlices(int pixels, int slices, int bits) {
    Random random = new Random(pixels);
    int[][] result = new int[slices][pixels];
    for (int[] slice : result) {
      Arrays.setAll(slice, i -> random.nextInt(1 << bits));
    }
    return result;
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }
}
