package org.knime.core.util;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.knime.core.node.workflow.NodeContext;

/**
 * A pool of threads that work for nodes: a task runs in the {@link NodeContext} of who enqueued it. A task that waits
 * for others must do so within {@link #runInvisible}, which lets another thread work in its place; without, a full pool
 * stands still.
 */
public class ThreadPool {
  private static final ThreadLocal<ThreadPool> CURRENT = new ThreadLocal<>();
  private static final ThreadLocal<Boolean> INVISIBLE = ThreadLocal.withInitial(() -> false);

  private final ThreadPoolExecutor executor;
  private int maxThreads;
  private int invisible;

  public ThreadPool(int maxThreads) {
    this.maxThreads = maxThreads;
    executor = new ThreadPoolExecutor(
        maxThreads, maxThreads, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
          Thread thread = Executors.defaultThreadFactory().newThread(task);
          thread.setName("KNIME-Worker-" + thread.getId());
          thread.setDaemon(true);
          return thread;
        });
    executor.allowCoreThreadTimeOut(true);
  }

  /** Returns the pool that this thread belongs to; null for other threads. */
  public static ThreadPool currentPool() {
    return CURRENT.get();
  }

  public synchronized int getMaxThreads() {
    return maxThreads;
  }

  public synchronized void setMaxThreads(int newMaximum) {
    maxThreads = newMaximum;
    resize();
  }

  public int getRunningThreads() {
    return executor.getActiveCount();
  }

  public int getQueueSize() {
    return executor.getQueue().size();
  }

  /** Runs the task as soon as a thread is free. */
  public <T> Future<T> enqueue(Callable<T> task) {
    NodeContext context = NodeContext.getContext();
    return executor.submit(() -> {
      CURRENT.set(this);
      NodeContext.pushContext(context);
      try {
        return task.call();
      } finally {
        NodeContext.removeLastContext();
        CURRENT.remove();
      }
    });
  }

  /** As {@link #enqueue(Callable)}, for a task without a result. */
  public Future<?> enqueue(Runnable task) {
    return enqueue(Executors.callable(task));
  }

  /**
   * Runs a task that may wait for other tasks of the pool; this thread does not count while it does.
   *
   * @throws IllegalThreadStateException if this thread does not belong to a pool
   * @throws ExecutionException with what the task threw
   */
  public <T> T runInvisible(Callable<T> task) throws ExecutionException {
    ThreadPool pool = currentPool();
    if (pool == null) {
      throw new IllegalThreadStateException("The current thread is not taken out of a thread pool");
    }
    boolean nested = INVISIBLE.get();
    try {
      if (!nested) {
        INVISIBLE.set(true);
        pool.changeInvisible(1);
      }
      return task.call();
    } catch (Exception e) {
      throw new ExecutionException(e);
    } finally {
      if (!nested) {
        INVISIBLE.remove();
        pool.changeInvisible(-1);
      }
    }
  }

  private synchronized void changeInvisible(int change) {
    invisible += change;
    resize();
  }

  private void resize() {
    int size = maxThreads + invisible;
    // the order matters: the core size must never be above the maximum
    if (size > executor.getMaximumPoolSize()) {
      executor.setMaximumPoolSize(size);
      executor.setCorePoolSize(size);
    } else {
      executor.setCorePoolSize(size);
      executor.setMaximumPoolSize(size);
    }
  }
}
