package org.emcell.core.image;

/**
 * Fills the holes of masks: pieces of background (connected by faces: 4 in 2-D, 6 in 3-D) that do not reach the border
 * of the image. Takes one pass over the mask and nearly linear time in the number of its runs. Thread-safe.
 */
public final class HoleFilling {

  private HoleFilling() {}

  /**
   * Returns a copy of a mask in which the holes of each slice are filled. A hole is closed off within its slice,
   * whatever the slices above and below show.
   *
   * @throws IllegalArgumentException when the mask does not fit the size
   */
  public static boolean[] fill(boolean[] mask, Size size) {
    return fill(mask, size, size.slicePixels());
  }

  /**
   * Returns a copy of a mask in which the holes of each slice that are not larger than {@code maxPixels} are filled.
   *
   * @throws IllegalArgumentException when the mask does not fit the size
   */
  public static boolean[] fill(boolean[] mask, Size size, int maxPixels) {
    return fill(mask, size, maxPixels, 0);
  }

  /**
   * Returns a copy of a mask in which the holes of each slice that are not larger than {@code maxPixels} are filled, and
   * the pieces of background on the sides of the slice that are not larger than {@code maxAtSide}, which are holes of
   * which the side may hide a part.
   *
   * @throws IllegalArgumentException when the mask does not fit the size
   */
  public static boolean[] fill(boolean[] mask, Size size, int maxPixels, int maxAtSide) {
    size.requireLength(mask.length);
    boolean[] filled = mask.clone();
    Size slice = size.slice();
    for (int z = 0; z < size.depth(); z++) {
      int offset = z * slice.voxels();
      Components background = Components.label(mask, offset, false, slice, Connectivity.FACES);
      background.paint(
          label -> background.voxels(label)
              <= (background.box(label).touchesSide(slice) ? maxAtSide : maxPixels),
          filled,
          offset,
          true);
    }
    return filled;
  }

  /**
   * Returns a copy of a mask in which the holes of the volume are filled: the cavities that are closed off on all
   * sides, above and below, too. In an image of one slice this is the same as {@link #fill(boolean[], Size)}.
   *
   * @throws IllegalArgumentException when the mask does not fit the size
   */
  public static boolean[] fillVolume(boolean[] mask, Size size) {
    size.requireLength(mask.length);
    boolean[] filled = mask.clone();
    Components background = Components.label(mask, 0, false, size, Connectivity.FACES);
    background.paint(
        label -> {
          Box box = background.box(label);
          return !box.touchesSide(size) && (size.depth() == 1 || !box.touchesTopOrBottom(size));
        },
        filled,
        0,
        true);
    return filled;
  }
}
