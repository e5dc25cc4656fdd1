package org.emcell.core.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.emcell.core.Progress;
import org.emcell.core.image.Size;
import org.emcell.core.segment.CellOverlap;
import org.emcell.core.stack.BinnedStack;

/**
 * The labels of all segmented ROIs of a run, settled among each other.
 *
 * @param overlap gives the ids of any slice of the view
 * @param contents what each ROI holds, in the order of the ROIs
 * @param sameAs for the id of each cell that was found twice the id of the one that stays in its stead
 */
record SegmentedCells(
    CellOverlap overlap, List<CellOverlap.Contents> contents, SortedMap<Integer, Integer> sameAs) {

  /** Returns the rule by which the cells of a run are settled, still without a cell. */
  static CellOverlap overlap(BinnedStack view) {
    return overlap(view, CellOverlap.Rule.NEAREST);
  }

  private static CellOverlap overlap(BinnedStack view, CellOverlap.Rule rule) {
    return new CellOverlap(
        Size.of(view.width(), view.height()), view.slices(), view.requireVoxelSize(), rule);
  }

  /**
   * Looks through the labels of all ROIs.
   *
   * @param view that the ROIs lie in
   * @throws org.emcell.core.stack.StackException when labels are missing or damaged
   */
  static SegmentedCells of(BinnedStack view, List<PlacedCell> cells, Progress progress) {
    return of(view, cells, CellOverlap.Rule.NEAREST, progress);
  }

  /** Looks through the labels of all ROIs, which are to be settled by a rule. */
  static SegmentedCells of(
      BinnedStack view, List<PlacedCell> cells, CellOverlap.Rule rule, Progress progress) {
    CellOverlap overlap = overlap(view, rule);
    List<CellOverlap.Contents> contents = new ArrayList<>();
    for (PlacedCell cell : cells) {
      progress.checkCancelled();
      progress.report((double) contents.size() / cells.size(), "Comparing cells");
      int detections = cell.track().detections().size();
      contents.add(overlap.add(cell.roi(), detections, cell.anchors(), cell::slice));
    }
    return new SegmentedCells(overlap, contents, overlap.dropDuplicates());
  }
}
