package org.emcell.core.segment;

import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.SliceStack;

/** Segments the cell of a ROI: the nucleus, then the whole cell. Thread-safe. */
public final class RoiSegmenter {

  private static final int VOLUME_BYTES = 27;
  private static final int PAPER_BYTES = 10;
  /** How far in nm beside a cell somebody may point who means it. */
  private static final double NEAR = 500;

  private final NucleusSegmenter.Settings nucleus;
  private final CellSegmenter.Settings cell;

  /** Makes a segmenter; the two steps may use different methods. */
  public RoiSegmenter(NucleusSegmenter.Settings nucleus, CellSegmenter.Settings cell) {
    this.nucleus = nucleus;
    this.cell = cell;
  }

  /**
   * Returns a view of a stack that is as fine as this segmenter looks at it: on the working grid where both steps use the
   * volume method, otherwise in full resolution. ROIs that are cut out of it are no larger than they need to be.
   *
   * @throws org.emcell.core.stack.StackException when the stack has no voxel size
   */
  public BinnedStack view(SliceStack stack) {
    return isVolume() ? WorkingGrid.view(stack) : new BinnedStack(stack, 1, 1);
  }

  /** Returns the peak of what a segmentation holds in memory for each voxel of the view, measured and rounded up. */
  public int bytesPerVoxel() {
    return isVolume() ? VOLUME_BYTES : PAPER_BYTES;
  }

  private boolean isVolume() {
    return nucleus.method() == SegmentationMethod.VOLUME
        && cell.method() == SegmentationMethod.VOLUME;
  }

  /**
   * Segments a ROI. The result is that of the two steps one after the other; where both use the volume method, the ROI is
   * read and described once for both.
   *
   * @param roi a cropped stack, resin bright
   * @param voxel voxel size of the ROI
   * @param centre where the cell is
   */
  public CellLabels segment(
      SliceStack roi, VoxelSize voxel, Centre centre, Workers workers, Progress progress) {
    if (!isVolume() || nucleus.gaussianSigma() != cell.gaussianSigma()) {
      NucleusMask mask =
          NucleusSegmenter.of(nucleus).segment(roi, voxel, centre, workers, progress.part(0, 0.5));
      return CellSegmenter.of(cell)
          .segment(roi, voxel, mask, centre, workers, progress.part(0.5, 1));
    }
    VolumeNucleusSegmenter nuclei = new VolumeNucleusSegmenter(nucleus);
    RoiVolume volume = RoiVolume.read(
        roi, voxel, nucleus.gaussianSigma(), nuclei.minimumCore(), workers, progress.part(0, 0.4));
    NucleusMask mask = nuclei.segment(volume, centre, workers, progress.part(0.4, 0.7));
    return new VolumeCellSegmenter(cell)
        .segment(volume, mask, centre, workers, progress.part(0.7, 1));
  }

  /**
   * Segments the cell that holds a place which somebody has pointed to. Unlike {@link #segment}, for which the centre is an
   * estimate, this never gives a neighbour: where the cell of the nearest nucleus does not reach within 500 nm of the
   * place, the cell there has none, and where nothing that reaches the place can be told from its neighbours, there is no
   * cell.
   *
   * @param roi a cropped stack, resin bright
   * @param voxel voxel size of the ROI
   * @param place a voxel of the cell
   */
  public CellLabels segmentAt(
      SliceStack roi, VoxelSize voxel, Centre place, Workers workers, Progress progress) {
    CellLabels found = segment(roi, voxel, place, workers, progress.part(0, 0.6));
    return found.isNear(place, NEAR)
        ? found
        : withoutNucleus(CellSegmenter.of(cell), roi, voxel, place, workers, progress.part(0.6, 1));
  }

  /**
   * Segments the cell that holds a place which somebody has pointed to, as {@link #segmentAt(SliceStack, VoxelSize,
   * Centre, Workers, Progress)} does, when the nucleus nearest to the place is known already.
   *
   * @param nucleus of the size of the ROI
   */
  public static CellLabels segmentAt(
      CellSegmenter segmenter,
      SliceStack roi,
      VoxelSize voxel,
      NucleusMask nucleus,
      Centre place,
      Workers workers,
      Progress progress) {
    CellLabels found =
        segmenter.segment(roi, voxel, nucleus, place, workers, progress.part(0, 0.6));
    return found.isNear(place, NEAR)
        ? found
        : withoutNucleus(segmenter, roi, voxel, place, workers, progress.part(0.6, 1));
  }

  private static CellLabels withoutNucleus(
      CellSegmenter segmenter,
      SliceStack roi,
      VoxelSize voxel,
      Centre place,
      Workers workers,
      Progress progress) {
    NucleusMask none = NucleusMask.none(new Size(roi.width(), roi.height(), roi.slices()), voxel);
    CellLabels found = segmenter.segment(roi, voxel, none, place, workers, progress);
    return found.isNear(place, NEAR) ? found : found.emptied();
  }
}
