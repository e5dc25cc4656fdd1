package org.emcell.nodes.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emcell.core.Progress;
import org.emcell.core.image.Size;
import org.emcell.core.pipeline.LabelCorrection;
import org.emcell.core.segment.Centre;
import org.emcell.core.segment.Roi;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.cell.LabelingVolume;
import org.emcell.nodes.frame.Missing;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.emcell.nodes.frame.Warnings;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.IntValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.knime.knip.base.data.labeling.LabelingValue;

/** Rows of cells that were cropped and segmented: their labels, and where these lie in which stack. */
final class CroppedCells {

  static final Setting<String> LABELS = Setting.column(
      "labels",
      "Labels",
      0,
      LabelingValue.class,
      "Labels",
      "Column of the labelings of the regions, with the labels \"cell\" and \"nucleus\".");
  static final Setting<String> STACK = Setting.column(
      "stack",
      "Stack",
      0,
      ImgPlusValue.class,
      Columns.STACK,
      "Column of the stacks that the regions were cut from. Each stack gives one row.");
  static final Setting<String> ID = Setting.column(
      "cell_id",
      "Cell ID",
      0,
      IntValue.class,
      Columns.CELL_ID,
      "Column of the numbers of the cells.");
  static final Setting<String> X = offset("x", "X", 0);
  static final Setting<String> Y = offset("y", "Y", 1);
  static final Setting<String> Z = offset("z", "Z", 2);
  static final Setting<String> DETECTIONS = Setting.optionalColumn(
      "detections",
      "Detections",
      0,
      IntValue.class,
      Columns.DETECTIONS,
      "Column of the number of slices in which a cell was detected. Of cells with the same nucleus that"
          + " one stays which was detected in most slices.");
  static final Setting<String> ADDED_BY = Setting.optionalColumn(
      "correction",
      "Correction",
      0,
      StringValue.class,
      CorrectionRows.ADDED_BY,
      "Column that names the correction that has added a cell, as the Cell ROI Cropper gives it. Only used with"
          + " corrections.");
  static final List<Setting<?>> SETTINGS =
      List.of(LABELS, STACK, ID, X, Y, Z, DETECTIONS, ADDED_BY);

  private final int labels;
  private final int stack;
  private final int id;
  private final int x;
  private final int y;
  private final int z;
  private final int detections;
  private final int addedBy;

  CroppedCells(Values values, DataTableSpec table) throws InvalidSettingsException {
    labels = values.column(table, LABELS);
    stack = values.column(table, STACK);
    id = values.column(table, ID);
    x = values.column(table, X);
    y = values.column(table, Y);
    z = values.column(table, Z);
    detections = values.column(table, DETECTIONS);
    addedBy = values.column(table, ADDED_BY);
  }

  private static Setting<String> offset(String key, String label, int axis) {
    return Setting.column(
        "offset_" + key,
        "Offset " + label,
        0,
        IntValue.class,
        Columns.OFFSET.get(axis),
        "Column of the place of a region in its stack, in voxels.");
  }

  /** Returns the column of the stacks. */
  int stack() {
    return stack;
  }

  /** Returns the rows of each stack, in the order of the table; those with missing cells are left out with a warning. */
  Map<DataCell, List<DataRow>> byStack(BufferedDataTable table, Warnings warnings) {
    Map<DataCell, List<DataRow>> stacks = new LinkedHashMap<>();
    for (DataRow row : table) {
      Optional<String> missing = Missing.reason(row, labels, stack, id, x, y, z);
      if (missing.isPresent()) {
        warnings.add("Left out", row.getKey().getString(), missing.get());
      } else {
        stacks.computeIfAbsent(row.getCell(stack), cell -> new ArrayList<>()).add(row);
      }
    }
    return stacks;
  }

  /**
   * Returns the cells of some rows.
   *
   * @param progress is asked for cancel whenever a slice of labels is read
   */
  List<LabelCorrection.Labelled> of(List<DataRow> rows, Progress progress) {
    List<LabelCorrection.Labelled> cells = new ArrayList<>();
    for (DataRow row : rows) {
      LabelingVolume volume = LabelingVolume.of(row.getCell(labels));
      Size size = volume.size();
      cells.add(new LabelCorrection.Labelled(
          new Roi(
              LinkerNodeModel.whole(row, id),
              LinkerNodeModel.whole(row, x),
              LinkerNodeModel.whole(row, y),
              LinkerNodeModel.whole(row, z),
              size,
              Centre.of(size)),
          isMissing(row, detections) ? 0 : LinkerNodeModel.whole(row, detections),
          isMissing(row, addedBy) ? "" : row.getCell(addedBy).toString(),
          slice -> {
            progress.checkCancelled();
            return volume.cellLabels(slice);
          }));
    }
    return cells;
  }

  private static boolean isMissing(DataRow row, int column) {
    return column == Values.NONE || row.getCell(column).isMissing();
  }
}
