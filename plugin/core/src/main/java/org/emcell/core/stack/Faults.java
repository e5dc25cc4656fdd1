package org.emcell.core.stack;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Says in a user's words what the system reported. */
final class Faults {

  private Faults() {}

  /** Returns what is wrong and, where something helps, what to do, as the end of a sentence with its full stop. */
  static String explain(IOException e) {
    String reason = reason(e);
    String lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left")
        || lower.contains("not enough space")
        || lower.contains("quota exceeded")) {
      return "the disk is full. Free some space or choose another folder.";
    }
    if (e instanceof AccessDeniedException || lower.contains("permission denied")) {
      return "permission denied. Check the access rights.";
    }
    if (e instanceof NoSuchFileException || lower.contains("no such file")) {
      return "no such file or folder.";
    }
    return reason + (reason.endsWith(".") ? "" : ".");
  }

  private static String reason(IOException e) {
    if (e instanceof FileAlreadyExistsException) {
      return "a file stands where a folder is needed";
    }
    if (e instanceof EOFException) {
      return "the file ends too early";
    }
    String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    if (e instanceof FileNotFoundException && reason != null && reason.endsWith(")")) {
      // The system's words stand in brackets after the file name, which the caller names already.
      reason = reason.substring(reason.lastIndexOf('(') + 1, reason.length() - 1);
    }
    return reason == null || reason.isBlank() ? e.getClass().getSimpleName() : reason;
  }
}
