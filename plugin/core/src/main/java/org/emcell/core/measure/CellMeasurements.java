package org.emcell.core.measure;

import org.emcell.core.VoxelSize;

/**
 * Form of one cell and its nucleus. Where the cell is cut by the frame of the stack, every figure is that of the part
 * inside and no property of the cell.
 *
 * @param id label of the cell
 * @param cell the cell with its nucleus
 * @param nucleus the nucleus, empty when there is none
 * @param nucleusPieces number of separate pieces of the nucleus in 3-D that hold at least 1 % of it
 * @param cutBySide whether the cell reaches the first or last column or row
 * @param cutByTop whether the cell reaches the first slice
 * @param cutByBottom whether the cell reaches the last slice
 */
public record CellMeasurements(
    int id,
    Morphometry cell,
    Morphometry nucleus,
    int nucleusPieces,
    boolean cutBySide,
    boolean cutByTop,
    boolean cutByBottom) {

  /** Returns the volume of the cell without its nucleus in um3. */
  public double cytoplasmVolume() {
    return cell.volume() - nucleus.volume();
  }

  /** Returns the volume of the nucleus relative to that of the whole cell, 0 to 1. */
  public double nucleusToCellRatio() {
    return nucleus.volume() / cell.volume();
  }

  /**
   * Returns the polarity: the way from the centroid of the cell to that of its nucleus in um; NaN without a nucleus.
   */
  public Position polarity() {
    return nucleus.centroid().minus(cell.centroid());
  }

  /** Returns whether the cell is cut by the frame of the stack. */
  public boolean isPart() {
    return cutBySide || cutByTop || cutByBottom;
  }

  /**
   * Returns the same measurements, taken on a binned view of a stack, with positions in the voxels of the stack itself.
   * Boxes are those of the blocks, which at the far ends may reach beyond the stack.
   *
   * @param block columns and rows of a block
   * @param blockZ slices of a block
   * @param fine voxel size of the stack in nm
   */
  public CellMeasurements onFinerGrid(int block, int blockZ, VoxelSize fine) {
    return new CellMeasurements(
        id,
        cell.onFinerGrid(block, blockZ, fine),
        nucleus.onFinerGrid(block, blockZ, fine),
        nucleusPieces,
        cutBySide,
        cutByTop,
        cutByBottom);
  }
}
