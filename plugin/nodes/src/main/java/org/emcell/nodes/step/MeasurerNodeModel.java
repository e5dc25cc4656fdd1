package org.emcell.nodes.step;

import static org.emcell.nodes.cell.Columns.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.emcell.core.VoxelSize;
import org.emcell.core.measure.CellMeasurements;
import org.emcell.core.measure.CellMeasurer;
import org.emcell.core.measure.MeasurementTable;
import org.emcell.nodes.cell.CellLabelVolume;
import org.emcell.nodes.cell.CellNames;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.frame.EmNodeModel;
import org.emcell.nodes.frame.Missing;
import org.emcell.nodes.frame.Setting;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;

/** Measures the cells of labelings or of images of numbers. */
final class MeasurerNodeModel extends EmNodeModel {

  static final Setting<String> LABELS = LabelColumns.labels(
      "labels",
      "Labels",
      0,
      "Labels",
      "Column of the cells: labelings with the labels \"cell\" and \"nucleus\", alone or with numbers, or images in which"
          + " a pixel is the number of its cell.");
  static final Setting<String> NUCLEI = LabelColumns.nuclei("nuclei", "Nuclei", 0);
  static final Setting<String> ID = LabelColumns.id();
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
  static final List<Setting<?>> SETTINGS = List.of(
      LABELS,
      NUCLEI,
      ID,
      VoxelColumns.X,
      VoxelColumns.Y,
      VoxelColumns.Z,
      VOLUME,
      SURFACE,
      PLACE,
      EXTENT);

  /** Where the number of the cell stands in the output, behind the name. */
  private static final int ID_COLUMN = 1;

  MeasurerNodeModel() {
    super(1, 1, SETTINGS);
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
    new LabelColumns(values(), in[0], LABELS, NUCLEI, ID);
    new VoxelColumns(values(), in[0]);
    List<String> all = MeasurementTable.columns();
    return new DataTableSpec[] {
      Columns.table(
          List.of(column("Name", StringCell.TYPE)),
          measures().stream().map(i -> column(all.get(i), type(all.get(i)))).toList())
    };
  }

  @Override
  protected BufferedDataTable[] run(BufferedDataTable[] in, Work work) throws Exception {
    DataTableSpec spec = in[0].getDataTableSpec();
    LabelColumns labels = new LabelColumns(values(), spec, LABELS, NUCLEI, ID);
    VoxelColumns voxel = new VoxelColumns(values(), spec);
    BufferedDataContainer table = work.table(specs(new DataTableSpec[] {spec})[0]);
    forEachRow(in[0], work, (row, number, part) -> {
      Optional<DataCell> known = labels.known(row);
      Optional<String> missing = labels.missing(row);
      if (missing.isPresent()) {
        List<DataCell> out =
            new ArrayList<>(Missing.cells(table.getTableSpec().getNumColumns(), missing.get()));
        known.ifPresent(cell -> out.set(ID_COLUMN, cell));
        table.addRowToTable(new DefaultRow(row.getKey() + "_missing", out));
        return;
      }
      CellLabelVolume volume = labels.of(row);
      List<CellMeasurements> cells = measure(volume, voxel.of(row, volume), part);
      for (CellMeasurements cell : cells) {
        List<DataCell> out = new ArrayList<>();
        out.add(new StringCell(volume.name()));
        List<String> names = MeasurementTable.columns();
        List<String> fields = MeasurementTable.row(cell);
        measures().forEach(i -> out.add(cell(names.get(i), fields.get(i))));
        if (cells.size() == 1) {
          known.ifPresent(of -> out.set(ID_COLUMN, of));
        }
        table.addRowToTable(new DefaultRow(row.getKey() + "_" + cell.id(), out));
      }
    });
    return new BufferedDataTable[] {closed(table)};
  }

  private static List<CellMeasurements> measure(
      CellLabelVolume volume, VoxelSize voxel, Work work) {
    CellMeasurer measurer = new CellMeasurer(volume.sliceSize(), voxel);
    for (int z = 0; z < volume.depth(); z++) {
      work.progress().checkCancelled();
      work.progress().report((double) z / volume.depth(), "Measuring");
      measurer.add(
          volume.slice(z, CellNames.CELL), volume.slice(z, CellNames.NUCLEUS), work.workers());
    }
    return measurer.measurements();
  }
}
