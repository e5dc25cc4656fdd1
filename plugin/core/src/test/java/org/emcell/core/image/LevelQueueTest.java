package org.emcell.core.image;

import static org.junit.Assert.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class LevelQueueTest {

  private final Random random = new Random(8);

  @Test
  public void theLowestLevelComesFirstAndWithinItTheOldest() {
    for (int levels : new int[] {1, 2, 30}) {
      LevelQueue queue = new LevelQueue(levels);
      List<ArrayDeque<Integer>> lists = new ArrayList<>();
      for (int i = 0; i < levels; i++) {
        lists.add(new ArrayDeque<>());
      }
      int reached = 0;
      int next = 0;
      for (int round = 0; round < 400; round++) {
        for (int k = random.nextInt(200); k > 0; k--) {
          int level = random.nextInt(levels);
          queue.add(next, level);
          lists.get(Math.max(level, reached)).add(next++);
        }
        for (int k = random.nextInt(round < 200 ? 150 : 300); k > 0; k--) {
          while (lists.get(reached).isEmpty() && reached < levels - 1) {
            reached++;
          }
          Integer expected = lists.get(reached).poll();
          assertEquals(expected == null ? LevelQueue.NOTHING : expected, queue.poll());
        }
      }
    }
  }

  @Test
  public void anEmptyQueueGivesNothing() {
    LevelQueue queue = new LevelQueue(3);
    assertEquals(LevelQueue.NOTHING, queue.poll());
    queue.add(5, 0);
    assertEquals(5, queue.poll());
    assertEquals(LevelQueue.NOTHING, queue.poll());
  }
}
