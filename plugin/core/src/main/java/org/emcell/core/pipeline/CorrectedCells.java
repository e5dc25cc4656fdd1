package org.emcell.core.pipeline;

import java.util.List;
import java.util.SortedMap;

/**
 * Cells after they were corrected.
 *
 * @param cells those that are left, by id
 * @param duplicates for the id of each cell that was found twice the id of the cell that stands in its stead now
 * @param changes what was done, in the order of the corrections
 */
record CorrectedCells(
    List<PlacedCell> cells, SortedMap<Integer, Integer> duplicates, List<Change> changes) {

  /**
   * What one correction did.
   *
   * @param applied whether it changed the cells
   * @param ids of the cells that it made
   * @param note for a user to read; may be empty
   */
  record Change(CorrectionPlan.Step step, boolean applied, List<Integer> ids, String note) {}
}
