package org.emcell.core;

/**
 * Edge lengths of one voxel in nanometres.
 *
 * @param x width of a pixel in nm
 * @param y height of a pixel in nm
 * @param z distance from slice to slice in nm
 */
public record VoxelSize(double x, double y, double z) {

  /** A voxel of 1 x 1 x 1, for lengths that are meant in pixels. */
  public static final VoxelSize UNIT = new VoxelSize(1, 1, 1);

  /**
   * @throws IllegalArgumentException when an edge is not a positive finite number
   */
  public VoxelSize {
    if (!isLength(x) || !isLength(y) || !isLength(z)) {
      throw new IllegalArgumentException("A voxel size needs three positive lengths in nm, found "
          + x + ", " + y + ", " + z + ".");
    }
  }

  /** Returns the volume of one voxel in cubic micrometres. */
  public double cubicMicrometres() {
    return x * y * z * 1e-9;
  }

  /** Returns the voxel that covers {@code fx} x {@code fy} x {@code fz} voxels of this size. */
  public VoxelSize times(double fx, double fy, double fz) {
    return new VoxelSize(x * fx, y * fy, z * fz);
  }

  private static boolean isLength(double length) {
    return length > 0 && Double.isFinite(length);
  }
}
