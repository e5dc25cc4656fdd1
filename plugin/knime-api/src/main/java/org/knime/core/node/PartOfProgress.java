package org.knime.core.node;

import org.knime.core.node.workflow.NodeProgressListener;

/** A share of the progress of another monitor. What one part gains is added to the whole, so that parts can overlap. */
final class PartOfProgress implements NodeProgressMonitor {
  private final NodeProgressMonitor whole;
  private final double share;
  private final boolean silent;
  private double progress;
  private String message;

  PartOfProgress(NodeProgressMonitor whole, double share, boolean silent) {
    this.whole = whole;
    this.share = share;
    this.silent = silent;
  }

  @Override
  public void checkCanceled() throws CanceledExecutionException {
    whole.checkCanceled();
  }

  @Override
  public void setExecuteCanceled() {
    whole.setExecuteCanceled();
  }

  @Override
  public void setProgress(double newProgress) {
    synchronized (whole) {
      double gain = Math.min(1, newProgress) - progress;
      if (gain > 0) {
        progress += gain;
        Double before = whole.getProgress();
        whole.setProgress((before == null ? 0 : before) + gain * share);
      }
    }
  }

  @Override
  public void setProgress(double newProgress, String newMessage) {
    setProgress(newProgress);
    setMessage(newMessage);
  }

  @Override
  public void setProgress(String newMessage) {
    setMessage(newMessage);
  }

  @Override
  public void setMessage(String newMessage) {
    message = newMessage;
    if (!silent) {
      whole.setMessage(newMessage);
    }
  }

  @Override
  public Double getProgress() {
    synchronized (whole) {
      return progress;
    }
  }

  @Override
  public String getMessage() {
    return message;
  }

  @Override
  public void reset() {
    throw new IllegalStateException("Only the whole progress can be reset");
  }

  @Override
  public void addProgressListener(NodeProgressListener listener) {
    throw new IllegalStateException("Listen to the whole progress");
  }

  @Override
  public void removeProgressListener(NodeProgressListener listener) {
    throw new IllegalStateException("Listen to the whole progress");
  }

  @Override
  public void removeAllProgressListener() {
    throw new IllegalStateException("Listen to the whole progress");
  }
}
