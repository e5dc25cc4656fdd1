package org.emcell.core.stack;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Files that appear whole or not at all: they are written under a temporary, hidden name beside their place and moved
 * there when they are complete. What stood there before stays until that moment.
 */
public final class AtomicFile {

  /** What writes the contents of a file. */
  @FunctionalInterface
  public interface Content {

    /** Writes everything to {@code out}, which need not be buffered, flushed or closed. */
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Writes a file; its folder is made when it is missing. When anything fails, the temporary file is deleted. Two
   * writers must not write the same file at the same time.
   *
   * @throws StackException when the file cannot be written; exceptions that {@code content} throws otherwise are passed
   *     on
   */
  public static void write(Path file, Content content) {
    Path part = prepare(file);
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
        content.writeTo(out);
      }
      moveIntoPlace(part, file);
    } catch (IOException e) {
      throw failure(file, e);
    } finally {
      discard(part);
    }
  }

  /** Makes the folder of a file and returns the temporary name to write to. */
  static Path prepare(Path file) {
    Path absolute = file.toAbsolutePath();
    try {
      if (Files.isDirectory(absolute)) {
        throw new IOException("a folder stands in its place");
      }
      Files.createDirectories(absolute.getParent());
    } catch (IOException e) {
      throw failure(file, e);
    }
    return part(absolute);
  }

  /** Returns the temporary name for a file or folder: hidden, beside it, the same for every attempt. */
  static Path part(Path target) {
    Path absolute = target.toAbsolutePath();
    return absolute.resolveSibling("." + absolute.getFileName() + ".part");
  }

  static void moveIntoPlace(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Deletes a temporary file that may be gone already. A failure to do so must not hide why writing ended. */
  static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      part.toFile().deleteOnExit();
    }
  }

  /** Returns the exception that says in one sentence why a file could not be written. */
  static StackException failure(Path file, IOException cause) {
    return new StackException("Cannot write " + file + ": " + Faults.explain(cause), cause);
  }
}
