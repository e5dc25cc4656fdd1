package org.emcell.core.measure;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts how many voxels each cell of a result shares with each cell of the truth, slice by slice. Memory grows with
 * the number of pairs that meet, not with the volume. Not thread-safe.
 */
public final class InstanceOverlap {

  private final Map<Long, long[]> shared = new HashMap<>();
  private final SortedMap<Integer, long[]> found = new TreeMap<>();
  private final SortedMap<Integer, long[]> truth = new TreeMap<>();

  /**
   * Adds a slice, or any other block of voxels.
   *
   * @param labels ids of the found cells, 0 for none
   * @param truthLabels ids of the true cells, 0 for none
   * @throws IllegalArgumentException when the arrays differ in length or hold a negative id
   */
  public void add(int[] labels, int[] truthLabels) {
    Accuracy.requireSameLength(labels.length, truthLabels.length);
    for (int start = 0; start < labels.length; ) {
      int end = start + 1;
      while (end < labels.length
          && labels[end] == labels[start]
          && truthLabels[end] == truthLabels[start]) {
        end++;
      }
      count(labels[start], truthLabels[start], end - start);
      start = end;
    }
  }

  private void count(int label, int trueLabel, int voxels) {
    if (label < 0 || trueLabel < 0) {
      throw new IllegalArgumentException(
          "The id of a cell must not be negative, found " + Math.min(label, trueLabel) + ".");
    }
    if (label != 0) {
      found.computeIfAbsent(label, id -> new long[1])[0] += voxels;
    }
    if (trueLabel != 0) {
      truth.computeIfAbsent(trueLabel, id -> new long[1])[0] += voxels;
    }
    if (label != 0 && trueLabel != 0) {
      shared.computeIfAbsent(key(label, trueLabel), pair -> new long[1])[0] += voxels;
    }
  }

  /** Returns the number of voxels of each found cell, in the order of the ids. */
  public SortedMap<Integer, Long> found() {
    return voxels(found);
  }

  /** Returns the number of voxels of each true cell, in the order of the ids. */
  public SortedMap<Integer, Long> truth() {
    return voxels(truth);
  }

  /** Returns the number of voxels that a found cell and a true cell share. */
  public long shared(int foundId, int truthId) {
    long[] voxels = shared.get(key(foundId, truthId));
    return voxels == null ? 0 : voxels[0];
  }

  /** Returns the Jaccard index of a found cell and a true cell, 0 when one of them does not exist. */
  public double jaccard(int foundId, int truthId) {
    long both = shared(foundId, truthId);
    return both == 0 ? 0 : (double) both / (found.get(foundId)[0] + truth.get(truthId)[0] - both);
  }

  private static SortedMap<Integer, Long> voxels(SortedMap<Integer, long[]> counts) {
    SortedMap<Integer, Long> voxels = new TreeMap<>();
    counts.forEach((id, count) -> voxels.put(id, count[0]));
    return voxels;
  }

  private static long key(int foundId, int truthId) {
    return (long) foundId << 32 | truthId;
  }
}
