package org.emcell.core.segment;

import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.DistanceMap;
import org.emcell.core.image.HoleFilling;
import org.emcell.core.image.Size;
import org.emcell.core.image.Watershed;
import org.emcell.core.stack.SliceStack;

/**
 * Divides the stained material of a ROI among its cells by a marker-controlled watershed of the distance map to the
 * resin, in 3-D, and takes the part that holds the nucleus. Debris and far ends that hang on the cell by a thread are cut
 * off.
 */
final class VolumeCellSegmenter implements CellSegmenter {

  /** Pixel of the grid on which cells are divided. */
  private static final double PIXEL = 160;
  /** Pixel of the grid on which the body of the cell is found. */
  private static final double BODY_PIXEL = 80;
  /** A neck thinner than twice this does not belong to the body of a cell. */
  private static final double BODY_RADIUS = 400;
  /** How far protrusions are followed beyond the body. */
  private static final double PROTRUSION = 450;
  /** Bright holes in a slice up to this size, in um2, are vesicles and belong to the cell. */
  private static final double VESICLE = 0.2;

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
    progress.report(0, "Cells of the ROI");
    WorkingGrid coarse = WorkingGrid.ofSlices(volume.size(), volume.voxel(), PIXEL);
    CellMarkers markers =
        CellMarkers.find(volume, own, centre, coarse, settings.markerDepth(), workers);
    progress.checkCancelled();
    int[] basins = Watershed.flood(
        markers.landscape(),
        markers.labels(),
        markers.stained(),
        coarse.size(),
        Connectivity.FACES);
    progress.report(0.4, "Plasma membrane");
    boolean[] cell = refine(volume, own, basins, coarse);
    progress.checkCancelled();
    progress.report(0.7, "Protrusions");
    double pixelArea = volume.voxel().x() * volume.voxel().y() * 1e-6;
    cell = HoleFilling.fill(cell, volume.size(), (int) (VESICLE / pixelArea));
    cell = trim(cell, own, volume, workers);
    cell = dropSmall(cell, own, volume.size(), (int) (settings.minimumSize() / pixelArea));
    return new CellLabels(volume.grid(), cell, own);
  }

  /** Carries the division from the coarse grid to the working grid: stained voxels take the basin that reaches them. */
  private static boolean[] refine(
      RoiVolume volume, boolean[] nucleus, int[] basins, WorkingGrid coarse) {
    Size size = volume.size();
    Size grid = coarse.size();
    int[] markers = new int[size.voxels()];
    boolean[] mask = volume.foreground().clone();
    for (int z = 0; z < size.depth(); z++) {
      for (int y = 0; y < size.height(); y++) {
        int row = size.index(0, y, z);
        int blocks = grid.index(0, y / coarse.block(), z);
        for (int x = 0; x < size.width(); x++) {
          int i = row + x;
          if (nucleus[i]) {
            mask[i] = true;
            markers[i] = CellMarkers.OWN;
          } else if (mask[i]) {
            markers[i] = Math.min(basins[blocks + x / coarse.block()], CellMarkers.OWN + 1);
          }
        }
      }
    }
    Watershed.grow(null, markers, mask, size, Connectivity.FACES);
    boolean[] cell = new boolean[markers.length];
    for (int i = 0; i < cell.length; i++) {
      cell[i] = markers[i] == CellMarkers.OWN;
    }
    return cell;
  }

  /**
   * Keeps what lies within the reach of protrusions from the body of the cell: what is left of it after an opening with a
   * ball, its largest piece.
   */
  private boolean[] trim(boolean[] cell, boolean[] nucleus, RoiVolume volume, Workers workers) {
    WorkingGrid grid = WorkingGrid.ofSlices(volume.size(), volume.voxel(), BODY_PIXEL);
    boolean[] outside = grid.most(cell);
    for (int i = 0; i < outside.length; i++) {
      outside[i] = !outside[i];
    }
    float[] depth = DistanceMap.toSet(outside, grid.size(), grid.voxel(), BODY_RADIUS, workers);
    boolean[] inner = new boolean[outside.length];
    for (int i = 0; i < inner.length; i++) {
      inner[i] = depth[i] > BODY_RADIUS;
    }
    inner = Components.largest(inner, grid.size(), Connectivity.FACES);
    double reach = BODY_RADIUS + (settings.protrusions() ? PROTRUSION : 0);
    float[] away = DistanceMap.toSet(inner, grid.size(), grid.voxel(), reach, workers);
    boolean[] near = new boolean[away.length];
    boolean any = false;
    for (int i = 0; i < near.length; i++) {
      near[i] = away[i] <= reach;
      any |= inner[i];
    }
    if (!any) {
      return Components.largest(cell, volume.size(), Connectivity.FACES);
    }
    boolean[] kept = grid.spread(near);
    for (int i = 0; i < kept.length; i++) {
      kept[i] = cell[i] && kept[i] || nucleus[i];
    }
    return Components.largest(kept, volume.size(), Connectivity.FACES);
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
