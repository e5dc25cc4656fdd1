package org.emcell.core;

import java.util.function.IntConsumer;

/**
 * Runs independent pieces of work, possibly several at a time. What the pieces compute must not depend on their order;
 * then no result depends on the number of workers. Implementations are thread-safe and may be used from within a piece
 * of work: at no time do more threads than {@link #count()} work for one instance, however it is nested.
 */
public interface Workers {

  /** Returns how many pieces may run at the same time, at least 1. */
  int count();

  /**
   * Calls {@code work} once with each number from 0 to {@code pieces - 1} and returns when all calls have returned.
   * When a call throws, no further pieces are started and the exception is thrown here after the running pieces have
   * ended.
   */
  void forEach(int pieces, IntConsumer work);

  /** Returns the workers that run everything on the calling thread. */
  static Workers single() {
    return of(1);
  }

  /**
   * Returns workers that use the calling thread and up to {@code threads - 1} daemon threads beside it.
   *
   * @throws IllegalArgumentException when {@code threads} is less than 1
   */
  static Workers of(int threads) {
    return new ThreadWorkers(threads);
  }
}
