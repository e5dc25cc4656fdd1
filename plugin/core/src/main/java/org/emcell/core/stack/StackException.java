package org.emcell.core.stack;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A file could not be read or written. The message is one sentence or two for the user: which file and slice, what is
 * wrong with it, and what to do. Unchecked, so that it passes through lazily loaded images and parallel work.
 */
public final class StackException extends UncheckedIOException {

  private static final long serialVersionUID = 1;

  /** Creates an exception for a fault that was found in a file's contents. */
  public StackException(String message) {
    super(message, new IOException(message));
  }

  /** Creates an exception for a fault that the system or the file format reader reported. */
  public StackException(String message, IOException cause) {
    super(message, cause);
  }
}
