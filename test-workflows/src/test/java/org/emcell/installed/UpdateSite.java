package org.emcell.installed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The update site that this build has made. */
final class UpdateSite {

  private static final Path FOLDER = Path.of("..", "update-site", "target", "repository");

  private UpdateSite() {}

  static Path file(String name) {
    return FOLDER.resolve(name);
  }

  /** Returns what is in a folder of the site: {@code plugins} or {@code features}. */
  static List<Path> list(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the jar of the bundle with this symbolic name. */
  static Path bundle(String symbolicName) {
    return list("plugins").stream()
        .filter(jar -> jar.getFileName().toString().startsWith(symbolicName + "_"))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("no bundle " + symbolicName + " in " + FOLDER));
  }
}
