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
    int step = Math.max(1, size.depth() / SAMPLES);
    int count = (size.depth() - step / 2 - 1) / step + 1;
    WorkingGrid some = new WorkingGrid(
        new Size(size.width(), size.height(), count), coarse.fullVoxel(), coarse.block(), 1);
    float[] slices = new float[some.full().voxels()];
    boolean[] inner = new boolean[some.size().voxels()];
    for (int k = 0; k < count; k++) {
      int z = step / 2 + k * step;
      int pixels = size.slicePixels();
      int blocks = some.size().slicePixels();
      System.arraycopy(grey, z * pixels, slices, k * pixels, pixels);
      System.arraycopy(deep, z * blocks, inner, k * blocks, blocks);
    }
    Texture best = null;
    double most = -1;
    for (double[] scale : SCALES) {
      Texture texture = new Texture(scale[0] * sigma, scale[1] * sigma);
      float[] values = texture.measure(slices, some, Workers.single(), progress);
      for (int i = 0; i < values.length; i++) {
        values[i] = logarithm(values[i]);
      }
      double separability = separability(values, inner);
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
    float[] smooth = smooth(grey, grid.full(), sigma, grid.fullVoxel(), workers);
    float[] mean = new float[grid.size().voxels()];
    float[] square = new float[mean.length];
    workers.forEach(grid.full().depth(), z -> {
      progress.checkCancelled();
      addBlocks(smooth, z, grid, mean, square);
    });
    float[] texture = smooth(square, grid.size(), window, grid.voxel(), workers);
    float[] local = smooth(mean, grid.size(), window, grid.voxel(), workers);
    for (int i = 0; i < texture.length; i++) {
      texture[i] = (float) Math.sqrt(Math.max(0, texture[i] - local[i] * local[i]));
    }
    return texture;
  }

  /** Enters the means of the blocks of a slice, less the mean of the slice, and those of its squares. */
  private static void addBlocks(
      float[] smooth, int z, WorkingGrid grid, float[] means, float[] squares) {
    Size full = grid.full();
    Size size = grid.size();
    int width = full.width();
    float mean = mean(smooth, full.index(0, 0, z), width, full.height());
    int block = grid.block();
    float[] sums = new float[width];
    float[] squareSums = new float[width];
    for (int row = 0; row < size.height(); row++) {
      Arrays.fill(sums, 0);
      Arrays.fill(squareSums, 0);
      int end = Math.min(full.height(), (row + 1) * block);
      for (int y = row * block; y < end; y++) {
        addRow(smooth, full.index(0, y, z), mean, sums, squareSums);
      }
      int to = size.index(0, row, z);
      int rows = end - row * block;
      for (int b = 0; b < size.width(); b++) {
        int last = Math.min(width, (b + 1) * block);
        double sum = 0;
        double squareSum = 0;
        for (int x = b * block; x < last; x++) {
          sum += sums[x];
          squareSum += squareSums[x];
        }
        int pixels = rows * (last - b * block);
        means[to + b] = (float) (sum / pixels);
        squares[to + b] = (float) (squareSum / pixels);
      }
    }
  }

  /** A loop of its own and without a branch, so that it becomes vector instructions. */
  private static void addRow(
      float[] values, int from, float mean, float[] sums, float[] squareSums) {
    for (int x = 0; x < sums.length; x++) {
      float value = values[from + x] - mean;
      sums[x] += value;
      squareSums[x] += value * value;
    }
  }

  private static float mean(float[] values, int start, int width, int height) {
    float[] columns = new float[width];
    double sum = 0;
    for (int y = 0; y < height; y++) {
      int from = start + y * width;
      for (int x = 0; x < width; x++) {
        columns[x] += values[from + x];
      }
    }
    for (float column : columns) {
      sum += column;
    }
    return (float) (sum / ((double) width * height));
  }

  private static float[] smooth(
      float[] image, Size size, double sigma, VoxelSize voxel, Workers workers) {
    return GaussianFilter.smooth(image, size, sigma / voxel.x(), sigma / voxel.y(), 0, workers);
  }
}
