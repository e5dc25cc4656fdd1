package org.knime.core.node.workflow;

/** How far a node is. */
public final class NodeProgress {
  private final Double progress;
  private final String message;

  /**
   * Makes a state of progress.
   *
   * @param progress from 0 to 1, or null if it is not known
   * @param message what is being done, or null
   */
  public NodeProgress(Double progress, String message) {
    this.progress = progress;
    this.message = message;
  }

  public boolean hasProgress() {
    return progress != null;
  }

  public Double getProgress() {
    return progress;
  }

  public boolean hasMessage() {
    return message != null;
  }

  public String getMessage() {
    return message;
  }

  @Override
  public String toString() {
    return "Progress: " + progress + " | Message: " + message;
  }
}
