package org.emcell.core.stack;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Files that must be refused, each with a message that names the file and the fault. */
public class BadTiffTest {

  @Rule
  public TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void aMissingFileIsNamed() {
    refused(folder.getRoot().toPath().resolve("stack.tif"), "no such file");
  }

  @Test
  public void filesThatAreNoTiffAreRefused() throws IOException {
    refused("".getBytes(StandardCharsets.US_ASCII), "the file is empty");
    refused("II*".getBytes(StandardCharsets.US_ASCII), "too short to be a TIFF");
    refused("not a TIFF at all".getBytes(StandardCharsets.US_ASCII), "not a TIFF file");
    refused(
        "IM*\0\10\0\0\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII), "not a TIFF file");
    refused(HandmadeTiff.littleEndian(), "holds no image");
  }

  @Test
  public void coloursAreRefused() throws IOException {
    refused(
        tiff(page().field(277, 3).field(262, 2)),
        "colour image (3 samples per pixel)",
        "expected a grey image");
    refused(tiff(page().field(277, 2)), "colour image (2 samples per pixel)");
    refused(tiff(page().field(262, 3)), "colour table", "Lookup Tables > Grays");
  }

  @Test
  public void otherDepthsAndKindsOfSamplesAreRefused() throws IOException {
    refused(
        tiff(page().field(258, 32)),
        "unsigned samples of 32 bits",
        "expected unsigned samples of 8 or 16 bits");
    refused(tiff(page().field(258, 32).field(339, 3)), "floating-point samples of 32 bits");
    refused(tiff(page().field(258, 1)), "samples of 1 bit;");
    refused(tiff(page().field(339, 2)), "signed samples of 8 bits");
  }

  @Test
  public void otherPackingsAreRefused() throws IOException {
    refused(
        tiff(page().field(259, 7)),
        "compression 7 (JPEG)",
        "expected none, LZW, deflate or PackBits");
    refused(tiff(page().field(259, 50000)), "compression 50000;");
    refused(tiff(page().field(259, 5).field(317, 3)), "predictor 3");
    refused(tiff(page().field(266, 2)), "FillOrder 2");
  }

  @Test
  public void sizesThatTheFileCannotHoldAreRefusedBeforeAnythingIsAllocated() throws IOException {
    refused(
        tiff(page().field(256, 2_000_000_000).field(257, 2_000_000_000)),
        "2000000000 x 2000000000",
        "cannot hold");
    refused(
        tiff(page().field(256, 0xFFFFFFFFL).field(257, 0xFFFFFFFFL)), "4294967295", "cannot hold");
    refused(tiff(page().field(256, 40_000).field(257, 50_000)), "40000 x 50000", "cannot hold");
    refused(
        tiff(page().field(256, 40_000).field(257, 50_000).field(259, 5)),
        "40000 x 50000",
        "cannot hold");
    refused(tiff(page().field(257, 0)), "4 x 0");
    refused(tiff(page().field(278, 0)), "blocks of 4 x 0");
  }

  @Test
  public void slicesLargerThanAnArrayAreRefused() throws IOException {
    HandmadeTiff tiff = tiff(page().field(256, 50_000).field(257, 50_000));
    Path file = tiff.write(folder.getRoot().toPath().resolve("stack.tif"));
    try (java.io.RandomAccessFile sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(2_600_000_000L);
    }
    refused(file, "50000 x 50000 pixels are too large");
  }

  @Test
  public void blocksThatCannotHoldTheirSamplesAreRefused() throws IOException {
    HandmadeTiff tiff = HandmadeTiff.littleEndian();
    tiff.data(new byte[10_000]);
    HandmadeTiff.Page page =
        tiff.page(100, 100, 8).compression(8).samples(new int[10_000]).field(279, 3);
    refused(page.end(), "strip 1 of 1 is too short");
  }

  @Test
  public void aFileCutInTheMiddleOfItsSamplesNamesThePage() throws IOException {
    HandmadeTiff tiff = HandmadeTiff.littleEndian();
    tiff.page(4, 4, 8).samples(new int[16]).end();
    tiff.page(4, 4, 8).field(273, 1_000_000).field(279, 16).end();
    refused(tiff, "page 2:", "the file is cut off: strip 1 of 1 ends at byte 1000016");
  }

  @Test
  public void aFileCutBeforeTheDescriptionOfAPageNamesThePage() throws IOException {
    HandmadeTiff tiff = HandmadeTiff.littleEndian();
    tiff.page(4, 4, 8).samples(new int[16]).end();
    int first = tiff.bytes().length;
    tiff.page(4, 4, 8).samples(new int[16]).end();
    byte[] whole = tiff.bytes();
    refused(Arrays.copyOf(whole, first), "page 2:", "the file is cut off or damaged");
    refused(Arrays.copyOf(whole, whole.length - 3), "page 2:", "the file is cut off or damaged");
  }

  @Test
  public void imageJFilesWithFewerSlicesThanTheyStateAreRefused() throws IOException {
    refused(
        tiff(page().field(270, "ImageJ=1.53t\nimages=40\nslices=40\n")),
        "states 40 slices and holds only");
    HandmadeTiff packed = HandmadeTiff.littleEndian();
    packed
        .page(4, 4, 8)
        .compression(8)
        .field(270, "ImageJ=1.53t\nimages=2\n")
        .samples(new int[16])
        .end();
    refused(packed, "states 2 slices and holds only 1");
  }

  @Test
  public void severalChannelsOrTimePointsOfStacksAreRefused() throws IOException {
    refused(
        tiff(page().field(270, "ImageJ=1.53t\nimages=4\nchannels=2\nslices=2\n")), "2 channels");
    refused(
        tiff(page().field(270, "ImageJ=1.53t\nimages=4\nframes=2\nslices=2\n")), "2 time points");
    String pixels =
        "<?xml version=\"1.0\"?><OME><Image><Pixels SizeC=\"3\" SizeT=\"1\" SizeZ=\"2\"/></Image></OME>";
    refused(tiff(page().field(270, pixels)), "3 channels");
  }

  @Test
  public void pagesThatDifferAreRefused() throws IOException {
    HandmadeTiff tiff = HandmadeTiff.littleEndian();
    tiff.page(4, 4, 8).samples(new int[16]).end();
    tiff.page(4, 5, 8).samples(new int[20]).end();
    refused(tiff, "page 2:", "4 x 5 pixels of 8 bits", "page 1 has 4 x 4 pixels of 8 bits");
    HandmadeTiff deeper = HandmadeTiff.littleEndian();
    deeper.page(4, 4, 8).samples(new int[16]).end();
    deeper.page(4, 4, 16).samples(new int[16]).end();
    refused(deeper, "page 2:", "of 16 bits");
  }

  @Test
  public void aListOfPagesThatRunsInACircleIsRefused() throws IOException {
    HandmadeTiff tiff = HandmadeTiff.littleEndian();
    HandmadeTiff.Page page = tiff.page(4, 4, 8).samples(new int[16]);
    int first = tiff.bytes().length;
    page.end();
    tiff.page(4, 4, 8).samples(new int[16]).end();
    refused(tiff.next(first), "runs in a circle");
  }

  @Test
  public void packedSamplesThatAreDamagedNameThePageAndTheBlock() throws IOException {
    for (int packing : new int[] {5, 8, 32773}) {
      HandmadeTiff tiff = HandmadeTiff.littleEndian();
      tiff.page(40, 40, 8)
          .compression(packing)
          .strips(20)
          .samples(new Random(1).ints(1600, 0, 256).toArray())
          .end();
      byte[] noise = new byte[900];
      Arrays.fill(noise, (byte) (packing == 32773 ? 128 : 0xFE));
      long at = tiff.data(noise);
      tiff.page(40, 40, 8)
          .compression(packing)
          .strips(20)
          .samples(new int[1600])
          .field(273, new long[] {at, at})
          .field(279, new long[] {900, 900})
          .end();
      Path file = tiff.write(folder.getRoot().toPath().resolve("stack.tif"));
      SliceStack stack = StackOpener.open(file);
      stack.read(0);
      says(
          assertThrows("" + packing, StackException.class, () -> stack.read(1)),
          "stack.tif, page 2 of 2",
          "strip 1 of 2 cannot be unpacked");
    }
  }

  @Test
  public void noDamageOfAnyByteLeadsToAnythingButAResultOrARefusal() throws IOException {
    Random random = new Random(17);
    for (int packing : new int[] {1, 5, 8, 32773}) {
      for (boolean big : new boolean[] {false, true}) {
        HandmadeTiff tiff = new HandmadeTiff(ByteOrder.BIG_ENDIAN, big);
        tiff.page(9, 7, 16)
            .compression(packing)
            .strips(3)
            .samples(random.ints(63, 0, 65536).toArray())
            .end();
        tiff.page(9, 7, 16)
            .compression(packing)
            .tiles(16, 16)
            .samples(random.ints(63, 0, 65536).toArray())
            .end();
        byte[] whole = tiff.bytes();
        for (int i = 0; i < 80; i++) {
          byte[] damaged = random.nextInt(4) == 0
              ? Arrays.copyOf(whole, random.nextInt(whole.length))
              : whole.clone();
          for (int hits = 1 + random.nextInt(3); hits > 0 && damaged.length > 0; hits--) {
            damaged[random.nextInt(damaged.length)] =
                (byte) (random.nextBoolean() ? 255 : random.nextInt(256));
          }
          Path file = Files.write(folder.getRoot().toPath().resolve("damaged.tif"), damaged);
          try (SliceStack stack = StackOpener.open(file)) {
            for (int z = 0; z < stack.slices(); z++) {
              stack.read(z);
            }
          } catch (StackException e) {
            assertTrue(e.getMessage(), e.getMessage().contains("damaged.tif"));
          }
        }
      }
    }
  }

  private static HandmadeTiff.Page page() {
    return HandmadeTiff.littleEndian().page(4, 4, 8).samples(new int[16]);
  }

  private static HandmadeTiff tiff(HandmadeTiff.Page page) {
    return page.end();
  }

  private void refused(HandmadeTiff tiff, String... words) throws IOException {
    refused(tiff.bytes(), words);
  }

  private void refused(byte[] bytes, String... words) throws IOException {
    refused(Files.write(folder.getRoot().toPath().resolve("stack.tif"), bytes), words);
  }

  private static void refused(Path file, String... words) {
    says(assertThrows(StackException.class, () -> StackOpener.open(file)), words);
  }

  private static void says(StackException e, String... words) {
    String message = e.getMessage();
    assertTrue(message, message.contains("stack.tif"));
    assertTrue(message, message.endsWith(".") && !message.endsWith(".."));
    assertFalse(message, message.contains("\n"));
    for (String word : words) {
      assertTrue(message, message.contains(word));
    }
  }
}
