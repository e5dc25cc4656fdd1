package org.emcell.core.segment;

import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;

/**
 * The segmented cell of a ROI: its nucleus and the rest of it. Kept on the working grid on which it was found and handed
 * out slice by slice in the resolution of the ROI.
 */
public final class CellLabels {

  /** Label of what is not this cell. */
  public static final byte OUTSIDE = 0;
  /** Label of the cell without its nucleus. */
  public static final byte CELL = 1;
  /** Label of the nucleus. */
  public static final byte NUCLEUS = 2;

  private final WorkingGrid grid;
  private final boolean[] cell;
  private final boolean[] nucleus;

  /**
   * @param cell voxels of the cell, nucleus included
   * @param nucleus voxels of the nucleus
   */
  CellLabels(WorkingGrid grid, boolean[] cell, boolean[] nucleus) {
    grid.size().requireLength(cell.length);
    grid.size().requireLength(nucleus.length);
    this.grid = grid;
    this.cell = cell;
    this.nucleus = nucleus;
  }

  /** Returns the number of voxels of the ROI along each axis. */
  public Size size() {
    return grid.full();
  }

  /** Returns whether a voxel of the cell lies nearer to a place of the ROI than a distance in nm. */
  boolean isNear(Centre place, double distance) {
    Size size = grid.size();
    VoxelSize voxel = grid.voxel();
    VoxelSize fine = grid.fullVoxel();
    for (int i = 0; i < cell.length; i++) {
      if (cell[i]) {
        double dx = (size.x(i) + 0.5) * voxel.x() - (place.x() + 0.5) * fine.x();
        double dy = (size.y(i) + 0.5) * voxel.y() - (place.y() + 0.5) * fine.y();
        double dz = (size.z(i) + 0.5) * voxel.z() - (place.z() + 0.5) * fine.z();
        if (dx * dx + dy * dy + dz * dz < distance * distance) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns labels of the same ROI without a cell. */
  CellLabels emptied() {
    return new CellLabels(grid, new boolean[cell.length], new boolean[cell.length]);
  }

  /** Returns the labels of one slice of the ROI, row by row. */
  public byte[] slice(int z) {
    boolean[] cells = grid.enlarge(cell, z);
    boolean[] nuclei = grid.enlarge(nucleus, z);
    byte[] labels = new byte[cells.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = nuclei[i] ? NUCLEUS : cells[i] ? CELL : OUTSIDE;
    }
    return labels;
  }
}
