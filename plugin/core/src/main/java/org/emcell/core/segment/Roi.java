package org.emcell.core.segment;

import net.imglib2.FinalInterval;
import org.emcell.core.image.Size;

/**
 * The region of interest of one cell: a box of a stack, all of it inside.
 *
 * @param id number of the cell
 * @param x first column
 * @param y first row
 * @param z first slice
 * @param size number of voxels along each axis
 * @param centre where the cell is, in pixels from the first voxel of the box
 */
public record Roi(int id, int x, int y, int z, Size size, Centre centre) {

  /** Returns the box in the stack. */
  public FinalInterval interval() {
    return FinalInterval.createMinSize(x, y, z, size.width(), size.height(), size.depth());
  }
}
