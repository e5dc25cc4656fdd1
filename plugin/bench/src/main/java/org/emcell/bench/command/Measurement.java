package org.emcell.bench.command;

import java.util.List;

/**
 * One row of the table.
 *
 * @param work what was done
 * @param usage what it took
 * @param figure what the bar is about, as text
 * @param bar what is to be reached; empty when the row is for comparison
 * @param met whether it is reached
 * @param command that was run
 */
record Measurement(
    String work, Child.Usage usage, String figure, String bar, boolean met, List<String> command) {

  /** Returns a row for comparison. */
  static Measurement of(String work, Child.Usage usage, String figure, List<String> command) {
    return new Measurement(work, usage, figure, "", true, command);
  }

  String verdict() {
    return bar.isEmpty() ? "" : met ? "yes" : "no";
  }
}
