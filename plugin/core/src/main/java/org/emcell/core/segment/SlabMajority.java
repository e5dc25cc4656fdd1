package org.emcell.core.segment;

import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Crop;
import org.emcell.core.image.MajorityFilter;
import org.emcell.core.image.Size;

/**
 * The paper's majority filter (doi:10.3390/jimaging7060093) that makes masks found slice by slice agree along z: a
 * box of 3 x 3 x 13 voxels of 10 x 10 x 50 nm. A volume is filtered in place, in bands of rows, so that besides it
 * only the counts of one band take memory.
 */
final class SlabMajority {

  /** Depth of the box in nm. */
  static final double DEPTH = 650;

  private static final double WIDTH = 30;
  private static final int ROWS = 32;

  private SlabMajority() {}

  /** Sets the voxels of a mask to what the most voxels in the box around them are, mirrored at the borders. */
  static void apply(
      boolean[] mask, Size size, VoxelSize voxel, Workers workers, Progress progress) {
    int rx = SliceGeometry.half(WIDTH, voxel.x());
    int ry = SliceGeometry.half(WIDTH, voxel.y());
    int rz = SliceGeometry.half(DEPTH, voxel.z());
    boolean[] done = {};
    for (int y = 0; y < size.height(); y += ROWS) {
      progress.checkCancelled();
      Crop band =
          Crop.between(0, y - ry, 0, size.width() - 1, y + ROWS - 1 + ry, size.depth() - 1, size);
      boolean[] part = band.crop(mask, size);
      // Only now: the last rows of the band before are neighbours of this one.
      write(done, y - ROWS, mask, size);
      Size rows = new Size(size.width(), Math.min(ROWS, size.height() - y), size.depth());
      done = new Crop(0, y - band.y(), 0, rows)
          .crop(MajorityFilter.apply(part, band.size(), rx, ry, rz, workers), band.size());
      if (y + ROWS >= size.height()) {
        write(done, y, mask, size);
      }
    }
  }

  private static void write(boolean[] rows, int y, boolean[] mask, Size size) {
    int length = rows.length / size.depth();
    for (int z = 0; z < size.depth() && length > 0; z++) {
      System.arraycopy(rows, z * length, mask, size.index(0, y, z), length);
    }
  }
}
