package org.emcell.core.pipeline;

import org.emcell.core.segment.CellDetector;
import org.emcell.core.segment.CellLinker;
import org.emcell.core.segment.CellSegmenter;
import org.emcell.core.segment.NucleusSegmenter;
import org.emcell.core.segment.RoiCropper;
import org.emcell.core.segment.SegmentationMethod;
import org.emcell.core.stack.InvertedStack;
import org.emcell.core.stack.SliceStack;

/**
 * Everything that a result depends on beside the stack and its voxel size.
 *
 * @param darkResin whether resin is dark and cells are bright in the stack
 * @param detection how cells are detected in single slices
 * @param linking how detections are linked to cells
 * @param cropping how large the ROIs are
 * @param nucleus how nuclei are found
 * @param cell how cells are found
 * @param leftOvers whether stained regions between several cells that belong to none are given to the cell with the largest
 *     contact
 */
public record RunSettings(
    boolean darkResin,
    CellDetector.Settings detection,
    CellLinker.Settings linking,
    RoiCropper.Settings cropping,
    NucleusSegmenter.Settings nucleus,
    CellSegmenter.Settings cell,
    boolean leftOvers) {

  /** The defaults of all steps. */
  public static final RunSettings DEFAULT = new RunSettings(
          false,
          CellDetector.Settings.DEFAULT,
          CellLinker.Settings.DEFAULT,
          RoiCropper.Settings.DEFAULT,
          NucleusSegmenter.Settings.DEFAULT,
          CellSegmenter.Settings.DEFAULT,
          false)
      .with(SegmentationMethod.VOLUME);

  /**
   * Returns these settings with another way to find nuclei and cells, and as many cells per slice as goes with it: the
   * paper's number, or no limit.
   */
  public RunSettings with(SegmentationMethod method) {
    int cells =
        method == SegmentationMethod.PAPER ? CellDetector.Settings.DEFAULT.cellsPerSlice() : 0;
    return new RunSettings(
        darkResin,
        detection.limited(cells),
        linking,
        cropping,
        nucleus.with(method),
        cell.with(method),
        leftOvers);
  }

  /** Returns these settings with left-over regions given to cells or not. */
  public RunSettings withLeftOvers(boolean given) {
    return new RunSettings(darkResin, detection, linking, cropping, nucleus, cell, given);
  }

  /** Returns a stack as the steps expect it: with bright resin. */
  SliceStack bright(SliceStack stack) {
    return darkResin ? new InvertedStack(stack) : stack;
  }
}
