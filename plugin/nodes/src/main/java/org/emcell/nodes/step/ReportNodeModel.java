package org.emcell.nodes.step;

import static org.emcell.nodes.cell.Columns.column;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.emcell.core.pipeline.StackReport;
import org.emcell.nodes.cell.CellLabelVolume;
import org.emcell.nodes.cell.ImageStack;
import org.emcell.nodes.cell.Places;
import org.emcell.nodes.frame.EmNodeModel;
import org.emcell.nodes.frame.Missing;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.MissingCell;
import org.knime.core.data.StringValue;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.JoinedRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;

/** Writes a page about the cells of each stack or region: table, slices, pictures, plots and a view in 3-D. */
final class ReportNodeModel extends EmNodeModel {

  static final Setting<String> IMAGE = OverlayNodeModel.image();
  static final Setting<String> LABELS = LabelColumns.labelsOfImages();
  static final Setting<String> NUCLEI = LabelColumns.nuclei("nuclei", "Nuclei", 0);
  static final Setting<String> ID = LabelColumns.id();
  static final Setting<Boolean> DARK = Setting.flag(
      "dark_resin",
      "Dark resin",
      false,
      "Whether resin is darker than cells. It matters for two of the flags only, low contrast and left over.");
  static final Setting<String> FOLDER = Setting.folder(
      "folder",
      "Folder",
      "",
      "Where the pages are written, as NAME_report.html: a path, or a file: or knime: URL. Empty: the folder data/reports"
          + " of the workflow.");
  static final Setting<String> NAME = Setting.optionalColumn(
      "name",
      "Name",
      0,
      StringValue.class,
      "Name",
      "Column of the beginnings of the names of the files. Without it, the row ID is the name.");
  static final Setting<String> POLICY = IfExists.setting(
      "overwrite: replace it when the new page is complete. keep: leave it and go on.");
  static final List<Setting<?>> SETTINGS = settings();

  ReportNodeModel() {
    super(1, 1, 1, SETTINGS);
  }

  private static List<Setting<?>> settings() {
    List<Setting<?>> all = new ArrayList<>(List.of(IMAGE, LABELS, NUCLEI, ID));
    all.addAll(KnownCells.SETTINGS);
    all.addAll(List.of(DARK, FOLDER, NAME, POLICY));
    return List.copyOf(all);
  }

  @Override
  protected DataTableSpec[] specs(DataTableSpec[] in) throws InvalidSettingsException {
    values().column(in[0], IMAGE);
    values().column(in[0], NAME);
    new LabelColumns(values(), in[0], LABELS, NUCLEI, ID);
    new KnownCells(values(), in[1]);
    DataColumnSpec path =
        column(DataTableSpec.getUniqueColumnName(in[0], "Report path"), StringCell.TYPE);
    return new DataTableSpec[] {new DataTableSpec(in[0], new DataTableSpec(path))};
  }

  @Override
  protected BufferedDataTable[] run(BufferedDataTable[] in, Work work) throws Exception {
    DataTableSpec spec = in[0].getDataTableSpec();
    DataTableSpec cells = in[1] == null ? null : in[1].getDataTableSpec();
    int image = values().column(spec, IMAGE);
    LabelColumns labels = new LabelColumns(values(), spec, LABELS, NUCLEI, ID);
    KnownCells known = new KnownCells(values(), cells);
    known.read(in[1]);
    BufferedDataContainer table = work.table(specs(new DataTableSpec[] {spec, cells})[0]);
    Set<Path> written = new HashSet<>();
    forEachRow(in[0], work, (row, number, part) -> {
      Optional<String> missing = Missing.reason(row, image).or(() -> labels.missing(row));
      DataCell path;
      if (missing.isPresent()) {
        path = new MissingCell(missing.get());
      } else {
        Path file = file(row, spec, written);
        if (!IfExists.keeps(get(POLICY), List.of(file))) {
          write(row.getCell(image), labels.numbered(row), known, file, part);
        }
        path = new StringCell(file.toString());
      }
      table.addRowToTable(new JoinedRow(row, new DefaultRow(row.getKey(), path)));
    });
    return new BufferedDataTable[] {closed(table)};
  }

  private Path file(DataRow row, DataTableSpec spec, Set<Path> written)
      throws IOException, InvalidSettingsException {
    int column = values().column(spec, NAME);
    String name = column == Values.NONE || row.getCell(column).isMissing()
        ? row.getKey().getString()
        : ((StringValue) row.getCell(column)).getStringValue();
    String folder = get(FOLDER).isEmpty() ? Places.own("reports") : get(FOLDER);
    Path file = Places.resolve(Places.in(folder, Places.fileName(name) + "_report.html"));
    if (!written.add(file)) {
      throw new IllegalArgumentException(
          "Expected a name of its own for each row, found another row whose report is " + file
              + ". Choose another column of names, or none.");
    }
    return file;
  }

  private void write(
      DataCell image, CellLabelVolume labels, KnownCells known, Path file, Work work) {
    StackReport report =
        new StackReport(get(DARK)).withSetting("labels", String.valueOf(labels.name()));
    known.tell(report, image);
    report.write(
        ImageStack.of(image), labels, labels.size(), file, work.workers(), work.progress());
  }
}
