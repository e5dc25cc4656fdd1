package org.emcell.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Workers on daemon threads; the caller takes pieces too, so that nested use can never wait for itself. A thread that runs
 * out of pieces is free for whatever else these workers are used for at that time.
 */
final class ThreadWorkers implements Workers {

  private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
    Thread thread = new Thread(task, "emcell-worker");
    thread.setDaemon(true);
    return thread;
  });

  private final int count;
  /** How many more threads may be at work. */
  private final Semaphore spare;

  ThreadWorkers(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "The number of threads must be at least 1, found " + count + ".");
    }
    this.count = count;
    spare = new Semaphore(count - 1);
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public void forEach(int pieces, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Runnable loop = () -> {
      try {
        for (int piece; failure.get() == null && (piece = next.getAndIncrement()) < pieces; ) {
          work.accept(piece);
        }
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      }
    };
    List<Future<?>> others = new ArrayList<>();
    for (int i = 1; i < pieces && spare.tryAcquire(); i++) {
      others.add(THREADS.submit(() -> {
        try {
          loop.run();
        } finally {
          spare.release();
        }
      }));
    }
    loop.run();
    if (!others.isEmpty()) {
      spare.release();
      others.forEach(ThreadWorkers::await);
      // Whoever took this thread's place meanwhile is at work and gives it back.
      spare.acquireUninterruptibly();
    }
    if (failure.get() instanceof RuntimeException e) {
      throw e;
    } else if (failure.get() instanceof Error e) {
      throw e;
    }
  }

  /** Waits to the end even when interrupted: the pieces write into arrays that the caller is about to read. */
  private static void await(Future<?> task) {
    boolean interrupted = false;
    while (true) {
      try {
        task.get();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
