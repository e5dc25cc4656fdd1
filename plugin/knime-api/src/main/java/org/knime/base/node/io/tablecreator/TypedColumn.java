package org.knime.base.node.io.tablecreator;

import java.util.Map;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/**
 * A column of a table that is typed in, with the keys of KNIME's settings.
 *
 * @param missing text that stands for a missing cell; null if none does
 * @param format of dates and the like; the stand-in has no such cells, and only keeps it
 * @param isUserSet whether the user has changed what the dialog has guessed
 * @param readsValues whether possible values come from the data; of use in other nodes that have the same settings
 * @param isSkipped whether the table is made without this column
 */
record TypedColumn(
    String name,
    DataType type,
    String missing,
    String format,
    boolean isUserSet,
    boolean readsValues,
    boolean isSkipped) {

  private static final Map<String, DataType> TYPES = Map.of(
      StringCell.class.getName(), StringCell.TYPE,
      IntCell.class.getName(), IntCell.TYPE,
      LongCell.class.getName(), LongCell.TYPE,
      DoubleCell.class.getName(), DoubleCell.TYPE,
      BooleanCell.class.getName(), BooleanCell.TYPE);

  static TypedColumn load(NodeSettingsRO settings) throws InvalidSettingsException {
    String cellClass = settings.getNodeSettings("ColumnClass").getString("cell_class");
    if (!TYPES.containsKey(cellClass)) {
      throw new InvalidSettingsException(
          "The stand-in cannot type in cells of the class " + cellClass);
    }
    return new TypedColumn(
        settings.getString("ColumnName"),
        TYPES.get(cellClass),
        settings.getString("MissValuePattern", null),
        settings.getString("FormatParameter", ""),
        settings.getBoolean("UserSetValues"),
        settings.getBoolean("ReadPossValsFromFile"),
        settings.getBoolean("SkipThisColumn", false));
  }

  void save(NodeSettingsWO settings) {
    settings.addBoolean("UserSetValues", isUserSet);
    settings.addString("MissValuePattern", missing);
    settings.addString("FormatParameter", format);
    settings.addBoolean("ReadPossValsFromFile", readsValues);
    settings.addBoolean("SkipThisColumn", isSkipped);
    settings.addString("ColumnName", name);
    NodeSettingsWO cells = settings.addNodeSettings("ColumnClass");
    cells.addString("cell_class", type.getCellClass().getName());
    cells.addBoolean("is_null", false);
  }

  DataColumnSpec spec() {
    return new DataColumnSpecCreator(name, type).createSpec();
  }

  /** Returns the cell of a text. */
  DataCell cell(String text) throws InvalidSettingsException {
    if (text.equals(missing)) {
      return DataType.getMissingCell();
    }
    try {
      if (type.equals(IntCell.TYPE)) {
        return new IntCell(Integer.parseInt(text));
      } else if (type.equals(LongCell.TYPE)) {
        return new LongCell(Long.parseLong(text));
      } else if (type.equals(DoubleCell.TYPE)) {
        return new DoubleCell(Double.parseDouble(text));
      } else if (type.equals(BooleanCell.TYPE)) {
        return Boolean.parseBoolean(text) ? BooleanCell.TRUE : BooleanCell.FALSE;
      }
      return new StringCell(text);
    } catch (NumberFormatException e) {
      throw new InvalidSettingsException(
          "\"" + text + "\" in column \"" + name + "\" is no " + type.getName(), e);
    }
  }
}
