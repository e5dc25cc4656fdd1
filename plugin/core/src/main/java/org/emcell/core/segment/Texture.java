package org.emcell.core.segment;

import java.util.Arrays;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.GaussianFilter;
import org.emcell.core.image.OtsuThreshold;
import org.emcell.core.image.Size;

/**
 * Local roughness of the slices: the standard deviation of the smoothed slice in a Gaussian window. The nucleoplasm is
 * smooth; the cytoplasm, full of organelles, is not.
 *
 * @param sigma standard deviation in nm of the smoothing before
 * @param window standard deviation in nm of the window
 */
record Texture(double sigma, double window) {

  /** Smoothing and window as multiples of the low-pass filter: for clear images and for noisy ones. */
  private static final double[][] SCALES = {{2, 8}, {4, 16}};

  private static final int SAMPLES = 12;

  /**
   * Chooses the scale at which the inner parts of the cells fall most clearly into a smooth and a rough class: noise
   * hides the fine texture of a poor image, smoothing wipes away that of a good one. The measure is Otsu's, the share of
   * the variance of the logarithm that lies between the classes, over some slices of the stack.
   *
   * @param deep the inner parts of the cells, on the coarse grid
   */
  static Texture choose(
      float[] grey, WorkingGrid coarse, boolean[] deep, double sigma, Progress progress) {
    Size size = coarse.full();
    WorkingGrid flat = coarse.slice();
    int step = Math.max(1, size.depth() / SAMPLES);
    Texture best = null;
    double most = -1;
    for (double[] scale : SCALES) {
      Texture texture = new Texture(scale[0] * sigma, scale[1] * sigma);
      float[] values = new float[deep.length];
      int count = 0;
      for (int z = step / 2; z < size.depth(); z += step) {
        progress.checkCancelled();
        float[] plane = texture.ofSlice(grey, z, flat);
        for (int i = 0; i < plane.length; i++) {
          if (deep[z * plane.length + i]) {
            values[count++] = logarithm(plane[i]);
          }
        }
      }
      double separability = separability(Arrays.copyOf(values, count));
      if (separability > most) {
        most = separability;
        best = texture;
      }
    }
    return best;
  }

  /** Returns how much coarser this scale is than the finest one. */
  double coarseness(double gaussianSigma) {
    return sigma / (SCALES[0][0] * gaussianSigma);
  }

  /** Returns this scale with a window just wide enough for a border to be seen where it is. */
  Texture narrow() {
    return new Texture(sigma, 2 * sigma);
  }

  /** Returns the logarithm of a roughness, which is more evenly spread than the roughness itself. */
  static float logarithm(float roughness) {
    return (float) Math.log(Math.max(roughness, 1e-3f));
  }

  /** Returns how clearly chosen values fall into two classes, as {@link #separability(float[])}. */
  static double separability(float[] values, boolean[] where) {
    float[] chosen = new float[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (where[i]) {
        chosen[count++] = values[i];
      }
    }
    return separability(Arrays.copyOf(chosen, count));
  }

  /** Returns the share of the variance that lies between the two classes of Otsu's threshold, 0 to 1. */
  private static double separability(float[] values) {
    if (values.length == 0) {
      return 0;
    }
    double threshold = OtsuThreshold.of(values);
    double[] count = new double[2];
    double[] sum = new double[2];
    double squares = 0;
    for (float value : values) {
      int side = value < threshold ? 0 : 1;
      count[side]++;
      sum[side] += value;
      squares += (double) value * value;
    }
    double n = values.length;
    double mean = (sum[0] + sum[1]) / n;
    double total = squares / n - mean * mean;
    if (count[0] == 0 || count[1] == 0 || total <= 0) {
      return 0;
    }
    double apart = sum[0] / count[0] - sum[1] / count[1];
    return count[0] * count[1] / (n * n) * apart * apart / total;
  }

  /**
   * Returns sqrt(W * g^2 - (W * g)^2) with g = G * grey for every voxel of a grid, slice by slice. The window W runs over
   * the means of the blocks of the grid, which should be no wider than half its standard deviation.
   *
   * @param grey on the grid below
   * @param grid of the result, with all slices
   */
  float[] measure(float[] grey, WorkingGrid grid, Workers workers, Progress progress) {
    int pixels = grid.size().slicePixels();
    float[] texture = new float[grid.size().voxels()];
    WorkingGrid flat = grid.slice();
    workers.forEach(grid.full().depth(), z -> {
      progress.checkCancelled();
      System.arraycopy(ofSlice(grey, z, flat), 0, texture, z * pixels, pixels);
    });
    return texture;
  }

  private float[] ofSlice(float[] grey, int z, WorkingGrid flat) {
    int pixels = flat.full().voxels();
    float[] plane = Arrays.copyOfRange(grey, z * pixels, (z + 1) * pixels);
    float[] smooth = smooth(plane, flat.full(), sigma, flat.fullVoxel());
    double mean = 0;
    for (float value : smooth) {
      mean += value / smooth.length;
    }
    for (int i = 0; i < smooth.length; i++) {
      smooth[i] -= (float) mean;
      plane[i] = smooth[i] * smooth[i];
    }
    float[] local = inWindow(smooth, flat);
    float[] square = inWindow(plane, flat);
    for (int i = 0; i < square.length; i++) {
      square[i] = (float) Math.sqrt(Math.max(0, square[i] - local[i] * local[i]));
    }
    return square;
  }

  private float[] inWindow(float[] plane, WorkingGrid flat) {
    float[] means = flat.block() == 1 ? plane : flat.mean(plane, Workers.single());
    return smooth(means, flat.size(), window, flat.voxel());
  }

  private static float[] smooth(float[] plane, Size slice, double sigma, VoxelSize voxel) {
    return GaussianFilter.smooth(
        plane, slice, sigma / voxel.x(), sigma / voxel.y(), 0, Workers.single());
  }
}
