package org.emcell.core.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /**
   * Returns why added cells are not kept: nothing was found there, or a cell that is there already.
   *
   * @param segmented the cells, in the same order
   * @return the reasons by the ids of the cells
   */
  Map<Integer, String> refused(SegmentedCells segmented) {
    Map<Integer, String> refused = new HashMap<>();
    for (Change change : changes) {
      int id = change.step().newId();
      for (int k = 0; id > 0 && k < cells.size(); k++) {
        if (cells.get(k).id() == id) {
          if (segmented.sameAs().containsKey(id)) {
            refused.put(
                id,
                "the cell is there already: its nucleus is that of cell "
                    + segmented.sameAs().get(id));
          } else if (segmented.contents().get(k).cellVoxels() == 0) {
            refused.put(id, "no cell was found there");
          }
        }
      }
    }
    return refused;
  }
}
