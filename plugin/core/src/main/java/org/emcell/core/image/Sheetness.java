package org.emcell.core.image;

import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;

/**
 * Filter for thin sheets such as membranes: the largest eigenvalue of the Hessian matrix of the smoothed image, that is
 * the strongest upward curvature in any direction (Sato et al. 1998, doi:10.1016/S1361-8415(98)80009-1; Frangi et al.
 * 1998, doi:10.1007/BFb0056195).
 */
public final class Sheetness {

  private static final double SLOPE = 1 / Math.sqrt(3);

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
    Hessian hessian = new Hessian(size, sigmaX * spacing.x() * sigmaY * spacing.y(), spacing);
    int pixels = size.slicePixels();
    float[] previous = new float[pixels];
    float[] current = new float[pixels];
    for (int z = 0; z < size.depth(); z++) {
      // The result overwrites the smoothed image, so the slices that are still needed are kept.
      float[] swap = previous;
      previous = current;
      current = swap;
      System.arraycopy(result, z * pixels, current, 0, pixels);
      float[] below = z == 0 ? current : previous;
      float[] middle = current;
      int slice = z;
      workers.forEach(size.height(), y -> {
        if (flat) {
          hessian.row2(middle, y, result, slice * pixels);
        } else {
          hessian.row3(below, middle, result, y, slice);
        }
      });
    }
    return result;
  }

  /** The scaled Hessian in the voxels of one row, and its largest eigenvalue. */
  private static final class Hessian {

    private final int width;
    private final int height;
    private final int depth;
    private final double xx;
    private final double yy;
    private final double zz;
    private final double xy;
    private final double xz;
    private final double yz;

    Hessian(Size size, double scale, VoxelSize spacing) {
      width = size.width();
      height = size.height();
      depth = size.depth();
      xx = scale / (spacing.x() * spacing.x());
      yy = scale / (spacing.y() * spacing.y());
      zz = scale / (spacing.z() * spacing.z());
      xy = scale / (4 * spacing.x() * spacing.y());
      xz = scale / (4 * spacing.x() * spacing.z());
      yz = scale / (4 * spacing.y() * spacing.z());
    }

    void row2(float[] slice, int y, float[] result, int resultSlice) {
      int row = y * width;
      int north = Math.max(y - 1, 0) * width;
      int south = Math.min(y + 1, height - 1) * width;
      for (int x = 0; x < width; x++) {
        int w = Math.max(x - 1, 0);
        int e = Math.min(x + 1, width - 1);
        double centre = 2 * (double) slice[row + x];
        double a = xx * (slice[row + w] + slice[row + e] - centre);
        double b = yy * (slice[north + x] + slice[south + x] - centre);
        double c = xy * (slice[north + w] - slice[north + e] - slice[south + w] + slice[south + e]);
        double half = (a - b) / 2;
        result[resultSlice + row + x] =
            (float) Math.max(0, (a + b) / 2 + Math.sqrt(half * half + c * c));
      }
    }

    /** Reads the slice above from {@code result}, where it is still the smoothed image. */
    void row3(float[] below, float[] middle, float[] result, int y, int z) {
      float[] above = z == depth - 1 ? middle : result;
      int up = z == depth - 1 ? 0 : (z + 1) * width * height;
      int row = y * width;
      int north = Math.max(y - 1, 0) * width;
      int south = Math.min(y + 1, height - 1) * width;
      int to = z * width * height + row;
      for (int x = 0; x < width; x++) {
        int w = Math.max(x - 1, 0);
        int e = Math.min(x + 1, width - 1);
        double centre = 2 * (double) middle[row + x];
        double hxx = xx * (middle[row + w] + middle[row + e] - centre);
        double hyy = yy * (middle[north + x] + middle[south + x] - centre);
        double hzz = zz * (below[row + x] + above[up + row + x] - centre);
        double hxy =
            xy * (middle[north + w] - middle[north + e] - middle[south + w] + middle[south + e]);
        double hxz =
            xz * (below[row + w] - below[row + e] - above[up + row + w] + above[up + row + e]);
        double hyz = yz
            * (below[north + x] - below[south + x] - above[up + north + x] + above[up + south + x]);
        result[to + x] = (float) Math.max(0, largestEigenvalue(hxx, hyy, hzz, hxy, hxz, hyz));
      }
    }
  }

  /**
   * Returns the largest eigenvalue of a symmetric matrix, from the angle of the roots of its characteristic polynomial
   * (Smith 1961, doi:10.1145/355578.366316).
   */
  static double largestEigenvalue(
      double xx, double yy, double zz, double xy, double xz, double yz) {
    double mean = (xx + yy + zz) / 3;
    double a = xx - mean;
    double b = yy - mean;
    double c = zz - mean;
    double square = (a * a + b * b + c * c + 2 * (xy * xy + xz * xz + yz * yz)) / 6;
    if (square == 0) {
      return mean;
    }
    double radius = Math.sqrt(square);
    double determinant = a * (b * c - yz * yz) - xy * (xy * c - yz * xz) + xz * (xy * yz - b * xz);
    double cosine = Math.max(-1, Math.min(1, determinant / (2 * square * radius)));
    return mean + 2 * radius * cosineOfThird(cosine);
  }

  /**
   * Returns {@code cos(acos(r) / 3)}, the largest root c of {@code 4 c^3 - 3 c = r}, true to 2e-9, and several
   * times faster than by way of the angle. In {@code t = sqrt((1 + r) / 2)} the root is nearly a parabola, which has
   * the right value and slope where the cubic has its double root (t = 0) and the right value at the other end (t = 1);
   * two steps of Newton's method do the rest.
   */
  private static double cosineOfThird(double r) {
    double t = Math.sqrt((1 + r) / 2);
    double root = 0.5 + t * (SLOPE - t * (SLOPE - 0.5));
    if (t == 0) {
      return root;
    }
    root -= ((4 * root * root - 3) * root - r) / (12 * root * root - 3);
    return root - ((4 * root * root - 3) * root - r) / (12 * root * root - 3);
  }
}
