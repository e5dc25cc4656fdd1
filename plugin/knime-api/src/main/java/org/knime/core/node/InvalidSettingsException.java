package org.knime.core.node;

/** Settings, or the specs of the input, do not allow the node to run. The message is shown to the user. */
public class InvalidSettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  public InvalidSettingsException(String message) {
    super(message);
  }

  public InvalidSettingsException(Throwable cause) {
    super(cause);
  }

  public InvalidSettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
