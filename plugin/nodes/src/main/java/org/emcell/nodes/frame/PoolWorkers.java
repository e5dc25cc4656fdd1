package org.emcell.nodes.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.emcell.core.Workers;
import org.knime.core.node.KNIMEConstants;
import org.knime.core.util.ThreadPool;

/**
 * The platform's threads, within the number that its user allows. A thread that waits for others does not count, so
 * that any number of nodes can wait at the same time; and each thread knows the node that it works for.
 */
final class PoolWorkers implements Workers {

  @Override
  public int count() {
    return Math.max(1, KNIMEConstants.GLOBAL_THREAD_POOL.getMaxThreads());
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
    int threads = Math.min(count(), pieces);
    if (threads < 2) {
      loop.run();
    } else {
      runInPool(loop, threads, failure);
    }
    if (failure.get() instanceof RuntimeException e) {
      throw e;
    } else if (failure.get() instanceof Error e) {
      throw e;
    }
  }

  private static void runInPool(Runnable loop, int threads, AtomicReference<Throwable> failure) {
    ThreadPool pool = KNIMEConstants.GLOBAL_THREAD_POOL;
    Runnable enqueueAndWait = () -> {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(pool.enqueue(loop));
      }
      running.forEach(task -> await(task, failure));
    };
    if (ThreadPool.currentPool() == null) {
      enqueueAndWait.run();
      return;
    }
    try {
      pool.runInvisible(() -> {
        enqueueAndWait.run();
        return null;
      });
    } catch (ExecutionException e) {
      failure.compareAndSet(null, e.getCause());
    }
  }

  /** Waits to the end even when interrupted: the pieces write into arrays that the caller is about to read. */
  private static void await(Future<?> task, AtomicReference<Throwable> failure) {
    boolean interrupted = false;
    while (true) {
      try {
        task.get();
        break;
      } catch (InterruptedException e) {
        // The platform interrupts what its user cancels: no further piece is begun.
        failure.compareAndSet(null, new CancellationException("Cancelled by the user."));
        interrupted = true;
      } catch (ExecutionException e) {
        failure.compareAndSet(null, e.getCause());
        break;
      } catch (CancellationException e) {
        failure.compareAndSet(null, e);
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
