package org.emcell.nodes.step;

import java.util.List;
import java.util.Optional;
import org.emcell.nodes.cell.CellLabelVolume;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.frame.Missing;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.IntValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.knime.knip.base.data.labeling.LabelingValue;

/** Where cells with their numbers stand: in labelings, or in images of numbers with those of the nuclei beside them. */
final class LabelColumns {

  private final int labels;
  private final int nuclei;
  private final int id;

  /**
   * @param labels made by {@link #labels}
   * @param nuclei made by {@link #nuclei}
   */
  LabelColumns(Values values, DataTableSpec table, Setting<String> labels, Setting<String> nuclei)
      throws InvalidSettingsException {
    this(values, table, labels, nuclei, Optional.empty());
  }

  /**
   * @param labels made by {@link #labels}
   * @param nuclei made by {@link #nuclei}
   * @param id made by {@link #id}
   */
  LabelColumns(
      Values values,
      DataTableSpec table,
      Setting<String> labels,
      Setting<String> nuclei,
      Setting<String> id)
      throws InvalidSettingsException {
    this(values, table, labels, nuclei, Optional.of(id));
  }

  private LabelColumns(
      Values values,
      DataTableSpec table,
      Setting<String> labels,
      Setting<String> nuclei,
      Optional<Setting<String>> id)
      throws InvalidSettingsException {
    this.labels = values.column(table, labels);
    this.id = id.isPresent() ? values.column(table, id.get()) : Values.NONE;
    boolean labeling = table.getColumnSpec(this.labels).getType().isCompatible(LabelingValue.class);
    this.nuclei = labeling ? Values.NONE : values.column(table, nuclei);
  }

  /** Without a name, no image is taken for one of cells but by its name: it might be the stack. */
  static Setting<String> labels(String key, String label, int port, String preset, String tip) {
    return Setting.column(
        key,
        label,
        port,
        List.of(LabelingValue.class, ImgPlusValue.class),
        List.of(preset, "Cells"),
        List.of(LabelingValue.class),
        tip);
  }

  /** Cells beside the images that they were found in. */
  static Setting<String> labelsOfImages() {
    return labels(
        "labels",
        "Labels",
        0,
        "Labels",
        "Column of the cells, of the size of the images: labelings with the labels \"cell\" and \"nucleus\", alone or with"
            + " numbers, or images in which a pixel is the number of its cell.");
  }

  static Setting<String> nuclei(String key, String label, int port) {
    return Setting.optionalColumn(
        key,
        label,
        port,
        ImgPlusValue.class,
        "Nuclei",
        "Column of the images of the nuclei, where the cells are images: each pixel of a nucleus is the number of its"
            + " cell. Labelings know their nuclei.");
  }

  /** A number for the cell of a labeling that has none of its own. */
  static Setting<String> id() {
    return Setting.optionalColumn(
        "cell_id",
        "Cell ID",
        0,
        IntValue.class,
        Columns.CELL_ID,
        "Column of the number of the cell, for labelings of one cell. Without it, labels give the numbers.");
  }

  /** Returns the columns without which there are no labels. */
  int[] needed() {
    return nuclei == Values.NONE ? new int[] {labels} : new int[] {labels, nuclei};
  }

  /** Returns why there is nothing in a row, empty when there is. */
  Optional<String> missing(DataRow row) {
    return Missing.reason(row, needed());
  }

  /** Returns what a row holds in which nothing is missing. */
  CellLabelVolume of(DataRow row) {
    Optional<DataCell> image =
        nuclei == Values.NONE ? Optional.empty() : Optional.of(row.getCell(nuclei));
    return CellLabelVolume.of(row.getCell(labels), image);
  }

  /** Returns what a row holds, a cell without a number under the number that the table has for it. */
  CellLabelVolume numbered(DataRow row) {
    CellLabelVolume volume = of(row);
    return known(row)
        .map(cell -> volume.numbered(((IntValue) cell).getIntValue()))
        .orElse(volume);
  }

  /** Returns the number that the table has for the cell of a row. */
  Optional<DataCell> known(DataRow row) {
    return id == Values.NONE || row.getCell(id).isMissing()
        ? Optional.empty()
        : Optional.of(row.getCell(id));
  }
}
