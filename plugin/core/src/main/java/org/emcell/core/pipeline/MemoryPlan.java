package org.emcell.core.pipeline;

import java.util.List;
import org.emcell.core.Workers;
import org.emcell.core.segment.Roi;
import org.emcell.core.segment.RoiSegmenter;
import org.emcell.core.stack.SliceStack;

/**
 * What may be worked on at the same time, so that threads and memory suffice. Only time depends on it, no result.
 *
 * @param sliceThreads slices of the stack that are searched or cropped at a time
 * @param cells cells that are segmented at a time
 * @param threadsPerCell threads that share the work on one cell
 * @param cellBytes memory that the largest cell takes
 */
record MemoryPlan(int sliceThreads, int cells, int threadsPerCell, long cellBytes) {

  /** What the search of a slice takes beside the slice for each of its pixels, measured and rounded up, in bytes. */
  private static final double SEARCH_BYTES = 1.5;

  /**
   * Plans a run. One slice and one cell are worked on in any case.
   *
   * @param memory bytes that slices, and then cells, in work may take together
   */
  static MemoryPlan of(
      SliceStack stack, List<Roi> rois, RoiSegmenter segmenter, int threads, long memory) {
    long largest = rois.stream()
        .mapToLong(roi -> (long) segmenter.bytesPerVoxel() * roi.size().voxels())
        .max()
        .orElse(1);
    int cells = atATime(memory / largest, Math.min(threads, Math.max(1, rois.size())));
    return new MemoryPlan(
        sliceThreads(stack, threads, memory), cells, Math.max(1, threads / cells), largest);
  }

  /** Returns how many slices may be searched or cropped at a time. */
  static int sliceThreads(SliceStack stack, int threads, long memory) {
    double bytes =
        (double) stack.width() * stack.height() * (stack.bitsPerSample() / 8 + SEARCH_BYTES);
    return atATime((long) (memory / bytes), threads);
  }

  private static int atATime(long affordable, int wanted) {
    return (int) Math.max(1, Math.min(wanted, affordable));
  }

  /** Returns workers for slices, which are the given ones where the memory is enough for all of them. */
  static Workers forSlices(SliceStack stack, Workers workers, long memory) {
    int threads = sliceThreads(stack, workers.count(), memory);
    return threads == workers.count() ? workers : Workers.of(threads);
  }
}
