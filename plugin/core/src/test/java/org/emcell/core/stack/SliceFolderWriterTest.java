package org.emcell.core.stack;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.emcell.core.VoxelSize;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SliceFolderWriterTest {

  private static final Optional<VoxelSize> SIZE = Optional.of(new VoxelSize(40, 40, 50));

  @Rule
  public TemporaryFolder temporary = new TemporaryFolder();

  private Path folder;

  @Before
  public void chooseFolder() {
    folder = temporary.getRoot().toPath().resolve("a/roi_1");
  }

  @Test
  public void aFolderOfSlicesComesBackAsItWasWritten() {
    for (Compression compression : Compression.values()) {
      Path target = folder.resolveSibling("roi_" + compression);
      try (SliceWriter writer = SliceFolderWriter.create(target, 3, 2, 16, 12, SIZE, compression)) {
        for (int z = 0; z < 12; z++) {
          writer.append(slice(z));
        }
        writer.commit();
      }
      try (SliceStack stack = StackOpener.open(target)) {
        assertEquals(12, stack.slices());
        assertEquals(16, stack.bitsPerSample());
        assertEquals(SIZE, stack.voxelSize());
        for (int z = 0; z < 12; z++) {
          assertArrayEquals(slice(z), Samples.ints(stack.read(z)));
        }
      }
      assertTrue(Files.exists(target.resolve("slice_0011.tif")));
    }
  }

  @Test
  public void theFolderAppearsOnlyWhenItIsComplete() {
    try (SliceWriter writer =
        SliceFolderWriter.create(folder, 3, 2, 16, 2, SIZE, Compression.NONE)) {
      writer.append(slice(0));
      assertThrows(IllegalStateException.class, writer::commit);
      assertTrue(Files.notExists(folder.resolve("slice_0000.tif")));
      writer.append(slice(1));
      assertThrows(IllegalStateException.class, () -> writer.append(slice(2)));
      assertTrue(Files.notExists(folder.resolve("slice_0000.tif")));
      writer.commit();
    }
    assertArrayEquals(new String[] {"roi_1"}, folder.getParent().toFile().list());
    assertEquals(2, StackOpener.open(folder).slices());
  }

  @Test
  public void anAbandonedFolderLeavesNothing() {
    try (SliceWriter writer =
        SliceFolderWriter.create(folder, 3, 2, 16, 2, SIZE, Compression.NONE)) {
      writer.append(slice(0));
    }
    assertArrayEquals(new String[0], folder.getParent().toFile().list());
  }

  @Test
  public void whatAKilledRunLeftBehindDoesNotBecomePartOfTheStack() throws IOException {
    Files.createDirectories(folder.resolveSibling(".roi_1.part"));
    Files.writeString(folder.resolveSibling(".roi_1.part").resolve("slice_0007.tif"), "left over");
    theFolderAppearsOnlyWhenItIsComplete();
  }

  @Test
  public void anEmptyFolderIsFilledAndAFullOneIsLeftAlone() throws IOException {
    Files.createDirectories(folder);
    theFolderAppearsOnlyWhenItIsComplete();
    String full = assertThrows(
            StackException.class,
            () -> SliceFolderWriter.create(folder, 3, 2, 8, 1, SIZE, Compression.NONE))
        .getMessage();
    assertTrue(full, full.contains("roi_1") && full.contains("is not empty"));
    assertEquals(2, StackOpener.open(folder).slices());
    Path file = Files.writeString(folder.resolveSibling("file"), "x");
    String occupied = assertThrows(
            StackException.class,
            () -> SliceFolderWriter.create(file, 3, 2, 8, 1, SIZE, Compression.NONE))
        .getMessage();
    assertTrue(occupied, occupied.contains("a file stands in its place"));
  }

  @Test
  public void aSliceThatCannotBeWrittenNamesTheFolder() throws IOException {
    try (SliceWriter writer =
        SliceFolderWriter.create(folder, 3, 2, 16, 2, SIZE, Compression.NONE)) {
      Files.createDirectory(folder.resolveSibling(".roi_1.part").resolve("slice_0000.tif"));
      String message =
          assertThrows(StackException.class, () -> writer.append(slice(0))).getMessage();
      assertEquals("Cannot write " + folder + ": a folder stands in its place.", message);
    }
  }

  private static int[] slice(int z) {
    return new int[] {z, 1000 * z, 0, 65_535, 7, z + 1};
  }
}
