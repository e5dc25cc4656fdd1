package org.emcell.core.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import org.emcell.core.Workers;
import org.emcell.core.segment.Roi;
import org.emcell.core.segment.RoiSegmenter;
import org.emcell.core.stack.SliceStack;

/**
 * What may be worked on at the same time, so that threads and memory suffice. Only time depends on it, no result.
 *
 * @param sliceThreads slices of the stack that are searched or cropped at a time
 * @param groups cells, by their place in the list, that are segmented at a time, one group after the other
 * @param cellBytes memory that the largest cell takes
 */
record MemoryPlan(int sliceThreads, List<List<Integer>> groups, long cellBytes) {

  /** What the search of a slice takes beside the slice for each of its pixels, measured and rounded up, in bytes. */
  private static final double SEARCH_BYTES = 1.5;

  /**
   * Plans a run. One slice and one cell are worked on in any case. Groups are filled from the largest cell down with what
   * fits beside it, so that cells of a group take about as long as each other.
   *
   * @param memory bytes that slices, and then cells, in work may take together
   */
  static MemoryPlan of(
      SliceStack stack, List<Roi> rois, RoiSegmenter segmenter, int threads, long memory) {
    long[] bytes = rois.stream()
        .mapToLong(roi -> (long) segmenter.bytesPerVoxel() * roi.size().voxels())
        .toArray();
    List<Integer> left = new LinkedList<>();
    for (int cell = 0; cell < bytes.length; cell++) {
      left.add(cell);
    }
    left.sort(Comparator.comparing(cell -> -bytes[cell]));
    long largest = left.isEmpty() ? 0 : bytes[left.get(0)];
    List<List<Integer>> groups = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Integer> group = new ArrayList<>();
      long taken = 0;
      for (Iterator<Integer> cells = left.iterator(); cells.hasNext(); ) {
        int cell = cells.next();
        if (group.isEmpty() || group.size() < threads && taken + bytes[cell] <= memory) {
          group.add(cell);
          taken += bytes[cell];
          cells.remove();
        }
      }
      groups.add(List.copyOf(group));
    }
    return new MemoryPlan(sliceThreads(stack, threads, memory), List.copyOf(groups), largest);
  }

  /** Returns how many cells are segmented at a time at most. */
  int cellsAtATime() {
    return groups.stream().mapToInt(List::size).max().orElse(0);
  }

  /** Returns how many slices may be searched or cropped at a time. */
  static int sliceThreads(SliceStack stack, int threads, long memory) {
    double bytes =
        (double) stack.width() * stack.height() * (stack.bitsPerSample() / 8 + SEARCH_BYTES);
    return (int) Math.max(1, Math.min(threads, memory / bytes));
  }

  /** Returns workers for slices, which are the given ones where the memory is enough for all of them. */
  static Workers forSlices(SliceStack stack, Workers workers, long memory) {
    int threads = sliceThreads(stack, workers.count(), memory);
    return threads == workers.count() ? workers : Workers.of(threads);
  }
}
