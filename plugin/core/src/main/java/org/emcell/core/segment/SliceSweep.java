package org.emcell.core.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.emcell.core.Progress;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;

/**
 * Carries a region from slice to slice, from a first one to both ends of a stack. A slice in which the region is lost
 * does not end the sweep: the region is looked for in the next slices, too, for as far as a majority filter can
 * bridge.
 *
 * @param <T> what is known of a slice on its own
 */
final class SliceSweep<T> {

  /** How far in nm along z a region may be lost and found again. */
  private static final double LONGEST_GAP = SlabMajority.DEPTH;

  /** How a region goes on from slice to slice. */
  interface Rule<T> {

    /** Finds what a slice says on its own. Called for several slices at a time. */
    T prepare(int z);

    /**
     * Finds the region in a slice.
     *
     * @param last the region in the nearest slice before that shows it
     * @return the region; empty when the slice does not show it
     */
    boolean[] next(T prepared, boolean[] last);
  }

  private final Rule<T> rule;
  private final Size size;
  private final int longestGap;
  private final Progress progress;
  private final String message;
  private final AtomicInteger done = new AtomicInteger();

  /**
   * @param thickness distance of the slices in nm
   * @param message what is being done, for a user to read
   */
  SliceSweep(Rule<T> rule, Size size, double thickness, Progress progress, String message) {
    this.rule = rule;
    this.size = size;
    longestGap = longestGap(thickness);
    this.progress = progress;
    this.message = message;
  }

  /** Returns for how many slices on end a region may be lost. */
  static int longestGap(double thickness) {
    return (int) Math.max(1, LONGEST_GAP / thickness);
  }

  /** Returns the slices of a stack, the one nearest to {@code z} first. */
  static IntStream outwards(double z, int slices) {
    int middle = (int) Math.max(0, Math.min(slices - 1, Math.round(z)));
    return IntStream.range(0, 2 * slices)
        .map(k -> middle + (k % 2 == 0 ? k / 2 : -(k + 1) / 2))
        .filter(slice -> slice >= 0 && slice < slices);
  }

  /**
   * Carries the region through the stack.
   *
   * @param first the region in slice {@code start}
   * @param volume where the region of every slice is written, as soon as the slice is done; slices that the sweep does
   *     not come to are cleared
   */
  void run(int start, boolean[] first, boolean[] volume, Workers workers) {
    put(first, start, volume);
    workers.forEach(2, direction -> {
      int step = direction == 0 ? -1 : 1;
      int end = follow(start, step, first, volume, workers);
      for (int z = end; z >= 0 && z < size.depth(); z += step) {
        Arrays.fill(volume, z * first.length, (z + 1) * first.length, false);
      }
    });
  }

  /** Returns the slice at which the sweep has ended, which is not done. */
  private int follow(int start, int step, boolean[] first, boolean[] volume, Workers workers) {
    int count = step < 0 ? start : size.depth() - 1 - start;
    boolean[] last = first;
    int gap = 0;
    int z = start + step;
    for (int from = 0; from < count; from += workers.count()) {
      for (T slice : prepare(z, step, Math.min(workers.count(), count - from), workers)) {
        boolean[] region = rule.next(slice, last);
        boolean isLost = Masks.count(region) == 0;
        last = isLost ? last : region;
        gap = isLost ? gap + 1 : 0;
        put(region, z, volume);
        z += step;
        if (gap > longestGap) {
          return z;
        }
      }
    }
    return z;
  }

  private List<T> prepare(int z, int step, int slices, Workers workers) {
    List<T> prepared = new ArrayList<>(Collections.nCopies(slices, null));
    workers.forEach(slices, k -> {
      progress.checkCancelled();
      prepared.set(k, rule.prepare(z + k * step));
    });
    return prepared;
  }

  private void put(boolean[] region, int z, boolean[] volume) {
    System.arraycopy(region, 0, volume, z * region.length, region.length);
    progress.report((double) done.incrementAndGet() / size.depth(), message);
  }
}
