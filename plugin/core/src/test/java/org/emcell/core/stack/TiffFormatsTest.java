package org.emcell.core.stack;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.img.array.ArrayImg;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class TiffFormatsTest {

  private static final int[] PACKINGS = {1, 5, 8, 32946, 32773};

  @Rule
  public TemporaryFolder folder = new TemporaryFolder();

  private final Random random = new Random(94);

  @Test
  public void everyCombinationOfByteOrderPackingAndLayoutGivesTheSamplesThatWereStored()
      throws IOException {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      for (boolean big : new boolean[] {false, true}) {
        for (int bits : new int[] {8, 16}) {
          for (int packing : PACKINGS) {
            for (int predictor : packing == 5 || packing == 8 ? new int[] {1, 2} : new int[] {1}) {
              for (int layout = 0; layout < 4; layout++) {
                checkFormat(order, big, bits, packing, predictor, layout);
              }
            }
          }
        }
      }
    }
  }

  private void checkFormat(
      ByteOrder order, boolean big, int bits, int packing, int predictor, int layout)
      throws IOException {
    int width = 1 + random.nextInt(45);
    int height = 1 + random.nextInt(45);
    int[][] slices = {samples(width * height, bits), samples(width * height, bits)};
    HandmadeTiff tiff = new HandmadeTiff(order, big);
    for (int[] slice : slices) {
      HandmadeTiff.Page page = tiff.page(width, height, bits).compression(packing);
      if (packing == 5 || packing == 8) {
        page.predictor(predictor);
      }
      switch (layout) {
        case 1 -> page.strips(1);
        case 2 -> page.strips(1 + random.nextInt(height + 3));
        case 3 -> page.tiles(16, 32);
        default -> {}
      }
      page.samples(slice).end();
    }
    String format = order + (big ? " big " : " ") + bits + " bits, packing " + packing
        + ", predictor " + predictor + ", layout " + layout + ", " + width + " x " + height;
    try (SliceStack stack = StackOpener.open(tiff.write(path("any.tif")))) {
      assertEquals(format, 2, stack.slices());
      for (int z = 0; z < 2; z++) {
        assertEquals(format, ArrayImg.class, stack.read(z).getClass());
        assertArrayEquals(format, slices[z], Samples.ints(stack.read(z)));
        for (int i = 0; i < 2; i++) {
          Interval region = region(width, height);
          assertArrayEquals(
              format, crop(slices[z], width, region), Samples.ints(stack.read(z, region)));
        }
      }
    }
  }

  @Test
  public void samplesThatCountFromWhiteAreTurnedOver() throws IOException {
    for (int bits : new int[] {8, 16}) {
      int[] stored = samples(30, bits);
      HandmadeTiff tiff = HandmadeTiff.littleEndian()
          .page(6, 5, bits)
          .field(262, 0)
          .samples(stored)
          .end();
      int[] expected =
          IntStream.of(stored).map(sample -> (1 << bits) - 1 - sample).toArray();
      assertArrayEquals(
          expected, Samples.ints(StackOpener.open(tiff.write(path("white.tif"))).read(0)));
    }
  }

  @Test
  public void rowsPerStripAndByteCountsMayBeLeftOutOfAPlainFile() throws IOException {
    int[] stored = samples(30, 8);
    HandmadeTiff tiff = HandmadeTiff.littleEndian()
        .page(6, 5, 8)
        .samples(stored)
        .without(278)
        .without(279)
        .end();
    assertArrayEquals(
        stored, Samples.ints(StackOpener.open(tiff.write(path("plain.tif"))).read(0)));
  }

  @Test
  public void filesOfAnotherWriterAreReadAsThatWriterMeantThem() throws IOException {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
        for (String packing : List.of("LZW", "PackBits", "Deflate", "ZLib")) {
          for (int tile : new int[] {0, 48}) {
            BufferedImage image = new BufferedImage(301, 157, type);
            int[] stored = smooth(301, 157, type == BufferedImage.TYPE_BYTE_GRAY ? 8 : 16);
            image.getRaster().setPixels(0, 0, 301, 157, stored);
            Path file = path("other.tif");
            writeWithJdk(image, file, order, packing, tile);
            try (SliceStack stack = StackOpener.open(file)) {
              String format = packing + " " + order + " type " + type + " tile " + tile;
              assertArrayEquals(format, stored, Samples.ints(stack.read(0)));
              Interval region = region(301, 157);
              assertArrayEquals(
                  format, crop(stored, 301, region), Samples.ints(stack.read(0, region)));
            }
          }
        }
      }
    }
  }

  private static void writeWithJdk(
      BufferedImage image, Path file, ByteOrder order, String packing, int tile)
      throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("TIFF");
    ImageWriter writer = writers.next();
    while (!writer.getClass().getName().startsWith("com.sun.imageio")) {
      writer = writers.next();
    }
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionType(packing);
    if (tile > 0) {
      param.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
      param.setTiling(tile, tile, 0, 0);
    }
    file.toFile().delete();
    try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
      out.setByteOrder(order);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
  }

  private int[] samples(int count, int bits) {
    int plateau = random.nextInt(1 << bits);
    // Half the samples are alike, so that there is something to pack.
    return IntStream.generate(() -> random.nextBoolean() ? plateau : random.nextInt(1 << bits))
        .limit(count)
        .toArray();
  }

  private int[] smooth(int width, int height, int bits) {
    return IntStream.range(0, width * height)
        .map(i -> (i % width * 3 + i / width * 5 + random.nextInt(4)) << bits - 8 & (1 << bits) - 1)
        .toArray();
  }

  private Interval region(int width, int height) {
    int x = random.nextInt(width);
    int y = random.nextInt(height);
    return FinalInterval.createMinSize(
        x, y, 1 + random.nextInt(width - x), 1 + random.nextInt(height - y));
  }

  private static int[] crop(int[] slice, int width, Interval region) {
    int columns = (int) region.dimension(0);
    return IntStream.range(0, columns * (int) region.dimension(1))
        .map(
            i -> slice[(int) ((region.min(1) + i / columns) * width + region.min(0) + i % columns)])
        .toArray();
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }
}
