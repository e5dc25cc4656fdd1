package org.emcell.core.pipeline;

import org.emcell.core.Progress;

/** Adds up the progress of pieces of work that run side by side. Thread-safe. */
final class SharedProgress {

  private final double[] fractions;
  private final Progress whole;
  private final String message;

  /**
   * @param pieces number of pieces, which count alike
   * @param message what is shown while they are worked on
   */
  SharedProgress(int pieces, Progress whole, String message) {
    fractions = new double[pieces];
    this.whole = whole;
    this.message = message;
  }

  /** Returns the progress that one piece reports to. */
  Progress of(int piece) {
    return new Progress() {
      @Override
      public void report(double fraction, String step) {
        double sum = 0;
        synchronized (fractions) {
          fractions[piece] = fraction;
          for (double f : fractions) {
            sum += f;
          }
        }
        whole.report(sum / fractions.length, message);
      }

      @Override
      public void checkCancelled() {
        whole.checkCancelled();
      }
    };
  }
}
