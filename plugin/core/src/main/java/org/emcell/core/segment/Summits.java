package org.emcell.core.segment;

import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.GaussianFilter;
import org.emcell.core.image.Maxima;
import org.emcell.core.image.Size;
import org.emcell.core.image.Watershed;

/**
 * The hills of a distance map to the resin, in 2-D or 3-D: one a cell. Two summits count as two hills when the pass between
 * them lies clearly below the lower one, as a share of its height; so large and small cells are told apart alike.
 *
 * @param smooth the height of the landscape in nm, smoothed
 * @param peaks the regions around the summits, one component a hill
 */
record Summits(float[] smooth, boolean[] stained, Size size, Components peaks) {

  private static final double SMOOTHING = 240;
  /** A pass higher than this share of the lower summit joins the two. */
  private static final double PASS = 0.85;

  /**
   * Finds the summits.
   *
   * @param height distance of each voxel to the resin in nm
   * @param stained where there is no resin
   */
  static Summits find(
      float[] height, boolean[] stained, Size size, VoxelSize voxel, Workers workers) {
    float[] smooth = GaussianFilter.smooth(
        height, size, SMOOTHING / voxel.x(), SMOOTHING / voxel.y(), SMOOTHING / voxel.z(), workers);
    float[] logarithm = new float[smooth.length];
    for (int i = 0; i < smooth.length; i++) {
      logarithm[i] = (float) Math.log(Math.max(smooth[i], 1));
    }
    boolean[] peaks = Maxima.hMaxima(logarithm, stained, size, -Math.log(PASS), Connectivity.ALL);
    return new Summits(smooth, stained, size, Components.label(peaks, size, Connectivity.ALL));
  }

  /** Returns the highest voxel of every hill, the first of equal ones; index 0 is not used. */
  int[] highest() {
    int[] highest = new int[peaks.count() + 1];
    java.util.Arrays.fill(highest, -1);
    int[] labels = peaks.labels();
    for (int i = 0; i < labels.length; i++) {
      int hill = labels[i];
      if (hill > 0 && (highest[hill] < 0 || smooth[i] > smooth[highest[hill]])) {
        highest[hill] = i;
      }
    }
    return highest;
  }

  /** Returns which hill every stained voxel belongs to, 0 where there is none. */
  int[] hills() {
    float[] valley = new float[smooth.length];
    for (int i = 0; i < valley.length; i++) {
      valley[i] = -smooth[i];
    }
    return Watershed.flood(valley, peaks.labels(), stained, size, Connectivity.FACES);
  }
}
