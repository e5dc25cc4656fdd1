package org.emcell.core;

import java.util.concurrent.CancellationException;

/**
 * Where a step reports how far it is and learns that the user wants it to stop. Implementations are thread-safe.
 */
public interface Progress {

  /**
   * Reports how much is done.
   *
   * @param fraction of the work that is done, 0 to 1
   * @param message what is being done, for a user to read
   */
  void report(double fraction, String message);

  /**
   * Returns at once, unless the user has cancelled. Steps call this at least once per slice.
   *
   * @throws CancellationException when the work is to stop
   */
  void checkCancelled();

  /** Returns a view of this progress in which 0 to 1 stands for {@code from} to {@code to} of this one. */
  default Progress part(double from, double to) {
    Progress whole = this;
    return new Progress() {
      @Override
      public void report(double fraction, String message) {
        whole.report(from + fraction * (to - from), message);
      }

      @Override
      public void checkCancelled() {
        whole.checkCancelled();
      }
    };
  }

  /** Returns a progress that reports to nobody and is never cancelled. */
  static Progress none() {
    return new Progress() {
      @Override
      public void report(double fraction, String message) {}

      @Override
      public void checkCancelled() {}
    };
  }
}
