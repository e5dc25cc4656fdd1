package org.emcell.nodes.step;

import java.util.List;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.segment.BackgroundSegmenter;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.cell.ImageStack;
import org.emcell.nodes.cell.Masks;
import org.emcell.nodes.frame.RowNodeModel;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.knip.base.data.img.ImgPlusValue;

/** Finds the bright resin between the cells, slice by slice. */
final class BackgroundNodeModel extends RowNodeModel {

  private static final BackgroundSegmenter.Settings PRESET = BackgroundSegmenter.Settings.DEFAULT;

  static final Setting<String> IMAGE = Setting.column(
      "image",
      "Image",
      0,
      ImgPlusValue.class,
      Columns.STACK,
      "Column of the stacks: three dimensions, unsigned 8 or 16 bits, resin bright.");
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
      "Standard deviation of the filter that finds edges.");
  static final Setting<Double> AREA = Setting.decimal(
      "minimum_area",
      "Minimum area",
      "um2",
      PRESET.minimumArea(),
      0,
      10_000,
      "Area that a piece of resin between edges must exceed.");
  static final Setting<Double> RIM = Setting.decimal(
      "bright_rim",
      "Bright rim",
      "nm",
      PRESET.brightRim(),
      0,
      100_000,
      "How far from the mask bright pixels still join it; 0 for none.");
  static final List<Setting<?>> SETTINGS = List.of(IMAGE, SIGMA, EDGE, AREA, RIM);

  BackgroundNodeModel() {
    super(SETTINGS);
  }

  @Override
  protected void check(Values candidate) {
    settings(candidate);
  }

  private static BackgroundSegmenter.Settings settings(Values values) {
    return new BackgroundSegmenter.Settings(
        values.get(SIGMA),
        values.get(EDGE),
        PRESET.edgeWidth(),
        values.get(AREA),
        PRESET.lowestThreshold(),
        PRESET.highestThreshold(),
        PRESET.largestHole(),
        PRESET.closing(),
        PRESET.opening(),
        values.get(RIM));
  }

  @Override
  protected Step step(DataTableSpec in) throws InvalidSettingsException {
    int image = values().column(in, IMAGE);
    BackgroundSegmenter segmenter = new BackgroundSegmenter(settings(values()));
    return new Step(new int[] {image}, List.of(Columns.image("Resin")), (row, work) ->
        new DataCell[] {resin(ImageStack.of(row.getCell(image)), segmenter, work)});
  }

  private static DataCell resin(SliceStack stack, BackgroundSegmenter segmenter, Work work)
      throws Exception {
    Size size = RoiColumns.size(stack);
    VoxelSize voxel = stack.requireVoxelSize();
    boolean[][] masks = new boolean[size.depth()][];
    work.workers().forEach(size.depth(), z -> {
      work.progress().checkCancelled();
      masks[z] = segmenter.segment(Samples.floats(stack.read(z)), size.slice(), voxel);
      work.progress().report((double) z / size.depth(), "Resin");
    });
    return Masks.cell(
        stack.name() + " resin", size, voxel, z -> masks[z], work.exec(), work.progress());
  }
}
