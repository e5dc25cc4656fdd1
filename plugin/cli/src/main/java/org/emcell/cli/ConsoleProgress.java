package org.emcell.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.emcell.core.Progress;

/**
 * Shows progress: a bar on a terminal; elsewhere, such as in the log of a cluster, a line for every step and every
 * tenth of the work. Tells the steps to stop when the user presses Ctrl-C.
 */
final class ConsoleProgress implements Progress, AutoCloseable {

  private static final int PARTS = 1000;

  private final PrintWriter lines;
  private final ProgressBar bar;
  private String step = "";
  private int tenths = -1;
  private double furthest;

  private ConsoleProgress(PrintWriter lines, ProgressBar bar) {
    this.lines = lines;
    this.bar = bar;
  }

  /**
   * Starts to show progress.
   *
   * @param err where lines go
   * @param quiet whether to show nothing
   */
  static ConsoleProgress on(PrintWriter err, boolean quiet) {
    if (quiet) {
      return silent();
    }
    if (System.console() == null) {
      return new ConsoleProgress(err, null);
    }
    return new ConsoleProgress(
        null,
        new ProgressBarBuilder()
            .setTaskName("emcell")
            .setInitialMax(PARTS)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .hideEta()
            .build());
  }

  /** Returns progress that shows nothing but still tells the steps to stop. */
  static ConsoleProgress silent() {
    return new ConsoleProgress(null, null);
  }

  @Override
  public synchronized void report(double fraction, String message) {
    furthest = Math.max(furthest, Math.min(1, fraction));
    if (bar != null) {
      bar.stepTo(Math.round(PARTS * furthest));
      bar.setExtraMessage(" " + message);
    } else if (lines != null && (!message.equals(step) || (int) (10 * furthest) > tenths)) {
      step = message;
      tenths = (int) (10 * furthest);
      lines.println(String.format(Locale.ROOT, "%3d %% %s", (int) (100 * furthest), message));
      lines.flush();
    }
  }

  @Override
  public void checkCancelled() {
    if (Interruption.isRequested()) {
      throw new CancellationException();
    }
  }

  /** Ends the line of the bar. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
