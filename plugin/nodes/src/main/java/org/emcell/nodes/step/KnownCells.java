package org.emcell.nodes.step;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.emcell.core.pipeline.StackReport;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.knip.base.data.img.ImgPlusValue;

/** What a table of cells adds to a report: states, reasons and further numbers, by the numbers of the cells. */
final class KnownCells {

  private static final int PORT = 1;

  static final Setting<String> ID = Setting.optionalColumn(
      "known_id",
      "Cell ID of the known cells",
      PORT,
      IntValue.class,
      List.of("Cell ID", "cell_id"),
      "Column of the second table with the numbers of the cells, as they are in the labels.");
  static final Setting<String> STACK = Setting.optionalColumn(
      "known_stack",
      "Stack of the known cells",
      PORT,
      ImgPlusValue.class,
      "Stack",
      "Column of the second table with the stacks in which the cells lie. Without it, all rows are of every stack.");
  static final Setting<String> STATE = Setting.optionalColumn(
      "known_state",
      "State of the known cells",
      PORT,
      StringValue.class,
      "State",
      "Column of the second table with the states of the cells, as the Cell Linker gives them.");
  static final Setting<String> REASON = Setting.optionalColumn(
      "known_reason",
      "Reason of the known cells",
      PORT,
      StringValue.class,
      "Reason",
      "Column of the second table that says why a cell has its state.");
  static final List<Setting<?>> SETTINGS = List.of(ID, STACK, STATE, REASON);

  /** Where the Cell Linker tells the slice of a cell, which a report opens at. */
  private static final String SLICE = "Z";

  private final int id;
  private final int stack;
  private final int state;
  private final int reason;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<DataRow> rows = new ArrayList<>();

  /** @param table null when there is none */
  KnownCells(Values values, DataTableSpec table) throws InvalidSettingsException {
    DataTableSpec spec = table == null ? new DataTableSpec() : table;
    id = table == null ? Values.NONE : values.column(spec, ID);
    stack = table == null ? Values.NONE : values.column(spec, STACK);
    state = table == null ? Values.NONE : values.column(spec, STATE);
    reason = table == null ? Values.NONE : values.column(spec, REASON);
    if (table != null && id == Values.NONE) {
      throw new InvalidSettingsException(ID.label()
          + ": expected a column of whole numbers in the table at port 2, found none. Choose it in the dialog, or leave"
          + " that port open.");
    }
    for (int k = 0; k < spec.getNumColumns(); k++) {
      if (k != id && spec.getColumnSpec(k).getType().isCompatible(DoubleValue.class)) {
        numbers.put(spec.getColumnSpec(k).getName(), k);
      }
    }
  }

  /** Takes the rows of the table, null when there is none. */
  void read(BufferedDataTable table) {
    if (table != null) {
      for (DataRow row : table) {
        rows.add(row);
      }
    }
  }

  /** Tells a report of the cells of a stack. */
  void tell(StackReport report, DataCell of) {
    for (DataRow row : rows) {
      boolean isHere = stack == Values.NONE
          || row.getCell(stack).isMissing()
          || row.getCell(stack).equals(of);
      if (isHere && !row.getCell(id).isMissing()) {
        report.withCell(LinkerNodeModel.whole(row, id), values(row));
      }
    }
  }

  private Map<String, String> values(DataRow row) {
    Map<String, String> values = new LinkedHashMap<>();
    text(row, state, "state", values);
    text(row, reason, "reason", values);
    numbers.forEach((name, column) -> {
      double number =
          row.getCell(column).isMissing() ? Double.NaN : LinkerNodeModel.number(row, column);
      if (Double.isFinite(number)) {
        String text = BigDecimal.valueOf(number).toPlainString();
        values.put(name, text);
        if (name.equals(SLICE)) {
          values.put("z_px", text);
        }
      }
    });
    return values;
  }

  private static void text(DataRow row, int column, String name, Map<String, String> values) {
    if (column != Values.NONE && !row.getCell(column).isMissing()) {
      values.put(name, ((StringValue) row.getCell(column)).getStringValue());
    }
  }
}
