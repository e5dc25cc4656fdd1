package org.emcell.core;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public class WorkersTest {

  @Test
  public void everyPieceIsWorkedOnOnce() {
    int[] times = new int[1000];
    Workers.of(4).forEach(times.length, piece -> times[piece]++);
    int[] once = new int[times.length];
    Arrays.fill(once, 1);
    assertArrayEquals(once, times);
  }

  @Test
  public void nestedWorkTakesNoMoreThreadsThanThereAreWorkers() {
    Workers workers = Workers.of(3);
    AtomicInteger atWork = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    workers.forEach(
        6,
        outer -> workers.forEach(6, inner -> {
          most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
          sleep();
          atWork.decrementAndGet();
        }));
    assertTrue(most.get() + " at a time", most.get() <= 3);
  }

  @Test
  public void aThreadWithoutWorkOfItsOwnHelpsWithThatOfAnother() {
    Workers workers = Workers.of(2);
    CountDownLatch ended = new CountDownLatch(1);
    workers.forEach(2, outer -> {
      if (outer == 1) {
        ended.countDown();
        return;
      }
      await(ended);
      boolean helped = false;
      for (int tries = 0; tries < 1000 && !helped; tries++) {
        helped = meet(workers);
      }
      assertTrue("nobody helped", helped);
    });
  }

  /** Returns whether two pieces ran at the same time. */
  private static boolean meet(Workers workers) {
    CountDownLatch both = new CountDownLatch(2);
    AtomicInteger met = new AtomicInteger();
    workers.forEach(2, piece -> {
      both.countDown();
      try {
        met.addAndGet(both.await(10, TimeUnit.MILLISECONDS) ? 1 : 0);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
    return met.get() == 2;
  }

  @Test
  public void aFailureEndsTheWorkAndLeavesTheWorkersUsable() {
    Workers workers = Workers.of(4);
    assertThrows(
        IllegalStateException.class,
        () -> workers.forEach(100, piece -> {
          throw new IllegalStateException("piece " + piece);
        }));
    AtomicInteger pieces = new AtomicInteger();
    workers.forEach(50, piece -> pieces.incrementAndGet());
    assertEquals(50, pieces.get());
  }

  private static void sleep() {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
