package org.emcell.knimeapi.workflow;

/** A workflow cannot be loaded, or is used in a way that KNIME does not allow. */
public class WorkflowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WorkflowException(String message) {
    super(message);
  }

  WorkflowException(String message, Throwable cause) {
    super(message, cause);
  }
}
