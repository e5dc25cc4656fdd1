package org.emcell.core.pipeline;

import java.nio.file.Path;
import java.util.Optional;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.segment.CellLabels;
import org.emcell.core.segment.Centre;
import org.emcell.core.segment.Roi;
import org.emcell.core.stack.LabelVolume;
import org.emcell.core.stack.SliceWriter;

/** Joins the labels of two cells, slice by slice: what either calls nucleus is nucleus, what either claims is cell. */
final class CellMerge {

  private final PlacedCell a;
  private final PlacedCell b;
  private final VoxelSize voxel;
  private final LabelTally tally = new LabelTally();
  private boolean touching;

  /**
   * @param voxel voxel size of the labels in nm
   */
  CellMerge(PlacedCell a, PlacedCell b, VoxelSize voxel) {
    this.a = a;
    this.b = b;
    this.voxel = voxel;
  }

  /** Returns whether the ROIs overlap or lie side by side, as those of the parts of one cell do. */
  boolean isPossible() {
    return meet(a.roi().x(), a.roi().size().width(), b.roi().x(), b.roi().size().width())
        && meet(
            a.roi().y(), a.roi().size().height(), b.roi().y(), b.roi().size().height())
        && meet(a.roi().z(), a.roi().size().depth(), b.roi().z(), b.roi().size().depth());
  }

  private static boolean meet(int first, int length, int otherFirst, int otherLength) {
    return first <= otherFirst + otherLength && otherFirst <= first + length;
  }

  /** Returns the smallest region with both ROIs in it. */
  private Roi region() {
    Roi p = a.roi();
    Roi q = b.roi();
    int x = Math.min(p.x(), q.x());
    int y = Math.min(p.y(), q.y());
    int z = Math.min(p.z(), q.z());
    Size size = new Size(
        Math.max(p.x() + p.size().width(), q.x() + q.size().width()) - x,
        Math.max(p.y() + p.size().height(), q.y() + q.size().height()) - y,
        Math.max(p.z() + p.size().depth(), q.z() + q.size().depth()) - z);
    return new Roi(a.id(), x, y, z, size, Centre.of(size));
  }

  /**
   * Writes the labels of both.
   *
   * @return the region of the labels
   */
  Roi write(Path file, Progress progress) {
    Roi region = region();
    Size size = region.size();
    try (SliceWriter writer = LabelVolume.writer(
        file, size.width(), size.height(), size.depth(), CellLabels.NUCLEUS, Optional.of(voxel))) {
      byte[][] below = {new byte[size.slicePixels()], new byte[size.slicePixels()]};
      for (int z = 0; z < size.depth(); z++) {
        progress.checkCancelled();
        byte[][] here = {slice(a, region, z), slice(b, region, z)};
        touching = touching || touch(here, below, size);
        byte[] both = new byte[here[0].length];
        for (int i = 0; i < both.length; i++) {
          both[i] = (byte) Math.max(here[0][i], here[1][i]);
        }
        tally.add(both, region, z);
        writer.append(both);
        below = here;
      }
      writer.commit();
    }
    return region;
  }

  private static byte[] slice(PlacedCell cell, Roi region, int z) {
    Roi roi = cell.roi();
    byte[] slice = new byte[region.size().slicePixels()];
    int own = region.z() + z - roi.z();
    if (own >= 0 && own < roi.size().depth()) {
      byte[] read = cell.slice(own);
      int width = roi.size().width();
      for (int i = 0; i < read.length; i++) {
        int x = roi.x() - region.x() + i % width;
        int y = roi.y() - region.y() + i / width;
        slice[y * region.size().width() + x] = read[i];
      }
    }
    return slice;
  }

  /** Returns whether both claim a voxel, or voxels that share a face, of a slice and the one below it. */
  private static boolean touch(byte[][] here, byte[][] below, Size size) {
    for (int i = 0; i < here[0].length; i++) {
      for (int k = 0; k < 2; k++) {
        byte[] other = here[1 - k];
        if (here[k][i] != CellLabels.OUTSIDE
            && (other[i] != CellLabels.OUTSIDE
                || below[1 - k][i] != CellLabels.OUTSIDE
                || i % size.width() > 0 && other[i - 1] != CellLabels.OUTSIDE
                || i >= size.width() && other[i - size.width()] != CellLabels.OUTSIDE)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns whether the cells touch or overlap; known once they are written. */
  boolean isTouching() {
    return touching;
  }

  /** Returns where the voxels of both lie; known once they are written. */
  LabelTally tally() {
    return tally;
  }
}
