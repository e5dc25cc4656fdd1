package org.emcell.core.image;

/**
 * A part of an image: from (x, y, z) on, {@code size} voxels along each axis.
 *
 * @param x first column
 * @param y first row
 * @param z first slice
 * @param size number of voxels along each axis
 */
public record Crop(int x, int y, int z, Size size) {

  /** Returns the part that a box covers, widened by a number of voxels to either side and cut at the image's sides. */
  public static Crop around(Box box, int marginX, int marginY, int marginZ, Size image) {
    return between(
        box.minX() - marginX,
        box.minY() - marginY,
        box.minZ() - marginZ,
        box.maxX() + marginX,
        box.maxY() + marginY,
        box.maxZ() + marginZ,
        image);
  }

  /** Returns the part from one corner to another, both inside it, cut at the sides of the image. */
  public static Crop between(int x0, int y0, int z0, int x1, int y1, int z1, Size image) {
    int x = Math.max(0, x0);
    int y = Math.max(0, y0);
    int z = Math.max(0, z0);
    return new Crop(
        x,
        y,
        z,
        new Size(
            Math.min(image.width() - 1, x1) - x + 1,
            Math.min(image.height() - 1, y1) - y + 1,
            Math.min(image.depth() - 1, z1) - z + 1));
  }

  /** Returns this part of a part, as a part of the whole. */
  public Crop of(Crop outer) {
    return new Crop(outer.x + x, outer.y + y, outer.z + z, size);
  }

  /**
   * Returns the part of a finer image over which the blocks of this part lie.
   *
   * @param block columns and rows of the finer image in a block
   * @param fine size of the finer image, which may end within the last blocks
   */
  public Crop below(int block, Size fine) {
    return between(
        x * block,
        y * block,
        z,
        (x + size.width()) * block - 1,
        (y + size.height()) * block - 1,
        z + size.depth() - 1,
        fine);
  }

  /** Returns the voxels of an image that lie in this part. */
  public float[] crop(float[] image, Size whole) {
    float[] part = new float[size.voxels()];
    copyRows(
        whole, (inWhole, inPart) -> System.arraycopy(image, inWhole, part, inPart, size.width()));
    return part;
  }

  /** Returns the voxels of a mask that lie in this part. */
  public boolean[] crop(boolean[] mask, Size whole) {
    boolean[] part = new boolean[size.voxels()];
    copyRows(
        whole, (inWhole, inPart) -> System.arraycopy(mask, inWhole, part, inPart, size.width()));
    return part;
  }

  /** Returns the voxels of a label image that lie in this part. */
  public int[] crop(int[] labels, Size whole) {
    int[] part = new int[size.voxels()];
    copyRows(
        whole, (inWhole, inPart) -> System.arraycopy(labels, inWhole, part, inPart, size.width()));
    return part;
  }

  /** Returns a mask of the size of the whole image that is clear but for the voxels of {@code part} in this part. */
  public boolean[] place(boolean[] part, Size whole) {
    boolean[] mask = new boolean[whole.voxels()];
    copyRows(
        whole, (inWhole, inPart) -> System.arraycopy(part, inPart, mask, inWhole, size.width()));
    return mask;
  }

  private void copyRows(Size whole, RowCopy copy) {
    for (int k = 0; k < size.depth(); k++) {
      for (int j = 0; j < size.height(); j++) {
        copy.row(whole.index(x, y + j, z + k), size.index(0, j, k));
      }
    }
  }

  private interface RowCopy {
    void row(int inWhole, int inPart);
  }
}
