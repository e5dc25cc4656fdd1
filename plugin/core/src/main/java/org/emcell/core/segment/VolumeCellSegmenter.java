package org.emcell.core.segment;

import java.util.Optional;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Box;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.Crop;
import org.emcell.core.image.HoleFilling;
import org.emcell.core.image.Size;
import org.emcell.core.image.Watershed;
import org.emcell.core.stack.SliceStack;

/**
 * Divides the stained material of a ROI among its cells by a marker-controlled watershed of the distance map to the
 * resin, in 3-D; then a graph cut about the part that holds the nucleus looks closely at what is the cell's: it cuts off
 * debris that hangs on by a thread or lies behind a membrane.
 */
final class VolumeCellSegmenter implements CellSegmenter {

  /** Pixel of the grid on which cells are divided. */
  private static final double PIXEL = 160;
  /** Pixel of the grid on which it is settled what belongs to the cell. */
  private static final double CUT_PIXEL = 80;
  /** How far in nm the cell can reach, through pieces thinner than the blocks, beyond the blocks that are its own. */
  private static final double FRINGE = 500;
  /** Everything that is not the cell. */
  private static final int OTHER = CellMarkers.OWN + 1;

  private final Settings settings;

  VolumeCellSegmenter(Settings settings) {
    this.settings = settings;
  }

  @Override
  public CellLabels segment(
      SliceStack roi,
      VoxelSize voxel,
      NucleusMask nucleus,
      Centre centre,
      Workers workers,
      Progress progress) {
    double minimumCore =
        new VolumeNucleusSegmenter(NucleusSegmenter.Settings.DEFAULT).minimumCore();
    RoiVolume volume = RoiVolume.read(
        roi, voxel, settings.gaussianSigma(), minimumCore, workers, progress.part(0, 0.6));
    return segment(volume, nucleus, centre, workers, progress.part(0.6, 1));
  }

  /** Finds the cell in a ROI that is already described. */
  CellLabels segment(
      RoiVolume volume, NucleusMask nucleus, Centre centre, Workers workers, Progress progress) {
    boolean[] own = nucleus.voxels();
    Size size = volume.size();
    progress.report(0, "Cells of the ROI");
    WorkingGrid fine = WorkingGrid.ofSlices(size, volume.voxel(), CUT_PIXEL);
    WorkingGrid onFine = fine.coarser(PIXEL);
    WorkingGrid coarse = fine.under(onFine);
    CellMarkers markers =
        CellMarkers.find(volume, own, centre, coarse, settings.markerDepth(), workers);
    progress.checkCancelled();
    int[] basins = Watershed.flood(
        markers.landscape(),
        markers.labels(),
        markers.stained(),
        coarse.size(),
        Connectivity.FACES);
    progress.report(0.3, "Plasma membrane");
    double pixelArea = volume.voxel().x() * volume.voxel().y() * 1e-6;
    boolean[] stained = volume.foreground().clone();
    for (int i = 0; i < stained.length; i++) {
      stained[i] |= own[i];
    }
    stained = HoleFilling.fill(stained, size, (int) (Foreground.LARGEST_SPECK / pixelArea));
    boolean[] stainedFine = fine.most(stained);
    boolean[] ownFine = fine.most(own);
    boolean[] basin = refine(basins, onFine, stainedFine, ownFine);
    boolean[] others = onFine.spread(markers.others());
    progress.checkCancelled();
    progress.report(0.5, "Protrusions");
    boolean[] cut = new CellCut(fine, stainedFine, ownFine, basin, others)
        .find(volume.grey(), settings.protrusions(), workers, progress);
    progress.report(0.9, "Protrusions");
    int[] settled = new int[cut.length];
    for (int i = 0; i < settled.length; i++) {
      settled[i] = cut[i] ? CellMarkers.OWN : stainedFine[i] ? OTHER : 0;
    }
    boolean[] cell = refineNear(cut, settled, fine, stained, own);
    cell = Components.largest(cell, size, Connectivity.FACES);
    cell = dropSmall(cell, own, size, (int) (settings.minimumSize() / pixelArea));
    return new CellLabels(volume.grid(), cell, own);
  }

  /** Carries the division to the finer grid where the cell is; elsewhere nothing can be the cell's. */
  private static boolean[] refineNear(
      boolean[] cell, int[] division, WorkingGrid grid, boolean[] stained, boolean[] nucleus) {
    Optional<Box> box = Box.of(cell, grid.size());
    if (box.isEmpty()) {
      return new boolean[stained.length];
    }
    Crop part = grid.around(box.get(), FRINGE);
    Size full = grid.full();
    Crop below = part.below(grid.block(), full);
    boolean[] refined = refine(
        part.crop(division, grid.size()),
        new WorkingGrid(below.size(), grid.fullVoxel(), grid.block(), 1),
        below.crop(stained, full),
        below.crop(nucleus, full));
    return below.place(refined, full);
  }

  /**
   * Carries a division from the blocks of a grid to the voxels that it lies over: stained voxels take the label of their
   * block, those in blocks without one that which reaches them.
   *
   * @param stained includes the nucleus
   * @return true for the cell
   */
  private static boolean[] refine(
      int[] division, WorkingGrid grid, boolean[] stained, boolean[] nucleus) {
    Size size = grid.full();
    int[] markers = new int[size.voxels()];
    for (int z = 0; z < size.depth(); z++) {
      for (int y = 0; y < size.height(); y++) {
        int row = size.index(0, y, z);
        int blocks = grid.size().index(0, y / grid.block(), z);
        for (int x = 0; x < size.width(); x++) {
          int i = row + x;
          if (nucleus[i]) {
            markers[i] = CellMarkers.OWN;
          } else if (stained[i]) {
            markers[i] = Math.min(division[blocks + x / grid.block()], OTHER);
          }
        }
      }
    }
    Watershed.grow(null, markers, stained, size, Connectivity.FACES);
    boolean[] cell = new boolean[markers.length];
    for (int i = 0; i < cell.length; i++) {
      cell[i] = markers[i] == CellMarkers.OWN;
    }
    return cell;
  }

  /** Drops the pieces of a slice that have fewer pixels than {@code least} and hold no nucleus. */
  private static boolean[] dropSmall(boolean[] cell, boolean[] nucleus, Size size, int least) {
    if (least <= 1) {
      return cell;
    }
    Size slice = size.slice();
    boolean[] result = cell.clone();
    for (int z = 0; z < size.depth(); z++) {
      int offset = z * slice.voxels();
      boolean[] plane = java.util.Arrays.copyOfRange(cell, offset, offset + slice.voxels());
      Components pieces = Components.label(plane, slice, Connectivity.ALL);
      boolean[] small = pieces.keep(label -> pieces.voxels(label) < least);
      for (int i = 0; i < small.length; i++) {
        result[offset + i] &= !small[i] || nucleus[offset + i];
      }
    }
    return result;
  }
}
