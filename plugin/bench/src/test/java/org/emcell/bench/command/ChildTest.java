package org.emcell.bench.command;

import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Measuring a process. */
public class ChildTest {

  @Rule
  public final TemporaryFolder folder = new TemporaryFolder();

  /** Holds 200 MB for a moment. */
  public static final class Hungry {
    /** Touches every page. */
    public static void main(String[] args) throws InterruptedException {
      byte[] memory = new byte[200_000_000];
      for (int i = 0; i < memory.length; i += 1000) {
        memory[i] = 1;
      }
      Thread.sleep(100);
    }
  }

  @Test
  public void peakMemoryAndProcessorTimeAreThoseOfTheChild() throws IOException {
    assumeTrue(Files.exists(Path.of("/proc/self/status")));
    Child.Usage usage = Child.run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx400m",
            "-cp",
            System.getProperty("java.class.path"),
            Hungry.class.getName()),
        log());
    assertTrue("peak " + usage.peak(), usage.peak() > 200 && usage.peak() < 600);
    assertTrue("CPU " + usage.cpu(), usage.cpu() > 0);
    assertTrue("wall " + usage.wall(), usage.wall() > 0.1);
  }

  @Test
  public void aChildThatFailsIsAnErrorWithWhatItSaidLast() {
    IOException failure = assertThrows(
        IOException.class,
        () -> Child.run(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-no-option"),
            log()));
    assertTrue(failure.getMessage(), failure.getMessage().startsWith("Exit code 1 from: "));
  }

  private Path log() {
    return folder.getRoot().toPath().resolve("log.txt");
  }
}
