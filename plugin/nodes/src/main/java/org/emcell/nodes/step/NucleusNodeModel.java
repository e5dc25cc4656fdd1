package org.emcell.nodes.step;

import java.util.List;
import org.emcell.core.segment.NucleusMask;
import org.emcell.core.segment.NucleusSegmenter;
import org.emcell.core.stack.SliceStack;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.cell.ImageStack;
import org.emcell.nodes.cell.Masks;
import org.emcell.nodes.frame.RowNodeModel;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;

/** Finds the nucleus of the cell in a region of interest. */
final class NucleusNodeModel extends RowNodeModel {

  private static final NucleusSegmenter.Settings PRESET = NucleusSegmenter.Settings.DEFAULT;

  static final Setting<Double> SIGMA = Setting.decimal(
      "gaussian_sigma",
      "Gaussian sigma",
      "nm",
      PRESET.gaussianSigma(),
      0,
      10_000,
      "Standard deviation of the low-pass filter that tames the noise.");
  static final Setting<Double> EDGE = Setting.decimal(
      "edge_sigma",
      "Edge sigma",
      "nm",
      PRESET.edgeSigma(),
      0.1,
      10_000,
      "Standard deviation at which the nuclear envelope is looked for.");
  static final Setting<Double> AREA = Setting.decimal(
      "minimum_area",
      "Minimum area",
      "um2",
      PRESET.minimumArea(),
      0,
      10_000,
      "Least area of a piece of nucleus in a slice; smaller ones are not trusted to be nucleus.");
  static final List<Setting<?>> SETTINGS = List.of(
      RoiColumns.ROI,
      RoiColumns.X,
      RoiColumns.Y,
      RoiColumns.Z,
      RoiColumns.METHOD,
      SIGMA,
      EDGE,
      AREA);

  NucleusNodeModel() {
    super(SETTINGS);
  }

  @Override
  protected void check(Values candidate) {
    settings(candidate);
  }

  private static NucleusSegmenter.Settings settings(Values values) {
    return new NucleusSegmenter.Settings(
        RoiColumns.method(values), values.get(SIGMA), values.get(EDGE), values.get(AREA));
  }

  @Override
  protected Step step(DataTableSpec in) throws InvalidSettingsException {
    RoiColumns columns = new RoiColumns(values(), in);
    NucleusSegmenter segmenter = NucleusSegmenter.of(settings(values()));
    return new Step(new int[] {columns.roi()}, List.of(Columns.image("Nucleus")), (row, work) ->
        new DataCell[] {nucleus(row, columns, segmenter, work)});
  }

  private DataCell nucleus(DataRow row, RoiColumns columns, NucleusSegmenter segmenter, Work work)
      throws Exception {
    SliceStack roi = ImageStack.of(row.getCell(columns.roi()));
    NucleusMask nucleus = segmenter.segment(
        roi, roi.requireVoxelSize(), columns.centre(row, roi), work.workers(), work.progress());
    if (nucleus.isEmpty()) {
      work.warnings().add("No nucleus was found", row.getKey().getString(), "");
    }
    return Masks.cell(
        ImageStack.name(row.getCell(columns.roi())) + " nucleus",
        nucleus.size(),
        roi.requireVoxelSize(),
        nucleus::slice,
        work.exec(),
        work.progress());
  }
}
