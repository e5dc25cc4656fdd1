package org.emcell.core.image;

import java.util.Optional;

/**
 * An axis-parallel box of voxels, first and last voxel included along each axis.
 *
 * @param minX first column
 * @param minY first row
 * @param minZ first slice
 * @param maxX last column
 * @param maxY last row
 * @param maxZ last slice
 */
public record Box(int minX, int minY, int minZ, int maxX, int maxY, int maxZ) {

  /** Returns the smallest box that holds all set voxels of a mask, empty when there is none. */
  public static Optional<Box> of(boolean[] mask, Size size) {
    Box box = null;
    for (int z = 0; z < size.depth(); z++) {
      for (int y = 0; y < size.height(); y++) {
        int row = size.index(0, y, z);
        int first = 0;
        while (first < size.width() && !mask[row + first]) {
          first++;
        }
        if (first < size.width()) {
          int last = size.width() - 1;
          while (!mask[row + last]) {
            last--;
          }
          Box inRow = new Box(first, y, z, last, y, z);
          box = box == null ? inRow : box.with(inRow);
        }
      }
    }
    return Optional.ofNullable(box);
  }

  /** Returns the number of voxels along each axis. */
  public Size size() {
    return new Size(maxX - minX + 1, maxY - minY + 1, maxZ - minZ + 1);
  }

  /** Returns whether the box reaches a side of the slices: the first or last column or row of an image. */
  public boolean touchesSide(Size image) {
    return minX == 0 || minY == 0 || maxX == image.width() - 1 || maxY == image.height() - 1;
  }

  /** Returns whether the box reaches the first or the last slice of an image. */
  public boolean touchesTopOrBottom(Size image) {
    return minZ == 0 || maxZ == image.depth() - 1;
  }

  /** Returns the smallest box that holds this one and another. */
  public Box with(Box other) {
    return new Box(
        Math.min(minX, other.minX),
        Math.min(minY, other.minY),
        Math.min(minZ, other.minZ),
        Math.max(maxX, other.maxX),
        Math.max(maxY, other.maxY),
        Math.max(maxZ, other.maxZ));
  }
}
