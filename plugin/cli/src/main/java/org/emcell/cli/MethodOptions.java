package org.emcell.cli;

import java.util.Locale;
import org.emcell.core.pipeline.RunSettings;
import org.emcell.core.segment.CellDetector;
import org.emcell.core.segment.CellSegmenter;
import org.emcell.core.segment.NucleusSegmenter;
import org.emcell.core.segment.SegmentationMethod;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How nuclei and cells are found. */
final class MethodOptions {

  @Option(
      names = "--method",
      paramLabel = "NAME",
      converter = MethodName.Converter.class,
      description =
          "volume: in three dimensions at once; paper: slice by slice, as Karabag et al. 2021 describe it."
              + " Default: ${DEFAULT-VALUE}")
  private MethodName method = new MethodName(NucleusSegmenter.Settings.DEFAULT.method());

  @Option(
      names = "--gaussian-sigma",
      paramLabel = "NM",
      converter = Length.Converter.class,
      description =
          "Standard deviation in nm of the low-pass filter that tames the noise. Default: ${DEFAULT-VALUE}")
  private Length gaussianSigma = new Length(NucleusSegmenter.Settings.DEFAULT.gaussianSigma());

  /** A method by the name that users give it. */
  record MethodName(SegmentationMethod method) {

    @Override
    public String toString() {
      return method.name().toLowerCase(Locale.ROOT);
    }

    static final class Converter implements ITypeConverter<MethodName> {
      @Override
      public MethodName convert(String text) {
        for (SegmentationMethod method : SegmentationMethod.values()) {
          MethodName name = new MethodName(method);
          if (name.toString().equals(text)) {
            return name;
          }
        }
        throw new TypeConversionException("expected volume or paper, found '" + text + "'");
      }
    }
  }

  SegmentationMethod method() {
    return method.method();
  }

  /**
   * Returns settings with these options put into them.
   *
   * @throws IllegalArgumentException when a number is out of range
   */
  RunSettings applyTo(RunSettings defaults) {
    RunSettings settings = defaults.with(method.method());
    CellDetector.Settings detection = settings.detection();
    NucleusSegmenter.Settings nucleus = settings.nucleus();
    CellSegmenter.Settings cell = settings.cell();
    double sigma = gaussianSigma.nm();
    return new RunSettings(
        settings.darkResin(),
        new CellDetector.Settings(
            detection.cellsPerSlice(), detection.sliceStride(), sigma, detection.minimumHeight()),
        settings.linking(),
        settings.cropping(),
        new NucleusSegmenter.Settings(
            nucleus.method(), sigma, nucleus.edgeSigma(), nucleus.minimumArea()),
        new CellSegmenter.Settings(
            cell.method(), sigma, cell.markerDepth(), cell.protrusions(), cell.minimumSize()),
        settings.leftOvers());
  }
}
