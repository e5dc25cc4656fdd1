package org.emcell.core.measure;

import java.util.function.IntPredicate;

/**
 * Agreement of a mask with the truth, voxel by voxel. Counts of slices or blocks are added by {@link #plus}. Where a
 * ratio has nothing to count (0 / 0), it is 1 when mask and truth agree in every voxel, else 0.
 *
 * @param truePositives voxels in the mask and in the truth
 * @param falsePositives voxels in the mask only
 * @param falseNegatives voxels in the truth only
 * @param trueNegatives voxels in neither
 */
public record Accuracy(
    long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

  /** Nothing counted yet. */
  public static final Accuracy NONE = new Accuracy(0, 0, 0, 0);

  /**
   * Counts the voxels of two masks.
   *
   * @throws IllegalArgumentException when the masks differ in length
   */
  public static Accuracy of(boolean[] mask, boolean[] truth) {
    requireSameLength(mask.length, truth.length);
    long tp = 0;
    long fp = 0;
    long fn = 0;
    for (int i = 0; i < mask.length; i++) {
      if (mask[i]) {
        if (truth[i]) {
          tp++;
        } else {
          fp++;
        }
      } else if (truth[i]) {
        fn++;
      }
    }
    return new Accuracy(tp, fp, fn, mask.length - tp - fp - fn);
  }

  /**
   * Counts the voxels of two label images, each turned into a mask.
   *
   * @param inMask which labels belong to the mask
   * @param inTruth which labels of the truth belong to what is judged
   * @throws IllegalArgumentException when the images differ in length
   */
  public static Accuracy of(int[] labels, IntPredicate inMask, int[] truth, IntPredicate inTruth) {
    requireSameLength(labels.length, truth.length);
    boolean[] mask = new boolean[labels.length];
    boolean[] expected = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      mask[i] = inMask.test(labels[i]);
      expected[i] = inTruth.test(truth[i]);
    }
    return of(mask, expected);
  }

  /**
   * Shows where two label images, each turned into a mask, agree: 0 where neither mask is set, 1 where both are, 2
   * where only the first is, 3 where only the truth is.
   *
   * @param inMask which labels belong to the mask
   * @param inTruth which labels of the truth belong to what is judged
   * @throws IllegalArgumentException when the images differ in length
   */
  public static byte[] map(int[] labels, IntPredicate inMask, int[] truth, IntPredicate inTruth) {
    requireSameLength(labels.length, truth.length);
    byte[] map = new byte[labels.length];
    for (int i = 0; i < map.length; i++) {
      boolean expected = inTruth.test(truth[i]);
      map[i] = (byte) (inMask.test(labels[i]) ? expected ? 1 : 2 : expected ? 3 : 0);
    }
    return map;
  }

  /** Returns the counts of both. */
  public Accuracy plus(Accuracy other) {
    return new Accuracy(
        truePositives + other.truePositives,
        falsePositives + other.falsePositives,
        falseNegatives + other.falseNegatives,
        trueNegatives + other.trueNegatives);
  }

  /** Returns the number of voxels counted. */
  public long voxels() {
    return truePositives + falsePositives + falseNegatives + trueNegatives;
  }

  /** Returns the accuracy AC = (TP + TN) / all. */
  public double accuracy() {
    return ratio(truePositives + trueNegatives, voxels());
  }

  /** Returns the Jaccard index JI = TP / (TP + FP + FN). */
  public double jaccard() {
    return ratio(truePositives, truePositives + falsePositives + falseNegatives);
  }

  /** Returns the Dice coefficient 2 TP / (2 TP + FP + FN). */
  public double dice() {
    return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
  }

  /** Returns the precision TP / (TP + FP). */
  public double precision() {
    return ratio(truePositives, truePositives + falsePositives);
  }

  /** Returns the recall TP / (TP + FN). */
  public double recall() {
    return ratio(truePositives, truePositives + falseNegatives);
  }

  private double ratio(long part, long whole) {
    if (whole == 0) {
      return falsePositives + falseNegatives == 0 ? 1 : 0;
    }
    return (double) part / whole;
  }

  static void requireSameLength(int found, int expected) {
    if (found != expected) {
      throw new IllegalArgumentException(
          "The labels and the truth must have the same number of voxels, found " + found + " and "
              + expected + ".");
    }
  }
}
