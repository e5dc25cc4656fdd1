package org.emcell.core.image;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Marker-controlled watershed by priority flooding (Beucher and Meyer, Mathematical Morphology in Image Processing,
 * 1993, chapter 12; Meyer 1994, doi:10.1016/0165-1684(94)90060-4). Labels grow from the markers over the landscape,
 * lowest voxels first, until they meet. There are no watershed lines: every voxel that is reached belongs to one label.
 */
public final class Watershed {

  /** Steps of height that the flood can tell apart. */
  private static final int LEVELS = 1 << 16;

  /*
   * While the flood runs, the array of labels holds the state of each voxel, which is all that its neighbours look at: its
   * label, above 0; the complement of its level, below 0, while it is free; or this outside the mask.
   */
  private static final int CLOSED = 0;

  private Watershed() {}

  /**
   * Floods a landscape from markers.
   *
   * <p>The order is by height, then by age: of the voxels next to the flood the lowest goes first, and of voxels of one
   * height the one that was reached first. A voxel takes the label from which it was first reached; a voxel that lies
   * lower than the flood stands is filled at once. So plateaus are split where fronts of equal speed meet, and the
   * result is always the same for the same input: markers set out in the order of the array. Markers count as lower
   * than everything else, whatever the landscape is below them; only the way between them matters.
   *
   * <p>Heights are rounded down to 65536 steps between the lowest and the highest finite height in the mask, so that
   * the flood can be kept in one list per step instead of a heap. Voxels within one step count as a plateau and are
   * split by age. Landscapes with integer heights and a range below 65536 are flooded exactly. Plus infinity and NaN
   * count as the highest step, minus infinity as the lowest.
   *
   * <p>Time is linear in the number of voxels and of neighbours; 4 bytes for each voxel on the front of the flood are held
   * beside the result. The flood runs on the calling thread. Thread-safe.
   *
   * @param landscape height of each voxel
   * @param markers labels to start from, 0 where there is no marker; any other number is a label
   * @param mask the voxels that labels may cover, or null for all; markers outside it are ignored
   * @param size of the image
   * @param connectivity which voxels the flood steps to
   * @return the label of each voxel, 0 outside the mask and where no marker can reach inside the mask
   * @throws IllegalArgumentException when the length of an array does not fit {@code size}
   */
  public static int[] flood(
      float[] landscape, int[] markers, boolean[] mask, Size size, Connectivity connectivity) {
    int[] labels = markers.clone();
    grow(landscape, labels, mask, size, connectivity);
    return labels;
  }

  /**
   * Does what {@link #flood} does in the array of the markers, which saves memory where large images are flooded.
   *
   * @param landscape height of each voxel, or null where all are alike, so that labels grow at equal speed
   * @param labels labels to start from, 0 where there is no marker; afterwards the label of each voxel, 0 outside the mask
   *     and where no marker can reach inside the mask
   * @param mask the voxels that labels may cover, or null for all; markers outside it are ignored
   * @param size of the image
   * @param connectivity which voxels the flood steps to
   * @throws IllegalArgumentException when the length of an array does not fit {@code size}
   */
  public static void grow(
      float[] landscape, int[] labels, boolean[] mask, Size size, Connectivity connectivity) {
    size.requireLength(labels.length);
    if (landscape != null) {
      size.requireLength(landscape.length);
    }
    if (mask != null) {
      size.requireLength(mask.length);
    }
    Neighbourhood neighbourhood = new Neighbourhood(size, connectivity);
    Levels levels = landscape == null ? null : Levels.of(landscape, mask);
    int[] names = hasNegative(labels) ? number(labels) : null;
    int free = 0;
    for (int i = 0; i < labels.length; i++) {
      if (mask != null && !mask[i]) {
        labels[i] = CLOSED;
      } else if (labels[i] == 0) {
        labels[i] = levels == null ? ~0 : ~levels.of(landscape[i]);
        free++;
      }
    }
    int notReached = free - flood(labels, free, neighbourhood, levels == null ? 1 : LEVELS);
    for (int i = 0; i < labels.length && (notReached > 0 || names != null); i++) {
      labels[i] = labels[i] < 0 ? 0 : names == null ? labels[i] : names[labels[i]];
    }
  }

  /** Floods all states and returns how many voxels were reached. */
  private static int flood(int[] states, int free, Neighbourhood neighbourhood, int levels) {
    LevelQueue queue = new LevelQueue(levels);
    addRims(states, free, neighbourhood, queue);
    int reached = 0;
    for (int voxel; (voxel = queue.poll()) != LevelQueue.NOTHING; ) {
      int label = states[voxel];
      for (int step : neighbourhood.steps(voxel)) {
        int state = states[voxel + step];
        if (state < 0) {
          states[voxel + step] = label;
          queue.add(voxel + step, ~state);
          reached++;
        }
      }
    }
    return reached;
  }

  private static boolean hasNegative(int[] labels) {
    for (int label : labels) {
      if (label < 0) {
        return true;
      }
    }
    return false;
  }

  /** Replaces labels by numbers above 0 and returns the label of each number. */
  private static int[] number(int[] labels) {
    int[] sorted = Arrays.stream(labels).filter(label -> label != 0).sorted().toArray();
    int[] names = new int[sorted.length + 1];
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        names[++count] = sorted[i];
      }
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != 0) {
        labels[i] = Arrays.binarySearch(names, 1, count + 1, labels[i]);
      }
    }
    return names;
  }

  /**
   * Puts the voxels of markers that have a free neighbour into the queue, in the order of the array. They are looked for
   * from the markers or, where these are larger than what is free, from there.
   */
  private static void addRims(
      int[] states, int free, Neighbourhood neighbourhood, LevelQueue queue) {
    if (free > states.length / 2) {
      for (int i = 0; i < states.length; i++) {
        if (states[i] > 0 && hasFreeNeighbour(i, states, neighbourhood)) {
          queue.add(i, 0);
        }
      }
      return;
    }
    BitSet rim = new BitSet(states.length);
    for (int i = 0; i < states.length; i++) {
      if (states[i] < 0) {
        for (int step : neighbourhood.steps(i)) {
          if (states[i + step] > 0) {
            rim.set(i + step);
          }
        }
      }
    }
    for (int i = rim.nextSetBit(0); i >= 0; i = rim.nextSetBit(i + 1)) {
      queue.add(i, 0);
    }
  }

  private static boolean hasFreeNeighbour(int voxel, int[] states, Neighbourhood neighbourhood) {
    for (int step : neighbourhood.steps(voxel)) {
      if (states[voxel + step] < 0) {
        return true;
      }
    }
    return false;
  }

  /** Heights as steps from 0 to {@link #LEVELS} - 1. */
  private record Levels(double lowest, double highest, double scale) {

    static Levels of(float[] landscape, boolean[] mask) {
      float lowest = Float.POSITIVE_INFINITY;
      float highest = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < landscape.length; i++) {
        float height = landscape[i];
        if ((mask == null || mask[i]) && Math.abs(height) <= Float.MAX_VALUE) {
          lowest = Math.min(lowest, height);
          highest = Math.max(highest, height);
        }
      }
      double range = (double) highest - lowest;
      return new Levels(lowest, highest, range > 0 ? (LEVELS - 1) / range : 0);
    }

    int of(float height) {
      if (!(height < highest)) {
        return LEVELS - 1;
      }
      return height <= lowest ? 0 : (int) ((height - lowest) * scale);
    }
  }
}
