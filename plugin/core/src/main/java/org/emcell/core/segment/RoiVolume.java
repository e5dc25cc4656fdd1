package org.emcell.core.segment;

import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.stack.SliceStack;

/**
 * What the volume method knows of a ROI before it looks for anything in it: grey values, stained material, texture and
 * nuclear cores, on one working grid. Nucleus and cell are both found from this.
 *
 * @param grey mean grey value of every voxel of the grid, resin bright
 * @param foreground true in stained material
 * @param cores the smooth, deep interiors of nuclei, on a grid of their own that is about four times as coarse
 */
record RoiVolume(
    WorkingGrid grid,
    Size size,
    VoxelSize voxel,
    float[] grey,
    boolean[] foreground,
    NuclearCores cores) {

  /**
   * Reads a ROI and describes it.
   *
   * @param sigma standard deviation in nm of the low-pass filter
   * @param minimumCore least volume of a nuclear core in um3 (in um2 where the ROI is one slice)
   */
  static RoiVolume read(
      SliceStack roi,
      VoxelSize voxel,
      double sigma,
      double minimumCore,
      Workers workers,
      Progress progress) {
    WorkingGrid grid = WorkingGrid.of(new Size(roi.width(), roi.height(), roi.slices()), voxel);
    float[] grey = grid.read(roi, workers, progress.part(0, 0.4));
    return describe(grid, grey, sigma, minimumCore, workers, progress.part(0.4, 1));
  }

  static RoiVolume describe(
      WorkingGrid grid,
      float[] grey,
      double sigma,
      double minimumCore,
      Workers workers,
      Progress progress) {
    Size size = grid.size();
    VoxelSize voxel = grid.voxel();
    boolean[] foreground = Foreground.find(grey, size, voxel, sigma, workers, progress);
    progress.report(0.4, "Nuclear cores");
    NuclearCores cores = NuclearCores.find(
        grey,
        foreground,
        WorkingGrid.ofSlices(size, voxel, ClearSpace.PIXEL),
        sigma,
        minimumCore,
        workers,
        progress);
    progress.report(1, "Nuclear cores");
    return new RoiVolume(grid, size, voxel, grey, foreground, cores);
  }
}
