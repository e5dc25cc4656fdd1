package org.emcell.core.stack;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class AtomicFileTest {

  @Rule
  public TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void aFileAppearsWithAllItsContentsAndReplacesAnOlderOne() throws IOException {
    Path file = folder.getRoot().toPath().resolve("a/b/run.json");
    for (String text : new String[] {"first", "second"}) {
      AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
      assertEquals(text, Files.readString(file));
      assertArrayEquals(new String[] {"run.json"}, file.getParent().toFile().list());
    }
  }

  @Test
  public void aFullDiskIsAClearMessageAndLeavesTheOlderFile() throws IOException {
    Path file = Files.writeString(folder.getRoot().toPath().resolve("run.json"), "older");
    StackException e = assertThrows(
        StackException.class,
        () -> AtomicFile.write(file, out -> {
          out.write(new byte[100_000]);
          throw new IOException("No space left on device");
        }));
    assertEquals(
        "Cannot write " + file + ": the disk is full. Free some space or choose another folder.",
        e.getMessage());
    assertEquals("older", Files.readString(file));
    assertArrayEquals(new String[] {"run.json"}, folder.getRoot().list());
  }

  @Test
  public void anyOtherFailureLeavesNothingEither() {
    Path file = folder.getRoot().toPath().resolve("run.json");
    RuntimeException failure = new IllegalStateException("cancelled");
    RuntimeException thrown = assertThrows(
        IllegalStateException.class,
        () -> AtomicFile.write(file, out -> {
          throw failure;
        }));
    assertSame(failure, thrown);
    assertArrayEquals(new String[0], folder.getRoot().list());
  }

  @Test
  public void aFileNameWithoutFolderIsWrittenIntoTheCurrentFolder() throws IOException {
    Path file = Path.of("target-of-atomic-file-test.txt");
    try {
      AtomicFile.write(file, out -> out.write('x'));
      assertEquals("x", Files.readString(file));
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
