package org.emcell.core.segment;

import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.stack.SliceStack;

/** Finds the nucleus of the cell in a ROI. Thread-safe. */
public interface NucleusSegmenter {

  /**
   * What both methods are told.
   *
   * @param method how the nucleus is found
   * @param gaussianSigma standard deviation in nm of the low-pass filter that tames the noise
   * @param edgeSigma standard deviation in nm at which the nuclear envelope is looked for
   * @param minimumArea least area in um2 of a piece of nucleus in a slice; smaller ones are not trusted to be nucleus
   */
  record Settings(
      SegmentationMethod method, double gaussianSigma, double edgeSigma, double minimumArea) {

    /** The paper's lengths (2, 4 and 10000 pixels of 10 nm) with our method. */
    public static final Settings DEFAULT = new Settings(SegmentationMethod.VOLUME, 20, 40, 1);

    /**
     * @throws IllegalArgumentException when a length or the area is negative
     */
    public Settings {
      if (!(gaussianSigma >= 0) || !(edgeSigma > 0) || !(minimumArea >= 0)) {
        throw new IllegalArgumentException(
            "Finding a nucleus needs a Gaussian sigma and a minimum area of 0 or more and"
                + " an edge sigma above 0, found " + gaussianSigma + " nm, " + minimumArea
                + " um2, " + edgeSigma + " nm.");
      }
    }

    /** Returns these settings with another method. */
    public Settings with(SegmentationMethod other) {
      return new Settings(other, gaussianSigma, edgeSigma, minimumArea);
    }
  }

  /**
   * Finds the nucleus.
   *
   * @param roi a cropped stack with the cell about its centre, resin bright
   * @param voxel voxel size of the ROI
   * @param centre where the cell is
   * @return the nucleus, empty when there is none to be found
   */
  NucleusMask segment(
      SliceStack roi, VoxelSize voxel, Centre centre, Workers workers, Progress progress);

  /** Returns the segmenter for the given settings. */
  static NucleusSegmenter of(Settings settings) {
    return settings.method() == SegmentationMethod.PAPER
        ? new PaperNucleusSegmenter(settings)
        : new VolumeNucleusSegmenter(settings);
  }
}
