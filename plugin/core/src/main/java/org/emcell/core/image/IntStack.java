package org.emcell.core.image;

import java.util.Arrays;

/** Voxels still to be visited by a flood, last in first out. */
final class IntStack {

  private int[] items = new int[1024];
  private int count;

  boolean isEmpty() {
    return count == 0;
  }

  void push(int item) {
    if (count == items.length) {
      items = Arrays.copyOf(items, (int) Math.min(2L * count, Integer.MAX_VALUE - 8));
    }
    items[count++] = item;
  }

  int pop() {
    return items[--count];
  }
}
