package org.emcell.core.segment;

import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.DistanceMap;
import org.emcell.core.image.Maxima;
import org.emcell.core.image.Size;
import org.emcell.core.image.Watershed;
import org.emcell.core.stack.SliceStack;

/**
 * Divides the stained material of a ROI among its cells by a marker-controlled watershed of the distance map to the
 * resin, in 3-D. Markers are the nucleus, the cores of all other nuclei, and the deep places that are far from every
 * nucleus: bodies of cells whose nucleus is not in the ROI.
 */
final class VolumeCellSegmenter implements CellSegmenter {

  private static final double PIXEL = 160;
  private static final double MARKER_HEIGHT = 200;
  private static final double MARKER_DEPTH = 600;
  private static final double MARKER_DISTANCE = 3000;

  private final Settings settings;

  VolumeCellSegmenter(Settings settings) {
    this.settings = settings;
  }

  @Override
  public CellLabels segment(
      SliceStack roi, VoxelSize voxel, NucleusMask nucleus, Centre centre, Workers workers, Progress progress) {
    RoiVolume volume = RoiVolume.read(roi, voxel, settings.gaussianSigma(), 0.8, workers, progress.part(0, 0.6));
    return segment(volume, nucleus, centre, workers, progress.part(0.6, 1));
  }

  CellLabels segment(RoiVolume volume, NucleusMask nucleus, Centre centre, Workers workers, Progress progress) {
    boolean[] cell = segment(volume, nucleus.voxels(), workers, progress);
    return new CellLabels(volume.grid(), cell, nucleus.voxels());
  }

  /** Returns which voxels of the working grid belong to the cell of the nucleus, the nucleus included. */
  boolean[] segment(RoiVolume roi, boolean[] nucleus, Workers workers, Progress progress) {
    Size size = roi.size();
    VoxelSize voxel = roi.voxel();
    WorkingGrid coarse = new WorkingGrid(size, voxel, Math.max(1, (int) Math.round(PIXEL / voxel.x())), 1);
    Size grid = coarse.size();
    boolean[] stained = coarse.most(roi.foreground());
    boolean[] own = coarse.most(nucleus);
    boolean[] resin = new boolean[stained.length];
    for (int i = 0; i < resin.length; i++) {
      stained[i] |= own[i];
      resin[i] = !stained[i];
    }
    float[] depth = DistanceMap.toSet(resin, grid, coarse.voxel(), workers);
    int[] markers = markers(roi, own, coarse, depth, stained, workers);
    float[] landscape = new float[depth.length];
    for (int i = 0; i < depth.length; i++) {
      landscape[i] = -depth[i];
    }
    int[] basins = Watershed.flood(landscape, markers, stained, grid, Connectivity.FACES);
    return refine(roi, nucleus, basins, coarse);
  }

  private static int[] markers(
      RoiVolume roi, boolean[] own, WorkingGrid coarse, float[] depth, boolean[] stained, Workers workers) {
    Size grid = coarse.size();
    int[] markers = new int[own.length];
    NuclearCores cores = roi.cores();
    int ratio = (int) Math.round(coarse.voxel().x() / cores.grid().voxel().x());
    // The cores that the nucleus covers are its own.
    boolean[] mine = new boolean[cores.count() + 1];
    int[] coreAt = new int[own.length];
    for (int i = 0; i < own.length; i++) {
      int x = Math.min(cores.grid().size().width() - 1, grid.x(i) * ratio + ratio / 2);
      int y = Math.min(cores.grid().size().height() - 1, grid.y(i) * ratio + ratio / 2);
      coreAt[i] = cores.labels()[cores.grid().size().index(x, y, grid.z(i))];
      if (own[i]) {
        mine[coreAt[i]] = true;
      }
    }
    boolean[] nuclei = new boolean[own.length];
    for (int i = 0; i < own.length; i++) {
      if (own[i]) {
        markers[i] = 1;
      } else if (coreAt[i] > 0 && !mine[coreAt[i]]) {
        markers[i] = 1 + coreAt[i];
      }
      nuclei[i] = markers[i] > 0;
    }
    float[] away = DistanceMap.toSet(nuclei, grid, coarse.voxel(), workers);
    boolean[] peaks = Maxima.hMaxima(depth, stained, grid, MARKER_HEIGHT, Connectivity.ALL);
    for (int i = 0; i < peaks.length; i++) {
      peaks[i] &= depth[i] > MARKER_DEPTH && away[i] > MARKER_DISTANCE;
    }
    Components bodies = Components.label(peaks, grid, Connectivity.ALL);
    for (int i = 0; i < peaks.length; i++) {
      if (peaks[i]) {
        markers[i] = 1 + cores.count() + bodies.labels()[i];
      }
    }
    return markers;
  }

  /** Carries the division from the coarse grid to the working grid: stained voxels take the basin that reaches them. */
  private static boolean[] refine(RoiVolume roi, boolean[] nucleus, int[] basins, WorkingGrid coarse) {
    Size size = roi.size();
    Size grid = coarse.size();
    int[] markers = new int[size.voxels()];
    boolean[] mask = roi.foreground().clone();
    for (int z = 0; z < size.depth(); z++) {
      for (int y = 0; y < size.height(); y++) {
        int row = size.index(0, y, z);
        int blocks = grid.index(0, y / coarse.block(), z);
        for (int x = 0; x < size.width(); x++) {
          int i = row + x;
          if (nucleus[i]) {
            mask[i] = true;
            markers[i] = 1;
          } else if (mask[i]) {
            int basin = basins[blocks + x / coarse.block()];
            markers[i] = basin == 0 ? 0 : basin == 1 ? 1 : 2;
          }
        }
      }
    }
    int[] labels = Watershed.flood(new float[markers.length], markers, mask, size, Connectivity.FACES);
    boolean[] cell = new boolean[labels.length];
    for (int i = 0; i < cell.length; i++) {
      cell[i] = labels[i] == 1;
    }
    return Components.largest(cell, size, Connectivity.FACES);
  }
}
