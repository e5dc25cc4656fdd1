package org.emcell.nodes.step;

import java.util.List;
import java.util.Optional;
import org.emcell.nodes.cell.CellLabelVolume;
import org.emcell.nodes.frame.Missing;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.knime.knip.base.data.labeling.LabelingValue;

/** Where cells with their numbers stand: in labelings, or in images of numbers with those of the nuclei beside them. */
final class LabelColumns {

  private final int labels;
  private final int nuclei;

  /**
   * @param labels made by {@link #labels}
   * @param nuclei made by {@link #nuclei}
   */
  LabelColumns(Values values, DataTableSpec table, Setting<String> labels, Setting<String> nuclei)
      throws InvalidSettingsException {
    this.labels = values.column(table, labels);
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

  /** Returns why there is nothing in a row, empty when there is. */
  Optional<String> missing(DataRow row) {
    return nuclei == Values.NONE
        ? Missing.reason(row, labels)
        : Missing.reason(row, labels, nuclei);
  }

  /** Returns what a row holds in which nothing is missing. */
  CellLabelVolume of(DataRow row) {
    Optional<DataCell> image =
        nuclei == Values.NONE ? Optional.empty() : Optional.of(row.getCell(nuclei));
    return CellLabelVolume.of(row.getCell(labels), image);
  }
}
