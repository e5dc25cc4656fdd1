package org.emcell.core.phantom;

/** The truth of one slice, row by row. */
interface LabelRows {

  /**
   * Reads a row.
   *
   * @param y number of the row
   * @param labels gets, for each pixel, the id of the cell, the negative of it in its nuclei, 0 outside of cells
   * @return whether there is any cell
   */
  boolean read(int y, int[] labels);
}
