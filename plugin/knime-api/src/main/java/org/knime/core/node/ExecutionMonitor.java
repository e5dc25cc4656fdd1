package org.knime.core.node;

import java.util.function.Supplier;

/** How a node reports progress and learns that it is to stop. */
public class ExecutionMonitor {
  private final NodeProgressMonitor monitor;

  public ExecutionMonitor() {
    this(new DefaultNodeProgressMonitor());
  }

  public ExecutionMonitor(NodeProgressMonitor monitor) {
    this.monitor = monitor;
  }

  public final NodeProgressMonitor getProgressMonitor() {
    return monitor;
  }

  public void checkCanceled() throws CanceledExecutionException {
    monitor.checkCanceled();
  }

  public void setProgress(double progress) {
    monitor.setProgress(progress);
  }

  public void setProgress(double progress, String message) {
    monitor.setProgress(progress, message);
  }

  public void setProgress(double progress, Supplier<String> message) {
    monitor.setProgress(progress, message);
  }

  public void setProgress(String message) {
    monitor.setMessage(message);
  }

  public void setMessage(String message) {
    monitor.setMessage(message);
  }

  public void setMessage(Supplier<String> message) {
    monitor.setMessage(message);
  }

  /** Returns a monitor whose 0 to 1 is the next part of this one. Parts may be used at the same time. */
  public ExecutionMonitor createSubProgress(double maxProgress) {
    return new ExecutionMonitor(new PartOfProgress(monitor, maxProgress, false));
  }

  /** As {@link #createSubProgress}, but messages are not handed on. */
  public ExecutionMonitor createSilentSubProgress(double maxProgress) {
    return new ExecutionMonitor(new PartOfProgress(monitor, maxProgress, true));
  }
}
