package org.emcell.core.segment;

import java.util.Arrays;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.GaussianFilter;
import org.emcell.core.image.HoleFilling;
import org.emcell.core.image.Size;

/**
 * Tells stained material (cells, debris) from resin, which is the brightest class of every slice.
 *
 * <p>A voxel is foreground when the slice, smoothed just enough to tame the noise, is darker than a threshold: Otsu's
 * threshold of the more strongly smoothed slice ({@link ResinThreshold}), then the median of these over 1.5 um along z, so
 * that a slice with little resin borrows from its neighbours. Pieces whose rim is blurred (gradient below half of what
 * rims have in the slice) are charging smears in the resin, not cells, and are dropped. Bright specks in a cell are filled,
 * at the frame too: a nucleus beside a bright vesicle would otherwise lie at the rim of its cell.
 */
final class Foreground {

  /** How much more the mask and its threshold are smoothed than the low-pass filter asks for. */
  private static final double MASK_SMOOTHING = 2;

  private static final double THRESHOLD_SMOOTHING = 4;
  private static final double THRESHOLD_REACH = 750;
  private static final double SMEAR_GRADIENT = 0.5;
  /** Bright holes in a slice up to this size, in um2, are vesicles and noise: they are no resin to measure depth from. */
  static final double LARGEST_SPECK = 0.2;

  private Foreground() {}

  /**
   * Finds the foreground slice by slice.
   *
   * @param grey grey values with resin bright, of the given size
   * @param sigma standard deviation in nm of the low-pass filter
   * @return true for stained material
   */
  static boolean[] find(
      float[] grey, Size size, VoxelSize voxel, double sigma, Workers workers, Progress progress) {
    Size slice = size.slice();
    int pixels = slice.voxels();
    float[] strong = smooth(grey, size, THRESHOLD_SMOOTHING * sigma, voxel, workers);
    ResinThreshold[] thresholds = new ResinThreshold[size.depth()];
    workers.forEach(size.depth(), z -> {
      progress.checkCancelled();
      thresholds[z] = ResinThreshold.of(strong, z * pixels, (z + 1) * pixels);
    });
    double[] steady = levels(thresholds, voxel);
    float[] smooth = smooth(grey, size, MASK_SMOOTHING * sigma, voxel, workers);
    boolean[] foreground = new boolean[grey.length];
    workers.forEach(size.depth(), z -> {
      progress.checkCancelled();
      boolean[] mask = darker(smooth, z * pixels, slice, voxel, steady[z]);
      System.arraycopy(mask, 0, foreground, z * pixels, pixels);
    });
    return foreground;
  }

  /** Returns the grey levels that are used, given the thresholds of all slices each by itself. */
  static double[] levels(ResinThreshold[] thresholds, VoxelSize voxel) {
    return ResinThreshold.medians(
        ResinThreshold.levels(thresholds), (int) Math.round(THRESHOLD_REACH / voxel.z()));
  }

  /** Returns the threshold of one slice by itself. */
  static ResinThreshold threshold(float[] plane, Size slice, VoxelSize voxel, double sigma) {
    float[] smooth = smooth(plane, slice, THRESHOLD_SMOOTHING * sigma, voxel, Workers.single());
    return ResinThreshold.of(smooth, 0, smooth.length);
  }

  /** Finds the foreground of one slice with a given threshold. */
  static boolean[] ofSlice(
      float[] plane, Size slice, VoxelSize voxel, double sigma, double threshold) {
    float[] smooth = smooth(plane, slice, MASK_SMOOTHING * sigma, voxel, Workers.single());
    return darker(smooth, 0, slice, voxel, threshold);
  }

  private static boolean[] darker(
      float[] smooth, int offset, Size slice, VoxelSize voxel, double threshold) {
    boolean[] mask = new boolean[slice.voxels()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = smooth[offset + i] < threshold;
    }
    dropSmears(mask, smooth, offset, slice);
    int speck = (int) (LARGEST_SPECK * 1e6 / (voxel.x() * voxel.y()));
    return HoleFilling.fill(mask, slice, speck, speck);
  }

  private static float[] smooth(
      float[] grey, Size size, double sigma, VoxelSize voxel, Workers workers) {
    return GaussianFilter.smooth(grey, size, sigma / voxel.x(), sigma / voxel.y(), 0, workers);
  }

  /** Clears the pieces of the mask whose mean rim gradient is less than half the median over all rim pixels. */
  private static void dropSmears(boolean[] mask, float[] smooth, int offset, Size slice) {
    Components pieces = Components.label(mask, slice, Connectivity.ALL);
    if (pieces.count() == 0) {
      return;
    }
    int[] labels = pieces.labels();
    int width = slice.width();
    int height = slice.height();
    double[] sum = new double[pieces.count() + 1];
    int[] rim = new int[pieces.count() + 1];
    float[] all = new float[mask.length];
    int count = 0;
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        if (mask[i] && !(mask[i - 1] && mask[i + 1] && mask[i - width] && mask[i + width])) {
          int j = offset + i;
          float dx = smooth[j + 1] - smooth[j - 1];
          float dy = smooth[j + width] - smooth[j - width];
          float gradient = (float) Math.sqrt(dx * dx + dy * dy);
          sum[labels[i]] += gradient;
          rim[labels[i]]++;
          all[count++] = gradient;
        }
      }
    }
    if (count == 0) {
      return;
    }
    Arrays.sort(all, 0, count);
    double least = SMEAR_GRADIENT * all[count / 2];
    for (int i = 0; i < mask.length; i++) {
      int label = labels[i];
      mask[i] = label > 0 && (rim[label] == 0 || sum[label] >= least * rim[label]);
    }
  }
}
