package org.emcell.core.image;

import org.emcell.core.Workers;

/**
 * Makes images smaller by whole factors: each pixel of the result is the mean of a block of {@code fx x fy x fz}
 * voxels. Blocks at the far ends that the image does not fill are the mean of what they have. Voxels of the result are
 * exactly {@code fx x fy x fz} voxels large, so the centre of result voxel {@code i} lies at
 * {@code (i + 0.5) fx - 0.5}.
 *
 * <p>Sums are taken in double precision in one pass over the image. Thread-safe; results do not depend on
 * the number of threads.
 */
public final class Binning {

  private Binning() {}

  /**
   * Returns the size of an image after binning: the number of blocks along each axis, incomplete ones included.
   *
   * @throws IllegalArgumentException when a factor is less than 1
   */
  public static Size size(Size size, int fx, int fy, int fz) {
    if (fx < 1 || fy < 1 || fz < 1) {
      throw new IllegalArgumentException(
          "Binning factors must be at least 1, found " + fx + ", " + fy + ", " + fz + ".");
    }
    return new Size(blocks(size.width(), fx), blocks(size.height(), fy), blocks(size.depth(), fz));
  }

  /**
   * Returns the voxel in the middle of a block along an axis, of two the first; the last voxel there is when the block is
   * so incomplete that it has none.
   *
   * @param block number of the block
   * @param factor voxels a block
   * @param length voxels of the axis
   */
  public static int middle(int block, int factor, int length) {
    return (int) Math.min(length - 1L, (long) block * factor + (factor - 1) / 2);
  }

  /**
   * Returns the means of the blocks of an image; {@link #size} tells the size of the result.
   *
   * @param image grey values, not changed
   * @param size of the image
   * @param fx columns a block
   * @param fy rows a block
   * @param fz slices a block
   * @param workers that share the work
   * @throws IllegalArgumentException when the image does not fit the size or a factor is less than 1
   */
  public static float[] mean(float[] image, Size size, int fx, int fy, int fz, Workers workers) {
    size.requireLength(image.length);
    Size to = size(size, fx, fy, fz);
    float[] result = new float[to.voxels()];
    workers.forEach(to.height() * to.depth(), row -> {
      int y0 = row % to.height() * fy;
      int z0 = row / to.height() * fz;
      int y1 = (int) Math.min(size.height(), (long) y0 + fy);
      int z1 = (int) Math.min(size.depth(), (long) z0 + fz);
      double[] sum = new double[to.width()];
      for (int z = z0; z < z1; z++) {
        for (int y = y0; y < y1; y++) {
          addRow(image, size.index(0, y, z), size.width(), fx, sum);
        }
      }
      for (int x = 0; x < to.width(); x++) {
        int columns = Math.min(fx, size.width() - x * fx);
        result[row * to.width() + x] =
            (float) (sum[x] / ((double) columns * (y1 - y0) * (z1 - z0)));
      }
    });
    return result;
  }

  private static void addRow(float[] image, int start, int width, int fx, double[] sum) {
    // A loop over the blocks for each of their columns is faster than one over the columns of each.
    for (int column = 0; column < fx; column++) {
      int block = 0;
      for (int x = column; x < width; x += fx) {
        sum[block++] += image[start + x];
      }
    }
  }

  private static int blocks(int n, int factor) {
    return (int) (((long) n + factor - 1) / factor);
  }
}
