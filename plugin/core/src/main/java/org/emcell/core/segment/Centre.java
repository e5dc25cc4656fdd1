package org.emcell.core.segment;

import org.emcell.core.image.Size;

/**
 * A point of a ROI in pixels from its first voxel: where the cell is that is to be segmented.
 *
 * @param x column
 * @param y row
 * @param z slice
 */
public record Centre(double x, double y, double z) {

  /** Returns the middle of a ROI. */
  public static Centre of(Size roi) {
    return new Centre((roi.width() - 1) / 2.0, (roi.height() - 1) / 2.0, (roi.depth() - 1) / 2.0);
  }
}
