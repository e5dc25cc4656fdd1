package org.knime.core.util.exception;

import java.io.IOException;

/** A KNIME URL cannot be resolved. */
public class ResourceAccessException extends IOException {
  private static final long serialVersionUID = 1L;

  public ResourceAccessException(String message) {
    super(message);
  }

  public ResourceAccessException(Throwable cause) {
    super(cause);
  }

  public ResourceAccessException(String message, Throwable cause) {
    super(message, cause);
  }
}
