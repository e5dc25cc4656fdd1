package org.emcell.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.emcell.core.VoxelSize;
import org.emcell.core.stack.Compression;
import org.emcell.core.stack.SliceFolderWriter;
import org.emcell.core.stack.SliceWriter;
import org.emcell.core.stack.TiffWriter;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What a user gets to read who gives a command something that it cannot work on. */
public class BadInputTest {

  private static final VoxelSize VOXEL = new VoxelSize(80, 80, 1000);

  @Rule
  public TemporaryFolder temporary = new TemporaryFolder();

  private Path path(String name) {
    return temporary.getRoot().toPath().resolve(name);
  }

  private static byte[] noise(int length) {
    byte[] samples = new byte[length];
    new Random(1).nextBytes(samples);
    return samples;
  }

  private Path folder(String name, int slices, Optional<VoxelSize> voxel) {
    Path folder = path(name);
    try (SliceWriter writer =
        SliceFolderWriter.create(folder, 90, 80, 8, slices, voxel, Compression.DEFLATE)) {
      for (int z = 0; z < slices; z++) {
        writer.append(noise(90 * 80));
      }
      writer.commit();
    }
    return folder;
  }

  private Path file(String name, int width, int height, Optional<VoxelSize> voxel) {
    Path file = path(name);
    try (SliceWriter writer =
        TiffWriter.create(file, width, height, 8, 1, voxel, Compression.NONE)) {
      writer.append(noise(width * height));
      writer.commit();
    }
    return file;
  }

  /** Calls a command that must fail with one line about a file, and must leave no result. */
  private void assertRefused(Path input, Path named, String fault) {
    for (String command : new String[] {"run", "detect", "segment"}) {
      Path out = path("out");
      Invocation call = Invocation.of(command, input, "--out", out);
      assertEquals(call.err(), 1, call.exitCode());
      assertEquals(call.err(), 1, call.faults().size());
      String line = call.faults().get(0);
      assertTrue(line, line.startsWith("emcell: "));
      assertTrue(line, line.contains(named.toString()));
      assertTrue(line, line.toLowerCase(Locale.ROOT).contains(fault));
      assertFalse(command + " leaves " + out, Files.exists(out));
    }
  }

  @Test
  public void aMissingStack() {
    assertRefused(path("nowhere"), path("nowhere"), "no such file");
  }

  @Test
  public void anEmptyFolder() throws IOException {
    Path empty = temporary.newFolder("empty").toPath();
    assertRefused(empty, empty, "no tiff file");
  }

