package org.emcell.core.image;

import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;

/**
 * Filter for thin sheets such as membranes: the largest eigenvalue of the Hessian matrix of the smoothed image, that is
 * the strongest upward curvature in any direction (Sato et al. 1998, doi:10.1016/S1361-8415(98)80009-1; Frangi et al.
 * 1998, doi:10.1007/BFb0056195).
 */
public final class Sheetness {

  private static final int ROWS_PER_PIECE = 16;

  private Sheetness() {}

  /**
   * Returns how much each voxel looks like a part of a dark sheet (in 2-D a dark line) on a bright ground:
   * {@code max(0, s^2 * lambda)}, where lambda is the largest eigenvalue of the Hessian of the image smoothed with a
   * Gaussian.
   *
   * <p>Second derivatives are central differences per unit of {@code spacing}, so that a sheet gives the same value
   * whatever way it lies in an anisotropic image. The factor {@code s^2 = sigmaX spacing.x * sigmaY spacing.y} makes
   * the result grey levels, comparable from scale to scale. An image of one slice is treated in 2-D, and so is every
   * slice on its own when {@code sigmaZ} is 0. Beyond the border the image is mirrored at the outer edge of its voxels.
   *
   * <p>Beside the result two slices are held, and what the Gaussian needs. Time is linear in the number of voxels and
   * in the sigmas. The result does not depend on the number of workers. Thread-safe.
   *
   * @param image grey values, not changed
   * @param size of the image
   * @param sigmaX standard deviation of the Gaussian along x in voxels, above 0
   * @param sigmaY standard deviation of the Gaussian along y in voxels, above 0
   * @param sigmaZ standard deviation of the Gaussian along z in voxels, or 0 for slices on their own
   * @param spacing edges of a voxel
   * @param workers that share the work
   * @throws IllegalArgumentException when the length of {@code image} does not fit {@code size}, {@code sigmaX} or
   *     {@code sigmaY} is not above 0, or {@code sigmaZ} is negative
   */
  public static float[] dark(
      float[] image,
      Size size,
      double sigmaX,
      double sigmaY,
      double sigmaZ,
      VoxelSize spacing,
      Workers workers) {
    if (!(sigmaX > 0 && sigmaY > 0)) {
      throw new IllegalArgumentException("Sheetness needs a sigma above 0 along x and y, found "
          + sigmaX + " and " + sigmaY + ".");
    }
    boolean flat = size.depth() == 1 || sigmaZ == 0;
    float[] result = GaussianFilter.smooth(image, size, sigmaX, sigmaY, flat ? 0 : sigmaZ, workers);
    double scale = sigmaX * spacing.x() * sigmaY * spacing.y();
    int pixels = size.slicePixels();
    int pieces = (size.height() + ROWS_PER_PIECE - 1) / ROWS_PER_PIECE;
    float[] previous = new float[pixels];
    float[] current = new float[pixels];
    for (int z = 0; z < size.depth(); z++) {
      // The result overwrites the smoothed image, so the slices that are still needed are kept.
      float[] swap = previous;
      previous = current;
      current = swap;
      int slice = z * pixels;
      System.arraycopy(result, slice, current, 0, pixels);
      float[] below = z == 0 ? current : previous;
      float[] middle = current;
      boolean isLast = z == size.depth() - 1;
      workers.forEach(pieces, piece -> {
        HessianRow row = new HessianRow(size, scale, spacing);
        int end = Math.min(size.height(), (piece + 1) * ROWS_PER_PIECE);
        for (int y = piece * ROWS_PER_PIECE; y < end; y++) {
          int to = slice + y * size.width();
          if (flat) {
            row.inSlice(middle, y, result, to);
          } else {
            row.inVolume(
                below,
                middle,
                y,
                isLast ? middle : result,
                isLast ? 0 : slice + pixels,
                result,
                to);
          }
        }
      });
    }
    return result;
  }
}
