package org.emcell.core.segment;

import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;

/**
 * Which hill of the distance map to the resin every place of a ROI belongs to: roughly, which cell.
 *
 * @param labels number of the hill from 1 on, 0 in resin
 * @param count number of hills
 * @param grid of the labels, over the grid of the nuclear cores
 */
record Hills(int[] labels, int count, WorkingGrid grid) {

  private static final double PIXEL = 160;

  /**
   * Finds the hills.
   *
   * @param depth distance to the resin in nm
   * @param stained where there is no resin
   * @param cores the grid of both
   */
  static Hills find(float[] depth, boolean[] stained, WorkingGrid cores, Workers workers) {
    WorkingGrid grid = WorkingGrid.ofSlices(cores.size(), cores.voxel(), PIXEL);
    Summits summits = Summits.find(
        grid.mean(depth, workers), grid.most(stained), grid.size(), grid.voxel(), workers);
    return new Hills(summits.hills(), summits.peaks().count(), grid);
  }

  /** Returns the hill at a place given in nm from the first corner of the ROI; 0 in resin and outside. */
  int at(double x, double y, double z) {
    VoxelSize voxel = grid.voxel();
    Size size = grid.size();
    int column = (int) Math.floor(x / voxel.x());
    int row = (int) Math.floor(y / voxel.y());
    int slice = (int) Math.floor(z / voxel.z());
    return size.contains(column, row, slice) ? labels[size.index(column, row, slice)] : 0;
  }

  /** Returns for every labelled region the hill that most of it lies on; index 0 is not used. */
  int[] below(int[] regions, int regionCount) {
    int[][] votes = new int[regionCount + 1][count + 1];
    Size size = grid.full();
    for (int i = 0; i < regions.length; i++) {
      if (regions[i] > 0) {
        int x = size.x(i) / grid.block();
        int y = size.y(i) / grid.block();
        votes[regions[i]][labels[grid.size().index(x, y, size.z(i))]]++;
      }
    }
    int[] result = new int[regionCount + 1];
    for (int region = 1; region <= regionCount; region++) {
      for (int hill = 1; hill <= count; hill++) {
        result[region] =
            votes[region][hill] > votes[region][result[region]] ? hill : result[region];
      }
    }
    return result;
  }
}
