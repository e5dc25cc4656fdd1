package org.emcell.core.segment;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.BooleanType;
import net.imglib2.view.Views;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;

/**
 * Where the nucleus of a ROI is. It is kept on the working grid on which it was found and handed out slice by slice in
 * the resolution of the ROI.
 */
public final class NucleusMask {

  private final WorkingGrid grid;
  private final boolean[] voxels;

  NucleusMask(WorkingGrid grid, boolean[] voxels) {
    grid.size().requireLength(voxels.length);
    this.grid = grid;
    this.voxels = voxels;
  }

  /**
   * Returns the mask of a ROI without a nucleus.
   *
   * @param size number of voxels of the ROI
   * @param voxel voxel size of the ROI
   */
  static NucleusMask none(Size size, VoxelSize voxel) {
    WorkingGrid grid = WorkingGrid.of(size, voxel);
    return new NucleusMask(grid, new boolean[grid.size().voxels()]);
  }

  /**
   * Takes a mask from elsewhere, for example one that a user has corrected.
   *
   * @param mask three-dimensional, in the resolution of the ROI
   * @param voxel voxel size of the ROI
   */
  public static <T extends BooleanType<T>> NucleusMask of(
      RandomAccessibleInterval<T> mask, VoxelSize voxel) {
    Size size = new Size((int) mask.dimension(0), (int) mask.dimension(1), (int) mask.dimension(2));
    WorkingGrid grid = WorkingGrid.of(size, voxel);
    boolean[] voxels = new boolean[size.voxels()];
    int i = 0;
    for (T set : Views.flatIterable(mask)) {
      voxels[i++] = set.get();
    }
    return new NucleusMask(grid, grid.most(voxels));
  }

  /** Returns whether no voxel is set: no nucleus was found. */
  public boolean isEmpty() {
    for (boolean voxel : voxels) {
      if (voxel) {
        return false;
      }
    }
    return true;
  }

  /** Returns the number of voxels of the ROI along each axis. */
  public Size size() {
    return grid.full();
  }

  /** Returns the mask of one slice of the ROI, row by row. */
  public boolean[] slice(int z) {
    return grid.enlarge(voxels, z);
  }

  WorkingGrid grid() {
    return grid;
  }

  boolean[] voxels() {
    return voxels;
  }
}
