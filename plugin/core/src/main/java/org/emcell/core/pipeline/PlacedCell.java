package org.emcell.core.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.emcell.core.segment.CellOverlap;
import org.emcell.core.segment.CellTrack;
import org.emcell.core.segment.Roi;

/**
 * A cell, where its ROI lies, and where its labels are kept between the steps of a run.
 *
 * @param cell what is known of it
 * @param roi in the view of the stack that the segmentation looks at
 * @param source gives the labels of the ROI, as of {@link org.emcell.core.segment.CellLabels}
 * @param isAdded whether somebody has pointed to it, as against a cell that was detected
 * @param anchors of the cells that it was made of; none when it is as it was segmented
 */
record PlacedCell(
    CellRecord cell,
    Roi roi,
    CellOverlap.Labels source,
    boolean isAdded,
    List<CellOverlap.Anchor> anchors) {

  /** A cell as it was segmented, whose labels are in a file, or will be. */
  PlacedCell(CellRecord cell, Roi roi, Path labels, boolean isAdded) {
    this(cell, roi, new RoiLabelFile(labels), isAdded, List.of());
  }

  /**
   * Returns the file of the labels.
   *
   * @throws IllegalStateException when they are not in a file
   */
  Path labels() {
    if (source instanceof RoiLabelFile file) {
      return file.path();
    }
    throw new IllegalStateException("The labels of cell " + id() + " are not in a file.");
  }

  /** Returns the labels of a slice of the ROI. */
  byte[] slice(int z) {
    return source.slice(z);
  }

  int id() {
    return cell.id();
  }

  CellTrack track() {
    return cell.track();
  }

  /** Returns this cell with a further reason. */
  PlacedCell because(String reason) {
    return new PlacedCell(cell.because(reason), roi, source, isAdded, anchors);
  }
}
