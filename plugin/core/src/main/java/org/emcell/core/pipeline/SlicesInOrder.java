package org.emcell.core.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.emcell.core.Progress;
import org.emcell.core.Workers;

/**
 * Goes over slices from the first to the last. What needs no other slice is done to as many at a time as there are
 * workers; then these slices are taken in their order. So no more of them than there are workers are in memory.
 *
 * @param slices how many there are
 * @param progress learns how many have been taken, and is asked for cancel before each slice
 * @param message what is being done, for a user to read
 */
record SlicesInOrder(int slices, Workers workers, Progress progress, String message) {

  /**
   * Takes slices that follow each other.
   *
   * @param <T> what was made of a slice
   */
  @FunctionalInterface
  interface Group<T> {

    /** @param first number of the first one */
    void take(int first, List<T> made);
  }

  /**
   * Goes over all slices.
   *
   * @param alone makes something of a slice, of several at a time
   * @param together takes what was made, one group after the other
   */
  <T> void forEach(IntFunction<T> alone, Group<T> together) {
    for (int from = 0; from < slices; from += workers.count()) {
      progress.report((double) from / slices, message);
      int first = from;
      int count = Math.min(workers.count(), slices - from);
      List<T> made = new ArrayList<>(Collections.nCopies(count, null));
      workers.forEach(count, k -> {
        progress.checkCancelled();
        made.set(k, alone.apply(first + k));
      });
      together.take(first, made);
    }
  }
}
