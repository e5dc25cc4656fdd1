package org.emcell.core.image;

import java.util.Arrays;

/**
 * Marker-controlled watershed by priority flooding (Beucher and Meyer, Mathematical Morphology in Image Processing,
 * 1993, chapter 12; Meyer 1994, doi:10.1016/0165-1684(94)90060-4). Labels grow from the markers over the landscape,
 * lowest voxels first, until they meet. There are no watershed lines: every voxel that is reached belongs to one label.
 */
public final class Watershed {

  /** Steps of height that the flood can tell apart. */
  private static final int LEVELS = 1 << 16;

  private static final int NOTHING = -1;

  /*
   * The state of a voxel is all that its neighbours look at: the complement of its level, below 0, while it is free; then
   * the voxel that follows it in its list.
   */

  /** State of a voxel that is last in its list. */
  private static final int LAST = Integer.MAX_VALUE;

  /** State of a voxel outside the mask, and of a marker that is not in a list. */
  private static final int CLOSED = Integer.MIN_VALUE;

  /** State of a voxel of a marker that has a free neighbour, before it is in a list. */
  private static final int RIM = CLOSED + 1;

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
   * <p>Time is linear in the number of voxels and of neighbours; 4 bytes per voxel are held beside the result. The
   * flood runs on the calling thread. Thread-safe.
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
    int[] states = new int[labels.length];
    int free = 0;
    int marked = 0;
    for (int i = 0; i < states.length; i++) {
      if (mask != null && !mask[i]) {
        labels[i] = 0;
        states[i] = CLOSED;
      } else if (labels[i] != 0) {
        states[i] = CLOSED;
        marked++;
      } else {
        states[i] = levels == null ? ~0 : ~levels.of(landscape[i]);
        free++;
      }
    }
    Queue queue = new Queue(states);
    addRims(labels, states, marked <= free, neighbourhood, queue);
    for (int voxel; (voxel = queue.poll()) != NOTHING; ) {
      int label = labels[voxel];
      for (int step : neighbourhood.steps(voxel)) {
        int next = voxel + step;
        int state = states[next];
        if (isFree(state)) {
          labels[next] = label;
          queue.add(next, ~state);
        }
      }
    }
  }

  /**
   * Puts the voxels of markers that have a free neighbour into the queue, in the order of the array. They are looked for
   * from the markers or, where these are larger than what is free, from there.
   */
  private static void addRims(
      int[] labels, int[] states, boolean fromMarkers, Neighbourhood neighbourhood, Queue queue) {
    for (int i = 0; i < states.length && !fromMarkers; i++) {
      if (isFree(states[i])) {
        for (int step : neighbourhood.steps(i)) {
          if (labels[i + step] != 0) {
            states[i + step] = RIM;
          }
        }
      }
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != 0
          && (fromMarkers ? hasFreeNeighbour(i, states, neighbourhood) : states[i] == RIM)) {
        queue.add(i, 0);
      }
    }
  }

  private static boolean hasFreeNeighbour(int voxel, int[] states, Neighbourhood neighbourhood) {
    for (int step : neighbourhood.steps(voxel)) {
      if (isFree(states[voxel + step])) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFree(int state) {
    return state < 0 && state > RIM;
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

  /** A first-in-first-out list of voxels for each level. A voxel can be added once. */
  private static final class Queue {

    private final int[] first = new int[LEVELS];
    private final int[] last = new int[LEVELS];
    private final int[] states;
    private int level;

    Queue(int[] states) {
      this.states = states;
      Arrays.fill(first, NOTHING);
    }

    void add(int voxel, int atLevel) {
      int list = Math.max(atLevel, level);
      if (first[list] == NOTHING) {
        first[list] = voxel;
      } else {
        states[last[list]] = voxel;
      }
      last[list] = voxel;
      states[voxel] = LAST;
    }

    int poll() {
      while (first[level] == NOTHING) {
        if (level == LEVELS - 1) {
          return NOTHING;
        }
        level++;
      }
      int voxel = first[level];
      int following = states[voxel];
      first[level] = following == LAST ? NOTHING : following;
      return voxel;
    }
  }
}
