package org.emcell.knimeapi.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionMonitor;

public class ExecutionMonitorTest {
  private final DefaultNodeProgressMonitor progress = new DefaultNodeProgressMonitor();
  private final ExecutionMonitor exec = new ExecutionMonitor(progress);

  @Test
  public void partsAddUpToTheWhole() {
    ExecutionMonitor first = exec.createSubProgress(0.25);
    ExecutionMonitor second = exec.createSubProgress(0.75);
    first.setProgress(1.0, "first");
    assertEquals(0.25, progress.getProgress(), 1e-12);
    second.createSubProgress(0.5).setProgress(0.5, "second");

    assertEquals(0.25 + 0.75 * 0.25, progress.getProgress(), 1e-12);
    assertEquals("second", progress.getMessage());
  }

  @Test
  public void partsThatRunAtTheSameTimeAddUp() throws InterruptedException {
    int parts = 8;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      ExecutionMonitor part = exec.createSilentSubProgress(1.0 / parts);
      Thread thread = new Thread(() -> {
        for (int k = 1; k <= 100; k++) {
          part.setProgress(k / 100.0);
        }
      });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(1, progress.getProgress(), 1e-9);
  }

  @Test
  public void aSilentPartKeepsItsMessagesToItself() {
    exec.setMessage("all");
    ExecutionMonitor silent = exec.createSilentSubProgress(1);
    silent.setProgress(0.5, "slice 3");

    assertEquals("all", progress.getMessage());
    assertEquals(0.5, progress.getProgress(), 1e-12);
  }

  @Test
  public void progressNeverGoesBack() {
    exec.setProgress(0.6);
    exec.setProgress(0.4);
    assertEquals(0.6, progress.getProgress(), 0);
  }

  @Test
  public void aCancelReachesAllParts() throws CanceledExecutionException {
    ExecutionMonitor part = exec.createSubProgress(0.5).createSilentSubProgress(0.5);
    part.checkCanceled();
    progress.setExecuteCanceled();

    assertThrows(CanceledExecutionException.class, part::checkCanceled);
    assertThrows(CanceledExecutionException.class, exec::checkCanceled);
    progress.reset();
    part.checkCanceled();
  }

  @Test
  public void anInterruptedThreadIsCancelled() throws InterruptedException {
    AtomicBoolean cancelled = new AtomicBoolean();
    Thread thread = new Thread(() -> {
      Thread.currentThread().interrupt();
      try {
        exec.checkCanceled();
      } catch (CanceledExecutionException e) {
        cancelled.set(true);
      }
    });
    thread.start();
    thread.join();
    assertEquals(true, cancelled.get());
  }
}
