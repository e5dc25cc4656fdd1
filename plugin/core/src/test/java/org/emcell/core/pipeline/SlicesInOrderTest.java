package org.emcell.core.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.emcell.core.Progress;
import org.emcell.core.Workers;
import org.junit.Test;

public class SlicesInOrderTest {

  /** Returns the slices as they were taken; in a group, what was made of them is ten times their number. */
  private static List<Integer> taken(int slices, int threads, Progress progress) {
    List<Integer> taken = new ArrayList<>();
    new SlicesInOrder(slices, Workers.of(threads), progress, "Looking")
        .forEach(z -> 10 * z, (first, made) -> {
          assertTrue(made.size() + " at a time", made.size() <= threads);
          assertEquals(10 * first, (int) made.get(0));
          taken.addAll(made);
        });
    return taken;
  }

  @Test
  public void everySliceIsTakenOnceInOrderWithAnyNumberOfWorkers() {
    for (int threads = 1; threads < 5; threads++) {
      for (int slices = 0; slices < 10; slices++) {
        assertEquals(
            IntStream.range(0, slices).mapToObj(z -> 10 * z).toList(),
            taken(slices, threads, Progress.none()));
      }
    }
  }

  @Test
  public void progressTellsHowManyWereTaken() {
    List<String> reports = new ArrayList<>();
    taken(5, 2, new Progress() {
      @Override
      public void report(double fraction, String message) {
        reports.add(fraction + " " + message);
      }

      @Override
      public void checkCancelled() {}
    });
    assertEquals(List.of("0.0 Looking", "0.4 Looking", "0.8 Looking"), reports);
  }

  @Test
  public void nothingIsTakenOnceItIsCancelled() {
    AtomicInteger asked = new AtomicInteger();
    List<Integer> taken = new ArrayList<>();
    Progress cancelled = new Progress() {
      @Override
      public void report(double fraction, String message) {}

      @Override
      public void checkCancelled() {
        if (asked.incrementAndGet() > 3) {
          throw new CancellationException();
        }
      }
    };
    SlicesInOrder slices = new SlicesInOrder(9, Workers.of(2), cancelled, "Looking");
    assertThrows(
        CancellationException.class,
        () -> slices.forEach(z -> z, (first, made) -> taken.addAll(made)));
    assertEquals(List.of(0, 1), taken);
  }
}
