package org.emcell.core.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Which found cell is which true cell. Pairs are taken by falling Jaccard index (then by id), each cell once, down to a
 * threshold. Above 0.5 at most one found cell fits a true cell, so that no other matching can be better.
 *
 * @param pairs the matched cells, best first
 * @param missed true cells without a match, by id
 * @param spurious found cells without a match, by id
 * @param merges found cells that hold most of the voxels of more than one true cell, by id
 * @param splits true cells that fell into several found cells, by id
 */
public record InstanceMatching(
    List<Pair> pairs,
    List<Integer> missed,
    List<Integer> spurious,
    List<Merge> merges,
    List<Split> splits) {

  /** Least share of a true cell that counts as one of the parts into which it fell. */
  private static final double LEAST_PART = 0.1;

  /**
   * A true cell and the found cell that stands for it.
   *
   * @param found id of the found cell
   * @param truth id of the true cell
   * @param jaccard of the two
   */
  public record Pair(int found, int truth, double jaccard) {}

  /**
   * A found cell with more than half of the voxels of each of several true cells.
   *
   * @param found id of the found cell
   * @param truths ids of the true cells, at least two
   */
  public record Merge(int found, List<Integer> truths) {}

  /**
   * A true cell with several parts: found cells with more than half of their voxels in it, that each cover at least a
   * tenth of it.
   *
   * @param truth id of the true cell
   * @param founds ids of the parts, at least two
   */
  public record Split(int truth, List<Integer> founds) {}

  /** Copies the lists. */
  public InstanceMatching {
    pairs = List.copyOf(pairs);
    missed = List.copyOf(missed);
    spurious = List.copyOf(spurious);
    merges = List.copyOf(merges);
    splits = List.copyOf(splits);
  }

  /**
   * Matches the cells whose voxels were counted.
   *
   * @param threshold least Jaccard index of a match, above 0 and at most 1
   * @throws IllegalArgumentException when the threshold is out of range
   */
  public static InstanceMatching of(InstanceOverlap overlap, double threshold) {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "The threshold of the Jaccard index must be above 0 and at most 1, found " + threshold
              + ".");
    }
    List<Pair> candidates = new ArrayList<>();
    for (int truth : overlap.truth().keySet()) {
      for (int found : overlap.found().keySet()) {
        double jaccard = overlap.jaccard(found, truth);
        if (jaccard >= threshold) {
          candidates.add(new Pair(found, truth, jaccard));
        }
      }
    }
    candidates.sort(Comparator.comparingDouble(Pair::jaccard)
        .reversed()
        .thenComparingInt(Pair::truth)
        .thenComparingInt(Pair::found));
    List<Pair> pairs = new ArrayList<>();
    Set<Integer> missed = overlap.truth().keySet();
    Set<Integer> spurious = overlap.found().keySet();
    for (Pair pair : candidates) {
      if (missed.contains(pair.truth()) && spurious.contains(pair.found())) {
        missed.remove(pair.truth());
        spurious.remove(pair.found());
        pairs.add(pair);
      }
    }
    return new InstanceMatching(
        pairs, List.copyOf(missed), List.copyOf(spurious), merges(overlap), splits(overlap));
  }

  private static List<Merge> merges(InstanceOverlap overlap) {
    List<Merge> merges = new ArrayList<>();
    for (int found : overlap.found().keySet()) {
      List<Integer> truths = new ArrayList<>();
      overlap.truth().forEach((truth, voxels) -> {
        if (2 * overlap.shared(found, truth) > voxels) {
          truths.add(truth);
        }
      });
      if (truths.size() > 1) {
        merges.add(new Merge(found, List.copyOf(truths)));
      }
    }
    return merges;
  }

  private static List<Split> splits(InstanceOverlap overlap) {
    List<Split> splits = new ArrayList<>();
    overlap.truth().forEach((truth, voxels) -> {
      List<Integer> founds = new ArrayList<>();
      overlap.found().forEach((found, size) -> {
        long shared = overlap.shared(found, truth);
        if (2 * shared > size && shared >= LEAST_PART * voxels) {
          founds.add(found);
        }
      });
      if (founds.size() > 1) {
        splits.add(new Split(truth, List.copyOf(founds)));
      }
    });
    return splits;
  }

  /** Returns the share of the true cells that were found; 1 when there are none. */
  public double recall() {
    return share(missed.size());
  }

  /** Returns the share of the found cells that stand for a true cell; 1 when there are none. */
  public double precision() {
    return share(spurious.size());
  }

  /** Returns the mean Jaccard index of the matched cells, 0 when none is matched. */
  public double meanJaccard() {
    return pairs.stream().mapToDouble(Pair::jaccard).average().orElse(0);
  }

  private double share(int unmatched) {
    int all = pairs.size() + unmatched;
    return all == 0 ? 1 : (double) pairs.size() / all;
  }
}
