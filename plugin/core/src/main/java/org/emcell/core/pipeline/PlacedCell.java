package org.emcell.core.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.emcell.core.segment.CellOverlap;
import org.emcell.core.segment.CellTrack;
import org.emcell.core.segment.Roi;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;

/**
 * A cell, where its ROI lies, and where its labels are kept between the steps of a run.
 *
 * @param cell what is known of it
 * @param roi in the view of the stack that the segmentation looks at
 * @param labels file of the labels of the ROI, as of {@link org.emcell.core.segment.CellLabels}
 * @param isAdded whether somebody has pointed to it, as against a cell that was detected
 * @param anchors of the cells that it was made of; none when it is as it was segmented
 */
record PlacedCell(
    CellRecord cell, Roi roi, Path labels, boolean isAdded, List<CellOverlap.Anchor> anchors) {

  /** A cell as it was segmented. */
  PlacedCell(CellRecord cell, Roi roi, Path labels, boolean isAdded) {
    this(cell, roi, labels, isAdded, List.of());
  }

  /** Returns the labels of a slice of the ROI from the file of the labels, which is open. */
  static byte[] slice(SliceStack labels, int z) {
    int[] read = Samples.ints(labels.read(z));
    byte[] bytes = new byte[read.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) read[i];
    }
    return bytes;
  }

  int id() {
    return cell.id();
  }

  CellTrack track() {
    return cell.track();
  }

  /** Returns this cell with a further reason. */
  PlacedCell because(String reason) {
    return new PlacedCell(cell.because(reason), roi, labels, isAdded, anchors);
  }
}
