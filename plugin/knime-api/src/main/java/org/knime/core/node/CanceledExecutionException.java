package org.knime.core.node;

/** The user cancelled the node. */
public class CanceledExecutionException extends Exception {
  private static final long serialVersionUID = 1L;

  public CanceledExecutionException() {}

  public CanceledExecutionException(String message) {
    super(message);
  }
}
