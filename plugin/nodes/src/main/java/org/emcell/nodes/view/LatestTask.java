package org.emcell.nodes.view;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import javax.swing.SwingWorker;
import org.knime.core.node.workflow.NodeContext;

/**
 * Does what was asked for last, away from the event thread, one piece of work at a time: of the requests that come
 * while another is being worked on, only the last is of interest. To be used on the event thread, on which results come
 * back.
 *
 * @param <R> result of a request
 */
final class LatestTask<R> {

  private final NodeContext context;
  private final BiConsumer<R, Throwable> answer;
  private Callable<R> next;
  private boolean isBusy;
  private boolean isClosed;

  /**
   * @param context in which files of a workflow are found; null for none
   * @param answer takes the result, or what went wrong; not called for requests that a later one has replaced
   */
  LatestTask(NodeContext context, BiConsumer<R, Throwable> answer) {
    this.context = context;
    this.answer = answer;
  }

  /** Asks for a piece of work. */
  void request(Callable<R> work) {
    next = work;
    if (!isBusy) {
      begin();
    }
  }

  /** Forgets all requests; no answer comes any more. */
  void close() {
    isClosed = true;
    next = null;
  }

  private void begin() {
    Callable<R> work = next;
    next = null;
    isBusy = true;
    new SwingWorker<Outcome<R>, Void>() {
      @Override
      protected Outcome<R> doInBackground() {
        NodeContext.pushContext(context);
        try {
          return new Outcome<>(work.call(), null);
        } catch (Exception | OutOfMemoryError e) {
          return new Outcome<>(null, e);
        } finally {
          NodeContext.removeLastContext();
        }
      }

      @Override
      protected void done() {
        isBusy = false;
        if (next != null) {
          begin();
        } else if (!isClosed) {
          Outcome<R> outcome = outcome(this);
          answer.accept(outcome.result(), outcome.failure());
        }
      }
    }.execute();
  }

  private record Outcome<R>(R result, Throwable failure) {}

  private static <R> Outcome<R> outcome(SwingWorker<Outcome<R>, Void> worker) {
    try {
      return worker.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome<>(null, e);
    } catch (ExecutionException e) {
      return new Outcome<>(null, e.getCause());
    }
  }
}
