package org.emcell.cli;

import org.emcell.core.pipeline.RunSettings;
import org.emcell.core.segment.CellDetector;
import org.emcell.core.segment.CellLinker;
import org.emcell.core.segment.RoiCropper;
import picocli.CommandLine.Option;

/** How cells are detected in a whole stack, and how large their ROIs are. */
final class DetectionOptions {

  @Option(
      names = "--cells-per-slice",
      paramLabel = "N",
      description =
          "Largest number of cells in a slice, 0 for no limit. Default: 20 with --method paper, as there;"
              + " no limit with --method volume")
  private Integer cellsPerSlice;

  @Option(
      names = "--slice-stride",
      paramLabel = "N",
      description =
          "Every how many slices one is searched, more where slices are thick. Default: ${DEFAULT-VALUE}")
  private int sliceStride = CellDetector.Settings.DEFAULT.sliceStride();

  @Option(
      names = "--edge-margin",
      paramLabel = "NM",
      converter = Length.Converter.class,
      description = "Cells nearer than this to a lateral side are marked as near the side, in nm."
          + " Default: ${DEFAULT-VALUE}")
  private Length edgeMargin = new Length(CellLinker.Settings.DEFAULT.edgeMargin());

  @Option(
      names = "--roi-size",
      paramLabel = "X,Y,Z",
      converter = Triple.Converter.class,
      description = "Size of a ROI in nm; large cells get larger ones. Default: ${DEFAULT-VALUE}")
  private Triple roiSize = new Triple(
      RoiCropper.Settings.DEFAULT.sizeX(),
      RoiCropper.Settings.DEFAULT.sizeY(),
      RoiCropper.Settings.DEFAULT.sizeZ());

  /**
   * Returns settings with these options put into them.
   *
   * @throws IllegalArgumentException when a number is out of range
   */
  RunSettings applyTo(RunSettings settings) {
    CellDetector.Settings detection = settings.detection();
    CellLinker.Settings linking = settings.linking();
    return new RunSettings(
        settings.darkResin(),
        new CellDetector.Settings(
            cellsPerSlice == null ? detection.cellsPerSlice() : cellsPerSlice,
            sliceStride,
            detection.gaussianSigma(),
            detection.minimumHeight()),
        new CellLinker.Settings(
            linking.maximumShift(), linking.maximumGap(), linking.minimumExtent(), edgeMargin.nm()),
        new RoiCropper.Settings(roiSize.x(), roiSize.y(), roiSize.z()),
        settings.nucleus(),
        settings.cell(),
        settings.leftOvers());
  }
}
