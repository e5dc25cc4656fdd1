package org.emcell.nodes.step;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.util.Intervals;
import org.emcell.core.VoxelSize;
import org.emcell.core.segment.CellLabels;
import org.emcell.core.segment.CellSegmenter;
import org.emcell.core.segment.NucleusMask;
import org.emcell.core.segment.RoiSegmenter;
import org.emcell.core.stack.SliceStack;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.cell.ImageStack;
import org.emcell.nodes.cell.LabelVolumeBuilder;
import org.emcell.nodes.cell.Masks;
import org.emcell.nodes.frame.RowNodeModel;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.emcell.nodes.view.SliceSource;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.IntValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.knip.base.data.img.ImgPlusValue;

/** Finds the whole cell of a region of interest, given its nucleus. */
final class CellNodeModel extends RowNodeModel implements TableShowing {

  private static final CellSegmenter.Settings PRESET = CellSegmenter.Settings.DEFAULT;

  static final Setting<String> NUCLEUS = Setting.column(
      "nucleus",
      "Nucleus",
      0,
      ImgPlusValue.class,
      "Nucleus",
      "Column of the masks of the nuclei, of the size of the regions: not 0 where the nucleus is.");
  static final Setting<String> ADDED_BY = Setting.optionalColumn(
      "correction",
      "Correction",
      0,
      StringValue.class,
      CorrectionRows.ADDED_BY,
      "Column that names the correction that has added a cell, as the Cell ROI Cropper gives it. Such a cell is the one"
          + " at the centre: when the cell of the nucleus does not reach it, the one there has none.");
  static final Setting<Double> SIGMA = Setting.decimal(
      "gaussian_sigma",
      "Gaussian sigma",
      "nm",
      PRESET.gaussianSigma(),
      0,
      10_000,
      "Standard deviation of the low-pass filter that tames the noise.");
  static final Setting<Double> DEPTH = Setting.decimal(
      "marker_depth",
      "Marker depth",
      "nm",
      PRESET.markerDepth(),
      1,
      100_000,
      "How deep below the resin a place without a nucleus must lie to count as the body of another cell.");
  static final Setting<Boolean> PROTRUSIONS = Setting.flag(
      "protrusions",
      "Protrusions",
      PRESET.protrusions(),
      "Whether pieces that hang on the cell by a narrow neck belong to it.");
  static final Setting<Double> SIZE = Setting.decimal(
      "minimum_size",
      "Minimum size",
      "um2",
      PRESET.minimumSize(),
      0,
      10_000,
      "Least area of a piece of the cell in a slice.");
  static final List<Setting<?>> SETTINGS = List.of(
      RoiColumns.ROI,
      NUCLEUS,
      RoiColumns.X,
      RoiColumns.Y,
      RoiColumns.Z,
      ADDED_BY,
      RoiColumns.METHOD,
      SIGMA,
      DEPTH,
      PROTRUSIONS,
      SIZE);

  private final ShownTable table = new ShownTable();

  CellNodeModel() {
    super(SETTINGS);
  }

  @Override
  protected void given(BufferedDataTable[] out) {
    table.take(out);
  }

  @Override
  public ShownTable shownTable() {
    return table;
  }

  @Override
  public Optional<SliceSource> shown() {
    return table.get().map(this::rows);
  }

  private SliceSource rows(BufferedDataTable of) {
    DataTableSpec spec = of.getDataTableSpec();
    try {
      int id = spec.findColumnIndex(Columns.CELL_ID);
      boolean isNumber = id >= 0 && spec.getColumnSpec(id).getType().isCompatible(IntValue.class);
      return new LabelledRows(
          of,
          values().column(spec, RoiColumns.ROI),
          spec.getNumColumns() - 1,
          Values.NONE,
          isNumber ? id : Values.NONE);
    } catch (InvalidSettingsException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  protected void check(Values candidate) {
    settings(candidate);
  }

  private static CellSegmenter.Settings settings(Values values) {
    return new CellSegmenter.Settings(
        RoiColumns.method(values),
        values.get(SIGMA),
        values.get(DEPTH),
        values.get(PROTRUSIONS),
        values.get(SIZE));
  }

  @Override
  protected Step step(DataTableSpec in) throws InvalidSettingsException {
    RoiColumns columns = new RoiColumns(values(), in);
    int nucleus = values().column(in, NUCLEUS);
    int addedBy = values().column(in, ADDED_BY);
    CellSegmenter segmenter = CellSegmenter.of(settings(values()));
    return new Step(
        new int[] {columns.roi(), nucleus},
        List.of(Columns.labeling("Labels")),
        (row, work) -> new DataCell[] {
          cell(
              row,
              columns,
              nucleus,
              addedBy == Values.NONE || row.getCell(addedBy).isMissing()
                  ? segmenter
                  : pointedTo(segmenter),
              work)
        });
  }

  /** Segments the cell at the centre, not that of the nucleus when they differ. */
  private static CellSegmenter pointedTo(CellSegmenter segmenter) {
    return (roi, voxel, nucleus, centre, workers, progress) ->
        RoiSegmenter.segmentAt(segmenter, roi, voxel, nucleus, centre, workers, progress);
  }

  private static DataCell cell(
      DataRow row, RoiColumns columns, int nucleus, CellSegmenter segmenter, Work work)
      throws Exception {
    SliceStack roi = ImageStack.of(row.getCell(columns.roi()));
    RandomAccessibleInterval<BitType> mask = Masks.mask(row.getCell(nucleus));
    if (mask.numDimensions() != 3
        || mask.dimension(0) != roi.width()
        || mask.dimension(1) != roi.height()
        || mask.dimension(2) != roi.slices()) {
      throw new IllegalArgumentException(
          "The mask of the nucleus must be as large as the region, " + roi.width()
              + " x " + roi.height() + " x " + roi.slices() + " voxels, found "
              + Arrays.toString(Intervals.dimensionsAsLongArray(mask)) + ".");
    }
    VoxelSize voxel = roi.requireVoxelSize();
    CellLabels cell = segmenter.segment(
        roi,
        voxel,
        NucleusMask.of(mask, voxel),
        columns.centre(row, roi),
        work.workers(),
        work.progress());
    LabelVolumeBuilder<?> labels = LabelVolumeBuilder.ofCell(cell.size());
    for (int z = 0; z < cell.size().depth(); z++) {
      work.progress().checkCancelled();
      labels.set(z, cell.slice(z));
    }
    return labels.cell(ImageStack.name(row.getCell(columns.roi())), voxel, work.exec());
  }
}
