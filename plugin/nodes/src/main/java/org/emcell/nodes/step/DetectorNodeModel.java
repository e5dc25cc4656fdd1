package org.emcell.nodes.step;

import static org.emcell.nodes.cell.Columns.column;
import static org.emcell.nodes.cell.Columns.columns;
import static org.emcell.nodes.cell.Columns.ints;

import java.util.ArrayList;
import java.util.List;
import org.emcell.core.VoxelSize;
import org.emcell.core.segment.CellDetector;
import org.emcell.core.segment.Detection;
import org.emcell.core.stack.SliceStack;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.cell.ImageStack;
import org.emcell.nodes.frame.EmNodeModel;
import org.emcell.nodes.frame.Missing;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.knip.base.data.img.ImgPlusValue;

/** Finds cells in single slices. */
final class DetectorNodeModel extends EmNodeModel {

  private static final CellDetector.Settings PRESET = CellDetector.Settings.DEFAULT;

  static final Setting<String> STACK = Setting.column(
      "stack",
      "Stack",
      0,
      ImgPlusValue.class,
      Columns.STACK,
      "Column of the stacks: three dimensions, unsigned 8 or 16 bits, resin bright.");
  static final Setting<Integer> CELLS = Setting.integer(
      "cells_per_slice",
      "Cells per slice",
      "",
      PRESET.cellsPerSlice(),
      0,
      100_000,
      "Largest number of cells that are looked for in a slice, the highest hills are kept; 0 for no limit.");
  static final Setting<Integer> STRIDE = Setting.integer(
      "slice_stride",
      "Slice stride",
      "slices",
      PRESET.sliceStride(),
      1,
      100_000,
      "Every how many slices one is searched. Where slices are so thick that more than 1 um"
          + " would be skipped, more are searched.");
  static final Setting<Double> SIGMA = Setting.decimal(
      "gaussian_sigma",
      "Gaussian sigma",
      "nm",
      PRESET.gaussianSigma(),
      0,
      10_000,
      "Standard deviation of the low-pass filter that tames the noise.");
  static final Setting<Double> HEIGHT = Setting.decimal(
      "minimum_height",
      "Minimum height",
      "nm",
      PRESET.minimumHeight(),
      1,
      100_000,
      "Least distance from the middle of a cell to the resin.");
  static final List<Setting<?>> SETTINGS = List.of(STACK, CELLS, STRIDE, SIGMA, HEIGHT);

  /** Names of the columns that the linker reads. */
  static final List<String> SLICE = List.of("Slice", "Rank");

  static final List<String> PEAK = List.of("X", "Y", "Height (um)");
  private static final List<String> BOX = List.of("Box X", "Box Y", "Box Width", "Box Height");
  static final String STEP = "Slice stride";

  DetectorNodeModel() {
    super(1, 1, SETTINGS);
  }

  @Override
  protected void check(Values candidate) {
    settings(candidate);
  }

  private static CellDetector.Settings settings(Values values) {
    return new CellDetector.Settings(
        values.get(CELLS), values.get(STRIDE), values.get(SIGMA), values.get(HEIGHT));
  }

  @Override
  protected DataTableSpec[] specs(DataTableSpec[] in) throws InvalidSettingsException {
    int stack = values().column(in[0], STACK);
    return new DataTableSpec[] {
      Columns.table(
          List.of(column(Columns.STACK, in[0].getColumnSpec(stack).getType())),
          columns(SLICE, IntCell.TYPE),
          columns(PEAK, DoubleCell.TYPE),
          columns(BOX, IntCell.TYPE),
          List.of(column(STEP, IntCell.TYPE)))
    };
  }

  @Override
  protected BufferedDataTable[] run(BufferedDataTable[] in, Work work) throws Exception {
    DataTableSpec spec = in[0].getDataTableSpec();
    int column = values().column(spec, STACK);
    DataTableSpec out = specs(new DataTableSpec[] {spec})[0];
    BufferedDataContainer table = work.table(out);
    CellDetector detector = new CellDetector(settings(values()));
    forEachRow(in[0], work, (row, number, part) -> {
      DataCell cell = row.getCell(column);
      if (cell.isMissing()) {
        table.addRowToTable(new DefaultRow(
            row.getKey() + "_missing", Missing.cells(out.getNumColumns(), Missing.reason(cell))));
        return;
      }
      SliceStack stack = ImageStack.of(cell);
      VoxelSize voxel = stack.requireVoxelSize();
      List<Integer> probes = detector.probes(stack.slices(), voxel);
      int step = probes.size() > 1 ? probes.get(1) : stack.slices();
      for (Detection found : detector.detect(stack, voxel, part.workers(), part.progress())) {
        table.addRowToTable(new DefaultRow(
            number + "_" + found.slice() + "_" + found.rank(), cells(cell, found, voxel, step)));
      }
    });
    return new BufferedDataTable[] {closed(table)};
  }

  private static List<DataCell> cells(DataCell stack, Detection found, VoxelSize voxel, int step) {
    double rx = found.height() * 1000 / voxel.x();
    double ry = found.height() * 1000 / voxel.y();
    List<DataCell> cells = new ArrayList<>();
    cells.add(stack);
    cells.addAll(ints(found.slice(), found.rank()));
    cells.addAll(List.of(
        new DoubleCell(found.x()), new DoubleCell(found.y()), new DoubleCell(found.height())));
    cells.addAll(ints(
        Math.round(found.x() - rx),
        Math.round(found.y() - ry),
        Math.round(2 * rx),
        Math.round(2 * ry)));
    cells.addAll(ints(step));
    return cells;
  }
}
