package org.emcell.core.pipeline;

import org.emcell.core.segment.CellLabels;
import org.emcell.core.segment.Roi;

/** Counts the voxels of a cell and finds its centroid. Not thread-safe. */
final class LabelTally {

  private long voxels;
  private long nucleus;
  private double x;
  private double y;
  private double z;

  /** Counts the voxels of a cell whose labels are there. */
  static LabelTally of(PlacedCell cell) {
    LabelTally tally = new LabelTally();
    for (int z = 0; z < cell.roi().size().depth(); z++) {
      tally.add(cell.slice(z), cell.roi(), z);
    }
    return tally;
  }

  /** Adds one slice of the labels of a ROI. */
  void add(byte[] labels, Roi roi, int slice) {
    int width = roi.size().width();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != CellLabels.OUTSIDE) {
        voxels++;
        nucleus += labels[i] == CellLabels.NUCLEUS ? 1 : 0;
        x += roi.x() + i % width;
        y += roi.y() + i / width;
        z += roi.z() + slice;
      }
    }
  }

  /** Returns the number of voxels. */
  long voxels() {
    return voxels;
  }

  /** Returns the number of voxels of the nucleus. */
  long nucleusVoxels() {
    return nucleus;
  }

  /** Returns the column of the centroid in the view. */
  double x() {
    return x / voxels;
  }

  /** Returns the row of the centroid in the view. */
  double y() {
    return y / voxels;
  }

  /** Returns the slice of the centroid in the view. */
  double z() {
    return z / voxels;
  }
}
