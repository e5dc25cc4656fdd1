package org.emcell.nodes.step;

import static org.emcell.nodes.cell.Columns.column;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.emcell.core.VoxelSize;
import org.emcell.core.measure.CellMeasurements;
import org.emcell.core.measure.CellMeasurer;
import org.emcell.core.measure.MeasurementTable;
import org.emcell.nodes.cell.CellLabelVolume;
import org.emcell.nodes.cell.CellNames;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.frame.EmNodeModel;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.knip.base.data.labeling.LabelingValue;

/** Measures the cells of labelings. */
final class MeasurerNodeModel extends EmNodeModel {

  static final Setting<String> LABELS = Setting.column(
      "labels",
      "Labels",
      0,
      LabelingValue.class,
      "Labels",
      "Column of the labelings, with the labels \"cell\" and \"nucleus\", alone or with numbers.");
  static final Setting<String> ID = Setting.optionalColumn(
      "cell_id",
      "Cell ID",
      0,
      IntValue.class,
      Columns.CELL_ID,
      "Column of the number of the cell, for labelings of one cell. Without it, labels give the numbers.");
  static final Setting<String> X = voxel("x", "X", 0);
  static final Setting<String> Y = voxel("y", "Y", 1);
  static final Setting<String> Z = voxel("z", "Z", 2);
  static final Setting<Boolean> VOLUME = Setting.flag(
      "volumes",
      "Volumes",
      true,
      "Volumes of cell, nucleus and cytoplasm, and the ratio of nucleus to cell.");
  static final Setting<Boolean> SURFACE = Setting.flag(
      "surfaces", "Surfaces", true, "Surface area and sphericity of cell and nucleus.");
  static final Setting<Boolean> PLACE = Setting.flag(
      "places",
      "Places",
      true,
      "Centroids of cell and nucleus, in voxels and um, and the way from one to the other.");
  static final Setting<Boolean> EXTENT = Setting.flag(
      "extents", "Extents", true, "Edges of the smallest boxes that hold cell and nucleus.");
  static final List<Setting<?>> SETTINGS =
      List.of(LABELS, ID, X, Y, Z, VOLUME, SURFACE, PLACE, EXTENT);

  MeasurerNodeModel() {
    super(1, 1, SETTINGS);
  }

  private static Setting<String> voxel(String key, String label, int axis) {
    return Setting.optionalColumn(
        "voxel_" + key,
        "Voxel " + label,
        0,
        DoubleValue.class,
        Columns.VOXEL.get(axis),
        "Column of the voxel size in nm. Without all three, the axes of the labeling give it, in nm.");
  }

  private List<Integer> measures() {
    List<String> all = MeasurementTable.columns();
    return IntStream.range(0, all.size())
        .filter(i -> isWanted(all.get(i)))
        .boxed()
        .toList();
  }

  private boolean isWanted(String name) {
    if (name.contains("_volume_") || name.contains("ratio")) {
      return get(VOLUME);
    } else if (name.contains("_surface_") || name.contains("sphericity")) {
      return get(SURFACE);
    } else if (name.contains("extent")) {
      return get(EXTENT);
    }
    return !name.matches("(cell|nucleus|polarity)_.*(px|um)") || get(PLACE);
  }

  private static DataType type(String name) {
    return name.equals("cell_id") || name.equals("nucleus_pieces")
        ? IntCell.TYPE
        : name.startsWith("cut_by_") ? BooleanCell.TYPE : DoubleCell.TYPE;
  }

  private static DataCell cell(String name, String value) {
    if (value.isEmpty()) {
      return new MissingCell("does not exist: there is no nucleus");
    }
    DataType type = type(name);
    return type.equals(IntCell.TYPE)
        ? new IntCell(Integer.parseInt(value))
        : type.equals(BooleanCell.TYPE)
            ? Boolean.parseBoolean(value) ? BooleanCell.TRUE : BooleanCell.FALSE
            : new DoubleCell(Double.parseDouble(value));
  }

  @Override
  protected DataTableSpec[] specs(DataTableSpec[] in) throws InvalidSettingsException {
    for (Setting<String> setting : List.of(LABELS, ID, X, Y, Z)) {
      values().column(in[0], setting);
    }
    List<String> all = MeasurementTable.columns();
    return new DataTableSpec[] {
      Columns.table(
          List.of(column("Name", StringCell.TYPE)),
          measures().stream().map(i -> column(all.get(i), type(all.get(i)))).toList())
    };
  }

  @Override
  protected BufferedDataTable[] run(BufferedDataTable[] in, Work work)
      throws InvalidSettingsException {
    DataTableSpec spec = in[0].getDataTableSpec();
    int labels = values().column(spec, LABELS);
    BufferedDataContainer table = work.table(specs(new DataTableSpec[] {spec})[0]);
    int done = 0;
    for (DataRow row : in[0]) {
      Work part = work.part((double) done / in[0].size(), (done + 1.0) / in[0].size());
      done++;
      if (row.getCell(labels).isMissing()) {
        setWarningMessage(
            "Row \"" + row.getKey() + "\" has no labeling and is left out: " + row.getCell(labels));
        continue;
      }
      CellLabelVolume volume = CellLabelVolume.of(row.getCell(labels));
      List<CellMeasurements> cells = measure(volume, voxel(row, spec, volume), part);
      int id = values().column(spec, ID);
      for (CellMeasurements cell : cells) {
        List<DataCell> out = new ArrayList<>();
        out.add(new StringCell(volume.name()));
        List<String> names = MeasurementTable.columns();
        List<String> fields = MeasurementTable.row(cell);
        measures().forEach(i -> out.add(cell(names.get(i), fields.get(i))));
        if (id != Values.NONE && cells.size() == 1 && !row.getCell(id).isMissing()) {
          out.set(1, new IntCell(LinkerNodeModel.whole(row, id)));
        }
        table.addRowToTable(new DefaultRow(row.getKey() + "_" + cell.id(), out));
      }
    }
    return new BufferedDataTable[] {closed(table)};
  }

  private VoxelSize voxel(DataRow row, DataTableSpec spec, CellLabelVolume volume)
      throws InvalidSettingsException {
    double[] edges = new double[3];
    List<Setting<String>> settings = List.of(X, Y, Z);
    for (int axis = 0; axis < 3; axis++) {
      int column = values().column(spec, settings.get(axis));
      if (column == Values.NONE || row.getCell(column).isMissing()) {
        return volume.voxel();
      }
      edges[axis] = LinkerNodeModel.number(row, column);
    }
    return new VoxelSize(edges[0], edges[1], edges[2]);
  }

  private static List<CellMeasurements> measure(
      CellLabelVolume volume, VoxelSize voxel, Work work) {
    CellMeasurer measurer = new CellMeasurer(volume.size().slice(), voxel);
    for (int z = 0; z < volume.size().depth(); z++) {
      work.progress().checkCancelled();
      work.progress().report((double) z / volume.size().depth(), "Measuring");
      measurer.add(
          volume.slice(z, CellNames.CELL), volume.slice(z, CellNames.NUCLEUS), work.workers());
    }
    return measurer.measurements();
  }
}
