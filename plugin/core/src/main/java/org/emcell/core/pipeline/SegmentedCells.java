package org.emcell.core.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.emcell.core.Progress;
import org.emcell.core.image.Size;
import org.emcell.core.segment.CellOverlap;
import org.emcell.core.segment.Roi;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackOpener;

/**
 * The labels of all segmented ROIs of a run, settled among each other.
 *
 * @param overlap gives the ids of any slice of the view
 * @param contents what each ROI holds, in the order of the ROIs
 * @param sameAs for the id of each cell that was found twice the id of the one that stays in its stead
 */
record SegmentedCells(
    CellOverlap overlap, List<CellOverlap.Contents> contents, SortedMap<Integer, Integer> sameAs) {

  /**
   * Looks through the labels of all ROIs.
   *
   * @param found the cells; their labels are in the folder
   * @throws org.emcell.core.stack.StackException when labels are missing or damaged
   */
  static SegmentedCells of(DetectedCells found, RunFolder folder, Progress progress) {
    BinnedStack view = found.view();
    CellOverlap overlap = new CellOverlap(
        Size.of(view.width(), view.height()),
        view.slices(),
        view.requireVoxelSize(),
        CellOverlap.Rule.NEAREST);
    List<CellOverlap.Contents> contents = new ArrayList<>();
    for (int k = 0; k < found.rois().size(); k++) {
      progress.checkCancelled();
      progress.report((double) k / found.rois().size(), "Comparing cells");
      Roi roi = found.rois().get(k);
      int detections = found.cells().get(k).track().detections().size();
      SliceStack labels = StackOpener.open(folder.labels(roi.id()));
      contents.add(overlap.add(roi, detections, z -> bytes(Samples.ints(labels.read(z)))));
    }
    return new SegmentedCells(overlap, contents, overlap.dropDuplicates());
  }

  private static byte[] bytes(int[] labels) {
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) labels[i];
    }
    return bytes;
  }
}
