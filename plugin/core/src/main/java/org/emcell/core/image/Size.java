package org.emcell.core.image;

/**
 * Number of pixels of a 2-D image (depth 1) or voxels of a 3-D image along each axis. The order in memory is x fastest,
 * z slowest.
 *
 * @param width number of columns, at least 1
 * @param height number of rows, at least 1
 * @param depth number of slices, at least 1
 */
public record Size(int width, int height, int depth) {

  /**
   * @throws IllegalArgumentException when an axis has no pixel, or when there are more pixels than one Java array can
   *     hold
   */
  public Size {
    if (width < 1 || height < 1 || depth < 1) {
      throw new IllegalArgumentException("An image needs at least one pixel along each axis, found "
          + width + " x " + height + " x " + depth + ".");
    }
    if ((long) width * height * depth > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("An image of " + width + " x " + height + " x " + depth
          + " voxels is too large to be held in memory at once.");
    }
  }

  /** Returns the size of a 2-D image. */
  public static Size of(int width, int height) {
    return new Size(width, height, 1);
  }

  /** Returns the number of voxels. */
  public int voxels() {
    return width * height * depth;
  }

  /** Returns the number of pixels in one slice. */
  public int slicePixels() {
    return width * height;
  }

  /** Returns the size of one slice. */
  public Size slice() {
    return new Size(width, height, 1);
  }

  /** Returns the index of voxel (x, y, z). */
  public int index(int x, int y, int z) {
    return (z * height + y) * width + x;
  }

  /** Returns the column of the voxel at an index. */
  public int x(int index) {
    return index % width;
  }

  /** Returns the row of the voxel at an index. */
  public int y(int index) {
    return index / width % height;
  }

  /** Returns the slice of the voxel at an index. */
  public int z(int index) {
    return index / (width * height);
  }

  /** Returns whether (x, y, z) lies inside the image. */
  public boolean contains(int x, int y, int z) {
    return x >= 0 && x < width && y >= 0 && y < height && z >= 0 && z < depth;
  }

  /**
   * Checks that an array has one element per voxel.
   *
   * @throws IllegalArgumentException when {@code length} is not {@link #voxels()}
   */
  public void requireLength(int length) {
    if (length != voxels()) {
      throw new IllegalArgumentException("An image of " + width + " x " + height + " x " + depth
          + " voxels needs " + voxels() + " values, found " + length + ".");
    }
  }
}
