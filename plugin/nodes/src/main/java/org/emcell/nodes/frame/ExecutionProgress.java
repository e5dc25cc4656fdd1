package org.emcell.nodes.frame;

import java.util.concurrent.CancellationException;
import org.emcell.core.Progress;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** Reports to the platform. */
record ExecutionProgress(ExecutionMonitor monitor) implements Progress {

  @Override
  public void report(double fraction, String message) {
    monitor.setProgress(Math.max(0, Math.min(1, fraction)), message);
  }

  @Override
  public void checkCancelled() {
    try {
      monitor.checkCanceled();
    } catch (CanceledExecutionException e) {
      CancellationException cancelled = new CancellationException("Cancelled by the user.");
      cancelled.initCause(e);
      throw cancelled;
    }
  }
}
