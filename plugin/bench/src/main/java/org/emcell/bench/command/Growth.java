package org.emcell.bench.command;

import java.util.ArrayList;
import java.util.List;

/** Rows of one work on 1, 2, 4 ... times as much. Not thread-safe. */
final class Growth {

  /** What a doubling may take beyond twice the time, and peak memory beyond that of the smallest. */
  private static final double TOLERANCE = 1.25;

  private final List<Measurement> rows = new ArrayList<>();
  private Child.Usage first;
  private int factor = 1;

  /**
   * Adds the next size, twice the last.
   *
   * @param flat whether memory shall stay the same
   */
  void add(String work, Child.Usage usage, List<String> command, boolean flat) {
    if (first == null) {
      first = usage;
    }
    double time = usage.wall() / first.wall();
    double memory = usage.peak() / first.peak();
    String figure = Experiment.text(time) + " x time, " + Experiment.text(memory) + " x memory";
    String bar = "<= " + factor + " x time" + (flat ? ", 1 x memory" : "");
    boolean met = time <= factor * TOLERANCE && (!flat || memory <= TOLERANCE);
    rows.add(new Measurement(work, usage, figure, factor == 1 ? "" : bar, met, command));
    factor *= 2;
  }

  List<Measurement> rows() {
    return rows;
  }
}
