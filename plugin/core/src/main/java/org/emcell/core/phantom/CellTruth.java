package org.emcell.core.phantom;

import java.util.List;
import org.emcell.core.image.Box;

/**
 * What is true of one cell of a phantom, counted in its voxels: of a cell that the frame cuts, only the part inside.
 * Positions are in columns, rows and slices, the centre of the first voxel being at 0.
 *
 * @param id label of the cell and of its nuclei
 * @param voxels number of voxels, nuclei included
 * @param volume in um3, nuclei included
 * @param x mean column
 * @param y mean row
 * @param z mean slice
 * @param radius of the ball of the same volume in um
 * @param box smallest box that holds the cell
 * @param modelX column of the centre of the whole cell
 * @param modelY row of the centre of the whole cell
 * @param modelZ slice of the centre of the whole cell
 * @param modelRadius of the whole cell without its protrusions in um
 * @param nuclei number of nuclei of the whole cell, 1 or 2
 * @param nucleusVoxels number of voxels of the nuclei
 * @param nucleusVolume in um3
 * @param cutBySide whether the cell reaches the first or last column or row
 * @param cutByTop whether the cell reaches the first slice
 * @param cutByBottom whether the cell reaches the last slice
 * @param touching ids of the cells of which a voxel shares a face with one of this cell, by id
 */
public record CellTruth(
    int id,
    long voxels,
    double volume,
    double x,
    double y,
    double z,
    double radius,
    Box box,
    double modelX,
    double modelY,
    double modelZ,
    double modelRadius,
    int nuclei,
    long nucleusVoxels,
    double nucleusVolume,
    boolean cutBySide,
    boolean cutByTop,
    boolean cutByBottom,
    List<Integer> touching) {

  /** Copies the list. */
  public CellTruth {
    touching = List.copyOf(touching);
  }

  /** Returns whether the whole cell lies inside the stack. */
  public boolean isWhole() {
    return !cutBySide && !cutByTop && !cutByBottom;
  }
}
