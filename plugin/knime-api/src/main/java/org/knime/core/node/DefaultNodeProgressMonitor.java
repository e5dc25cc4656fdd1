package org.knime.core.node;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.knime.core.node.workflow.NodeID;
import org.knime.core.node.workflow.NodeProgress;
import org.knime.core.node.workflow.NodeProgressEvent;
import org.knime.core.node.workflow.NodeProgressListener;

/** Keeps progress and message of a node, and tells listeners at each change. */
public class DefaultNodeProgressMonitor implements NodeProgressMonitor {
  private final List<NodeProgressListener> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean canceled;
  private Double progress;
  private String message;

  public DefaultNodeProgressMonitor() {}

  @Override
  public void checkCanceled() throws CanceledExecutionException {
    if (isCanceled()) {
      throw new CanceledExecutionException();
    }
  }

  /** Returns whether the node is to stop: somebody cancelled it, or interrupted its thread. */
  protected boolean isCanceled() {
    return canceled || Thread.currentThread().isInterrupted();
  }

  @Override
  public void setExecuteCanceled() {
    canceled = true;
  }

  @Override
  public void reset() {
    canceled = false;
    update(null, null, true);
  }

  @Override
  public void setProgress(double newProgress) {
    update(newProgress, null, false);
  }

  @Override
  public void setProgress(double newProgress, String newMessage) {
    update(newProgress, newMessage, true);
  }

  @Override
  public void setProgress(double newProgress, Supplier<String> newMessage) {
    setProgress(newProgress, newMessage.get());
  }

  @Override
  public void setProgress(String newMessage) {
    setMessage(newMessage);
  }

  @Override
  public void setMessage(String newMessage) {
    update(getProgress(), newMessage, true);
  }

  @Override
  public void setMessage(Supplier<String> newMessage) {
    setMessage(newMessage.get());
  }

  private void update(Double newProgress, String newMessage, boolean withMessage) {
    NodeProgressEvent event;
    synchronized (this) {
      // progress never goes back: parts that run side by side report in any order
      progress = newProgress == null || progress == null
          ? newProgress
          : (Double) Math.max(progress, newProgress);
      message = withMessage ? newMessage : message;
      event = new NodeProgressEvent(new NodeID(0), new NodeProgress(progress, message));
    }
    listeners.forEach(listener -> listener.progressChanged(event));
  }

  @Override
  public synchronized Double getProgress() {
    return progress;
  }

  @Override
  public synchronized String getMessage() {
    return message;
  }

  @Override
  public void addProgressListener(NodeProgressListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeProgressListener(NodeProgressListener listener) {
    listeners.remove(listener);
  }

  @Override
  public void removeAllProgressListener() {
    listeners.clear();
  }
}