  @Test
  public void slicesOfDifferentSizes() throws IOException {
    Path folder = folder("stack", 3, Optional.of(VOXEL));
    Path odd = folder.resolve("slice_0001.tif");
    Files.copy(
        file("odd.tif", 89, 80, Optional.of(VOXEL)),
        odd,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertRefused(folder, odd, "89 x 80");
  }

  @Test
  public void aSliceThatIsCutOff() throws IOException {
    Path folder = folder("stack", 5, Optional.of(VOXEL));
    Path slice = folder.resolve("slice_0002.tif");
    byte[] bytes = Files.readAllBytes(slice);
    Files.write(slice, Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused(folder, slice, "");
  }

  @Test
  public void aSliceWhoseSamplesAreDamaged() throws IOException {
    Path folder = folder("stack", 5, Optional.of(VOXEL));
    Path slice = folder.resolve("slice_0002.tif");
    byte[] bytes = Files.readAllBytes(slice);
    Arrays.fill(bytes, 200, 2000, (byte) 0xFF);
    Files.write(slice, bytes);
    assertRefused(folder, slice, "damaged");
  }

  @Test
  public void aPictureInColour() throws IOException {
    Path file = path("colour.tif");
    assertTrue(ImageIO.write(
        new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "tiff", file.toFile()));
    assertRefused(file, file, "grey");
  }

  @Test
  public void aPictureOfOneBit() throws IOException {
    Path file = path("bits.tif");
    assertTrue(ImageIO.write(
        new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_BINARY), "tiff", file.toFile()));
    assertRefused(file, file, "bit");
  }

  @Test
  public void aPixelCountThatTheFileCannotHold() throws IOException {
    Path file = file("huge.tif", 90, 80, Optional.of(VOXEL));
    byte[] bytes = Files.readAllBytes(file);
    boolean found = false;
    for (int i = bytes.length - 12; i >= 0 && !found; i--) {
      // The field ImageLength, a number of 32 bits with the value 80.
      if (bytes[i] == 1 && bytes[i + 1] == 1 && bytes[i + 2] == 4 && bytes[i + 8] == 80) {
        bytes[i + 11] = 0x70;
        found = true;
      }
    }
    assertTrue(found);
    Files.write(file, bytes);
    assertRefused(file, file, "");
  }

  @Test
  public void noVoxelSizeAnywhere() {
    Path file = file("plain.tif", 90, 80, Optional.empty());
    assertRefused(file, file, "--voxel-size x,y,z");
  }

  @Test
  public void anotherFile() throws IOException {
    Path file = Files.writeString(path("notes.tif"), "This is no image.");
    assertRefused(file, file, "tiff");
  }

  @Test
  public void aFolderThatHoldsAnotherRun() throws IOException {
    Path first = file("first.tif", 90, 80, Optional.of(VOXEL));
    Path second = file("second.tif", 91, 80, Optional.of(VOXEL));
    Path out = path("out");
    assertEquals(0, Invocation.of("run", first, "--out", out).exitCode());
    byte[] before = Files.readAllBytes(out.resolve("cells.tif"));
    for (Object[] arguments : new Object[][] {
      {"run", second, "--out", out}, {"run", first, "--out", out, "--gaussian-sigma", "25"},
      {"detect", first, "--out", out}, {"segment", first, "--out", out}
    }) {
      Invocation call = Invocation.of(arguments);
      assertEquals(1, call.exitCode());
      assertEquals(call.err(), 1, call.faults().size());
      assertTrue(
          call.err(), call.err().contains(out.toString()) && call.err().contains("--overwrite"));
    }
    assertTrue(Arrays.equals(before, Files.readAllBytes(out.resolve("cells.tif"))));
    assertEquals(0, Invocation.of("run", second, "--out", out, "--overwrite").exitCode());
  }

  @Test
  public void aFileInThePlaceOfTheResults() throws IOException {
    Path stack = file("stack.tif", 90, 80, Optional.of(VOXEL));
    Path out = Files.writeString(path("out"), "a file");
    for (String command : new String[] {"run", "detect", "segment"}) {
      Invocation call = Invocation.of(command, stack, "--out", out);
      assertEquals(1, call.exitCode());
      assertEquals(call.err(), 1, call.faults().size());
      assertTrue(call.err(), call.err().contains(out + ": it is a file"));
    }
  }

  @Test
  public void labelsAndTruthOfDifferentSizes() {
    Path labels = file("labels.tif", 10, 10, Optional.empty());
    Path truth = file("truth.tif", 11, 10, Optional.empty());
    Invocation call = Invocation.of("evaluate", labels, truth);
    assertEquals(1, call.exitCode());
    assertTrue(
        call.err(), call.err().contains("10 x 10 x 1") && call.err().contains("11 x 10 x 1"));
  }

  @Test
  public void idsWhereClassesAreExpected() {
    Path labels = file("labels.tif", 10, 10, Optional.empty());
    Invocation call = Invocation.of("evaluate", labels, labels);
    assertEquals(1, call.exitCode());
    assertTrue(call.err(), call.err().contains("--instances"));
    assertEquals(0, Invocation.of("evaluate", labels, labels, "--instances").exitCode());
  }

  @Test
  public void aFaultShowsItsPlaceInTheProgramOnlyWhenAsked() {
    assertFalse(Invocation.of("detect", path("nowhere"), "--out", path("out"))
        .err()
        .contains("at org.emcell"));
    assertTrue(Invocation.of("detect", path("nowhere"), "--out", path("out"), "--debug")
        .err()
        .contains("at org.emcell"));
  }

  @Test
  public void correctionsThatCannotBeMade() throws IOException {
    Path stack = file("stack.tif", 90, 80, Optional.of(VOXEL));
    Path corrections = path("corrections.csv");
    String[][] faults = {
      {"action,cell_id\nremove,3\n", "line 2: expected the action add, drop, merge or split"},
      {"action,cell_id\ndrop,first\n", "line 2: expected the id of a cell"},
      {"action,cell_id\n\ndrop,3\n", "line 3: there is no cell 3"},
      {
        "action,x_px,y_px,z_px\nadd,10,80,0\n",
        "line 2: expected a place in the stack of 90 x 80 x 1"
      },
      {"action,x_um,y_um,z_um\nadd,1,1,1.6\n", "found voxel (13, 13, 2)"},
      {"x,y,z\n1,2,3\n", "there is no column 'x'"},
      {"", "is empty"}
    };
    for (String[] fault : faults) {
      Files.writeString(corrections, fault[0]);
      assertCorrectionsRefused(stack, corrections, fault[1]);
    }
    Files.delete(corrections);
    assertCorrectionsRefused(stack, corrections, "there is no such file");
    assertCorrectionsRefused(stack, stack, "no text in UTF-8");
  }

  private void assertCorrectionsRefused(Path stack, Path corrections, String fault) {
    Path out = path("out");
    Invocation call = Invocation.of("run", stack, "--out", out, "--corrections", corrections);
    assertEquals(call.err(), 1, call.exitCode());
    assertEquals(call.err(), 1, call.faults().size());
    assertTrue(call.err(), call.faults().get(0).startsWith("emcell: "));
    assertTrue(call.err(), call.err().contains(corrections.toString()));
    assertTrue(call.err(), call.err().contains(fault));
    assertFalse(Files.exists(out.resolve("cells.csv")));
  }

  @Test
  public void aTableOfWhatWasCorrectedIsNoTableOfCorrections() throws IOException {
    Path stack = file("stack.tif", 90, 80, Optional.of(VOXEL));
    Path out = path("out");
    Path corrections =
        Files.writeString(path("corrections.csv"), "action,x_px,y_px,z_px\nadd,40,40,0\n");
    Invocation call = Invocation.of("run", stack, "--out", out, "--corrections", corrections);
    assertEquals(call.err(), 0, call.exitCode());
    Path corrected = out.resolve("corrected.csv");
    byte[] before = Files.readAllBytes(corrected);
    call = Invocation.of("run", stack, "--out", out, "--corrections", corrected);
    assertEquals(call.err(), 1, call.exitCode());
    assertTrue(call.err(), call.err().contains("there is no column 'place'"));
    assertTrue(Arrays.equals(before, Files.readAllBytes(corrected)));
  }

  @Test
  public void noTemporaryFilesAreLeft() throws IOException {
    Path folder = folder("stack", 5, Optional.of(VOXEL));
    Path slice = folder.resolve("slice_0002.tif");
    Files.delete(slice);
    Files.writeString(slice, "no image");
    assertEquals(1, Invocation.of("run", folder, "--out", path("out")).exitCode());
    try (Stream<Path> files = Files.list(temporary.getRoot().toPath())) {
      assertEquals(1, files.count());
    }
  }
}
