package org.emcell.knimeapi.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.node.workflow.WorkflowCreationHelper;
import org.knime.core.node.workflow.WorkflowManager;
import org.knime.core.node.workflow.contextv2.WorkflowContextV2;
import org.knime.core.util.ThreadPool;

public class ThreadPoolTest {
  private final ThreadPool pool = new ThreadPool(2);

  @Test
  public void aTaskRunsInThePoolAndInTheContextOfWhoEnqueuedIt() throws Exception {
    WorkflowManager workflow = WorkflowManager.ROOT.createAndAddProject(
        "w",
        new WorkflowCreationHelper(
            WorkflowContextV2.forTemporaryWorkflow(Path.of("somewhere"), null)));
    NodeContext.pushContext(workflow);
    try {
      assertSame(
          workflow,
          pool.enqueue(() -> NodeContext.getContext().getWorkflowManager()).get());
      assertSame(pool, pool.enqueue(ThreadPool::currentPool).get());
    } finally {
      NodeContext.removeLastContext();
    }
    assertNull(pool.enqueue(NodeContext::getContext).get());
    assertNull(ThreadPool.currentPool());
  }

  @Test(timeout = 20_000)
  public void tasksThatWaitInvisiblyDoNotBlockAFullPool() throws Exception {
    List<Future<Integer>> waiting = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      waiting.add(pool.enqueue(() -> pool.runInvisible(() -> {
        int sum = 0;
        for (Future<Integer> part : List.of(pool.enqueue(() -> 1), pool.enqueue(() -> 2))) {
          sum += part.get();
        }
        return sum;
      })));
    }
    for (Future<Integer> each : waiting) {
      assertEquals(3, (int) each.get());
    }
  }

  @Test
  public void withoutBeingInvisibleAFullPoolStandsStill() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    List<Future<?>> blocked = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      blocked.add(pool.enqueue(() -> release.await(10, TimeUnit.SECONDS)));
    }
    Future<Integer> starved = pool.enqueue(() -> 1);
    Thread.sleep(50);
    assertTrue(!starved.isDone());
    release.countDown();
    assertEquals(1, (int) starved.get());
    for (Future<?> each : blocked) {
      assertEquals(true, each.get());
    }
  }

  @Test
  public void neverMoreThreadsRunThanAreAllowed() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Future<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      tasks.add(pool.enqueue(() -> {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        Thread.sleep(2);
        return running.decrementAndGet();
      }));
    }
    for (Future<Integer> task : tasks) {
      task.get();
    }
    assertEquals(2, most.get());
  }

  @Test
  public void onlyThreadsOfAPoolCanBecomeInvisible() {
    assertThrows(IllegalThreadStateException.class, () -> pool.runInvisible(() -> 1));
  }

  @Test
  public void whatAnInvisibleTaskThrowsIsTheCause() throws Exception {
    Future<String> message = pool.enqueue(() -> assertThrows(
            ExecutionException.class,
            () -> pool.runInvisible(() -> {
              throw new IllegalStateException("why");
            }))
        .getCause()
        .getMessage());
    assertEquals("why", message.get());
  }
}
