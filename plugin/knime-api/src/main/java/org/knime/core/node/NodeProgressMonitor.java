package org.knime.core.node;

import java.util.function.Supplier;
import org.knime.core.node.workflow.NodeProgressListener;

/** Where a node reports progress, and where it is cancelled. */
public interface NodeProgressMonitor {

  void checkCanceled() throws CanceledExecutionException;

  void setProgress(double progress);

  void setProgress(double progress, String message);

  default void setProgress(double progress, Supplier<String> message) {
    setProgress(progress, message.get());
  }

  void setProgress(String message);

  void setMessage(String message);

  default void setMessage(Supplier<String> message) {
    setMessage(message.get());
  }

  Double getProgress();

  String getMessage();

  void setExecuteCanceled();

  void reset();

  void addProgressListener(NodeProgressListener listener);

  void removeProgressListener(NodeProgressListener listener);

  void removeAllProgressListener();
}
