package org.emcell.core.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.phantom.CellFieldPhantom;
import org.emcell.core.phantom.PhantomSettings;
import org.emcell.core.phantom.PhantomWriter;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackOpener;

/**
 * Whole runs on a phantom of three cells, which may be stopped, and what they leave behind.
 *
 * @param folder of the phantom with its truth
 */
record PhantomRun(Path folder) {

  /** Memory for every run. */
  static final long MEMORY = 2L << 30;

  /** Makes the phantom. */
  static PhantomRun of(Size size, VoxelSize voxel, int seed, Path folder) {
    PhantomSettings settings = PhantomSettings.defaults()
        .withSize(size.width(), size.height(), size.depth())
        .withCells(3)
        .withSeed(seed)
        .withVoxel(voxel);
    PhantomWriter.write(CellFieldPhantom.of(settings), folder, Workers.of(2), Progress.none());
    return new PhantomRun(folder);
  }

  /** Opens its grey values. */
  SliceStack open() {
    return StackOpener.open(folder.resolve(PhantomWriter.STACK));
  }

  /** Ends the work, as if it were killed, when a step is reported for the second time. */
  static Progress killedAt(String step) {
    AtomicBoolean begun = new AtomicBoolean();
    AtomicBoolean killed = new AtomicBoolean();
    return new Progress() {
      @Override
      public void report(double fraction, String message) {
        if (message.equals(step) && begun.getAndSet(true)) {
          killed.set(true);
        }
      }

      @Override
      public void checkCancelled() {
        if (killed.get()) {
          throw new CancellationException();
        }
      }
    };
  }

  /** Returns a checksum of every result of a run, by name, without the report of times. */
  static SortedMap<String, String> results(Path out) throws IOException {
    SortedMap<String, String> sums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = out.relativize(file).toString();
        if (!name.equals("run.json") && !name.startsWith(".")) {
          sums.put(name, HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file))));
        }
      }
    }
    return sums;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
