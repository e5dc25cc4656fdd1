package org.emcell.nodes.step;

import static org.emcell.nodes.cell.Columns.column;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.segment.CellOverlap;
import org.emcell.core.segment.Centre;
import org.emcell.core.segment.Roi;
import org.emcell.core.stack.SliceStack;
import org.emcell.nodes.cell.CellLabelVolume;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.cell.ImageStack;
import org.emcell.nodes.cell.LabelVolumeBuilder;
import org.emcell.nodes.frame.EmNodeModel;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.IntValue;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.knime.knip.base.data.labeling.LabelingValue;

/** Puts the cells of all regions of interest of a stack into one labeling. */
final class AssemblerNodeModel extends EmNodeModel {

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
      "Column of the stacks that the regions were cut from. Each stack gives one labeling.");
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
  static final Setting<String> RULE = Setting.choice(
      "overlap",
      "Overlap",
      List.of("nearest", "lowest-id"),
      "Who gets a voxel that several cells claim with equal right. nearest: the cell whose nucleus is nearest in units"
          + " of its radius. lowest-id: the cell with the lowest number.");
  static final List<Setting<?>> SETTINGS = List.of(LABELS, STACK, ID, X, Y, Z, DETECTIONS, RULE);

  AssemblerNodeModel() {
    super(1, 1, SETTINGS);
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

  @Override
  protected DataTableSpec[] specs(DataTableSpec[] in) throws InvalidSettingsException {
    indices(in[0]);
    return new DataTableSpec[] {
      Columns.table(List.of(
          column(
              Columns.STACK, in[0].getColumnSpec(values().column(in[0], STACK)).getType()),
          Columns.labeling("Labels")))
    };
  }

  private int[] indices(DataTableSpec spec) throws InvalidSettingsException {
    List<Setting<String>> settings = List.of(LABELS, STACK, ID, X, Y, Z);
    int[] indices = new int[settings.size()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = values().column(spec, settings.get(i));
    }
    return indices;
  }

  @Override
  protected BufferedDataTable[] run(BufferedDataTable[] in, Work work)
      throws InvalidSettingsException, IOException {
    DataTableSpec spec = in[0].getDataTableSpec();
    int[] columns = indices(spec);
    Map<DataCell, List<DataRow>> stacks = new LinkedHashMap<>();
    for (DataRow row : in[0]) {
      if (IntStream.of(columns).anyMatch(i -> row.getCell(i).isMissing())) {
        setWarningMessage("Row \"" + row.getKey() + "\" has a missing cell and is left out.");
      } else {
        stacks
            .computeIfAbsent(row.getCell(columns[1]), cell -> new ArrayList<>())
            .add(row);
      }
    }
    BufferedDataContainer table = work.table(specs(new DataTableSpec[] {spec})[0]);
    int number = 0;
    for (Map.Entry<DataCell, List<DataRow>> entry : stacks.entrySet()) {
      Work part = work.part((double) number / stacks.size(), (number + 1.0) / stacks.size());
      number++;
      DataCell labels = assemble(ImageStack.of(entry.getKey()), entry.getValue(), spec, part);
      table.addRowToTable(new DefaultRow("Stack " + number, entry.getKey(), labels));
    }
    return new BufferedDataTable[] {closed(table)};
  }

  private DataCell assemble(SliceStack stack, List<DataRow> rows, DataTableSpec spec, Work work)
      throws InvalidSettingsException, IOException {
    int[] columns = indices(spec);
    int detections = values().column(spec, DETECTIONS);
    Size size = RoiColumns.size(stack);
    VoxelSize voxel = stack.requireVoxelSize();
    CellOverlap.Rule rule =
        get(RULE).equals("nearest") ? CellOverlap.Rule.NEAREST : CellOverlap.Rule.LOWEST_ID;
    CellOverlap overlap = new CellOverlap(size.slice(), size.depth(), voxel, rule);
    int largest = 0;
    for (DataRow row : rows) {
      work.progress().checkCancelled();
      CellLabelVolume labels = CellLabelVolume.of(row.getCell(columns[0]));
      int id = LinkerNodeModel.whole(row, columns[2]);
      overlap.add(
          new Roi(
              id,
              LinkerNodeModel.whole(row, columns[3]),
              LinkerNodeModel.whole(row, columns[4]),
              LinkerNodeModel.whole(row, columns[5]),
              labels.size(),
              Centre.of(labels.size())),
          detections == Values.NONE || row.getCell(detections).isMissing()
              ? 0
              : LinkerNodeModel.whole(row, detections),
          labels::cellLabels);
      largest = Math.max(largest, id);
    }
    overlap.dropDuplicates();
    LabelVolumeBuilder<?> builder = LabelVolumeBuilder.ofCells(size, largest);
    work.workers().forEach(size.depth(), z -> {
      work.progress().checkCancelled();
      int[] cells = new int[size.slicePixels()];
      int[] nuclei = new int[size.slicePixels()];
      overlap.slice(z, cells, nuclei);
      builder.set(z, cells, nuclei);
      work.progress().report((double) z / size.depth(), "Assembling");
    });
    return builder.cell(stack.name(), voxel, work.exec());
  }
}
