package org.emcell.core.pipeline;

import org.emcell.core.segment.CellLabels;
import org.emcell.core.segment.Roi;

/**
 * What two cells have in common, slice by slice.
 *
 * @param shared number of voxels that both claim
 * @param first number of voxels of the first cell
 * @param second number of voxels of the second cell, as far as it lies in the slices of the first
 */
record LabelOverlap(long shared, long first, long second) {

  /** Compares the labels of two cells. */
  static LabelOverlap of(PlacedCell a, PlacedCell b) {
    Roi p = a.roi();
    Roi q = b.roi();
    long shared = 0;
    long first = 0;
    long second = 0;
    for (int z = 0; z < p.size().depth(); z++) {
      byte[] inA = a.slice(z);
      int zB = p.z() + z - q.z();
      byte[] inB = zB >= 0 && zB < q.size().depth() ? b.slice(zB) : new byte[0];
      for (byte label : inB) {
        second += label != CellLabels.OUTSIDE ? 1 : 0;
      }
      for (int i = 0; i < inA.length; i++) {
        if (inA[i] != CellLabels.OUTSIDE) {
          first++;
          int x = p.x() + i % p.size().width() - q.x();
          int y = p.y() + i / p.size().width() - q.y();
          if (inB.length > 0
              && x >= 0
              && x < q.size().width()
              && y >= 0
              && y < q.size().height()
              && inB[y * q.size().width() + x] != CellLabels.OUTSIDE) {
            shared++;
          }
        }
      }
    }
    return new LabelOverlap(shared, first, second);
  }

  /** Returns whether more than half of the smaller cell is shared. */
  boolean isMost() {
    return 2 * shared > Math.min(first, second);
  }
}
