package org.emcell.core.stack;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class TiffFolderTest {

  @Rule
  public TemporaryFolder temporary = new TemporaryFolder();

  private Path folder;

  @Before
  public void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.getRoot().toPath().resolve("series"));
  }

  @Test
  public void slicesAreOrderedByTheNumbersInTheirNames() throws IOException {
    List<String> ordered = List.of(
        "1_z1.tif",
        "A_z7.TIF",
        "a_z9.tiff",
        "A_z10.tif",
        "a_z0011.tif",
        "a_z100.tif",
        "a_z9999999999999999999.tif",
        "a_z10000000000000000000.tif",
        "a_z10000000000000000000b.tif",
        "b_z1.tif");
    for (int i : new int[] {3, 0, 7, 9, 1, 5, 8, 2, 6, 4}) {
      slice(ordered.get(i), 3, 2, 8, i);
    }
    try (TiffFolder stack = TiffFolder.open(folder)) {
      assertEquals(
          ordered,
          stack.files().stream().map(file -> file.getFileName().toString()).toList());
      assertEquals("series", stack.name());
      assertEquals(folder, stack.source());
      assertEquals(10, stack.slices());
      for (int z = 0; z < 10; z++) {
        int[] expected = new int[6];
        Arrays.fill(expected, z);
        assertArrayEquals(expected, Samples.ints(stack.read(z)));
      }
    }
  }

  @Test
  public void hiddenFilesOtherFilesAndFoldersAreNotLookedAt() throws IOException {
    slice("a1.tif", 3, 2, 8, 1);
    slice("a2.tif", 3, 2, 8, 2);
    Files.writeString(folder.resolve("._a1.tif"), "left by another system");
    Files.writeString(folder.resolve("notes.txt"), "no slice");
    Files.writeString(folder.resolve("tif"), "no slice");
    Files.writeString(folder.resolve("a3.tif.part"), "no slice");
    Files.createDirectory(folder.resolve("old.tif"));
    assertEquals(2, StackOpener.open(folder).slices());
  }

  @Test
  public void aSliceOfAnotherSizeOrDepthIsNamedWithTheFirst() throws IOException {
    slice("a1.tif", 3, 2, 8, 1);
    slice("a2.tif", 3, 3, 8, 1);
    refused("a2.tif", "3 x 3 pixels of 8 bits", "a1.tif has 3 x 2 pixels of 8 bits");
    slice("a2.tif", 3, 2, 16, 1);
    refused("a2.tif", "of 16 bits");
  }

  @Test
  public void aDamagedSliceInTheMiddleIsNamed() throws IOException {
    slice("a1.tif", 30, 20, 8, 1);
    Path second = slice("a2.tif", 30, 20, 8, 1);
    slice("a3.tif", 30, 20, 8, 1);
    Files.write(second, Arrays.copyOf(Files.readAllBytes(second), 300));
    refused("a2.tif", "cut off");
    Files.write(second, new byte[0]);
    refused("a2.tif", "the file is empty");
  }

  @Test
  public void aLinkToNothingIsAMissingSlice() throws IOException {
    slice("a1.tif", 3, 2, 8, 1);
    Files.createSymbolicLink(folder.resolve("a2.tif"), folder.resolve("nowhere.tif"));
    refused("a2.tif", "no such file");
  }

  @Test
  public void aFileOfSeveralPagesIsNoSlice() throws IOException {
    slice("a1.tif", 3, 2, 8, 1);
    HandmadeTiff tiff = HandmadeTiff.littleEndian();
    tiff.page(3, 2, 8).samples(new int[6]).end();
    tiff.page(3, 2, 8).samples(new int[6]).end().write(folder.resolve("a2.tif"));
    refused("a2.tif", "it holds 2 pages", "open a file of several pages by itself");
  }

  @Test
  public void anEmptyAndAMissingFolderAreRefused() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "no slice");
    refused("series", "holds no TIFF file");
    String missing = assertThrows(
            StackException.class, () -> TiffFolder.open(folder.resolve("none")))
        .getMessage();
    assertTrue(missing, missing.contains("none") && missing.contains("no such file or folder"));
    String file = assertThrows(
            StackException.class, () -> TiffFolder.open(folder.resolve("notes.txt")))
        .getMessage();
    assertTrue(file, file.contains("not a folder"));
  }

  @Test
  public void aSliceThatChangesWhileTheStackIsOpenIsNamed() throws IOException {
    slice("a1.tif", 3, 2, 8, 1);
    slice("a2.tif", 3, 2, 8, 1);
    SliceStack stack = StackOpener.open(folder);
    slice("a2.tif", 2, 2, 8, 1);
    String message = assertThrows(StackException.class, () -> stack.read(1)).getMessage();
    assertTrue(message, message.contains("a2.tif") && message.contains("2 x 2"));
  }

  private void refused(String... words) {
    String message =
        assertThrows(StackException.class, () -> StackOpener.open(folder)).getMessage();
    for (String word : words) {
      assertTrue(message, message.contains(word));
    }
  }

  private Path slice(String name, int width, int height, int bits, int value) throws IOException {
    int[] samples = new int[width * height];
    Arrays.fill(samples, value);
    return HandmadeTiff.littleEndian()
        .page(width, height, bits)
        .samples(samples)
        .end()
        .write(folder.resolve(name));
  }
}
