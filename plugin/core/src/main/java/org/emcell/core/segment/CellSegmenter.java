package org.emcell.core.segment;

import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.stack.SliceStack;

/** Finds the whole cell of a ROI, given its nucleus. Thread-safe. */
public interface CellSegmenter {

  /**
   * What both methods are told.
   *
   * @param method how the cell is found
   * @param gaussianSigma standard deviation in nm of the low-pass filter that tames the noise
   * @param markerDepth how deep in nm, below the resin, a place without a nucleus must lie to count as the body of
   *     another cell
   * @param protrusions whether pieces that hang on the cell by a narrow neck belong to it
   * @param minimumSize least area in um2 of a piece of the cell in a slice
   */
  record Settings(
      SegmentationMethod method,
      double gaussianSigma,
      double markerDepth,
      boolean protrusions,
      double minimumSize) {

    /** The defaults. */
    public static final Settings DEFAULT =
        new Settings(SegmentationMethod.VOLUME, 20, 600, true, 0);

    /**
     * @throws IllegalArgumentException when a length or the area is negative
     */
    public Settings {
      if (!(gaussianSigma >= 0) || !(markerDepth > 0) || !(minimumSize >= 0)) {
        throw new IllegalArgumentException(
            "Finding a cell needs a Gaussian sigma and a minimum size of 0 or more and a"
                + " marker depth above 0, found " + gaussianSigma + " nm, " + minimumSize + " um2, "
                + markerDepth + " nm.");
      }
    }

    /** Returns these settings with another method. */
    public Settings with(SegmentationMethod other) {
      return new Settings(other, gaussianSigma, markerDepth, protrusions, minimumSize);
    }
  }

  /**
   * Finds the cell.
   *
   * @param roi a cropped stack, resin bright
   * @param voxel voxel size of the ROI
   * @param nucleus the nucleus of the cell in the resolution of the ROI
   * @param centre where the cell is; it is looked for here when the nucleus is empty
   * @return the cell with the nucleus in it
   */
  CellLabels segment(
      SliceStack roi,
      VoxelSize voxel,
      NucleusMask nucleus,
      Centre centre,
      Workers workers,
      Progress progress);

  /** Returns the segmenter for the given settings. */
  static CellSegmenter of(Settings settings) {
    return settings.method() == SegmentationMethod.PAPER
        ? new PaperCellSegmenter(settings)
        : new VolumeCellSegmenter(settings);
  }
}
