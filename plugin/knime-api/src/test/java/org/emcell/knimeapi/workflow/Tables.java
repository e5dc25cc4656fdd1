package org.emcell.knimeapi.workflow;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/** Small tables for tests. */
final class Tables {
  static final DataTableSpec INTS =
      new DataTableSpec(new String[] {"i"}, new DataType[] {IntCell.TYPE});

  private Tables() {}

  /** Returns a node that gives one column of ints, with the row keys Row0, Row1, ... */
  static TableSource ints(int... values) {
    List<DataRow> rows = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      rows.add(new DefaultRow("Row" + i, new IntCell(values[i])));
    }
    return new TableSource(INTS, rows);
  }

  static BufferedDataTable table(ExecutionContext exec, DataTableSpec spec, DataRow... rows) {
    BufferedDataContainer container = exec.createDataContainer(spec);
    for (DataRow row : rows) {
      container.addRowToTable(row);
    }
    container.close();
    return container.getTable();
  }

  /** Returns the cells of a column, as text. */
  static List<String> column(DataTable table, String name) {
    int index = table.getDataTableSpec().findColumnIndex(name);
    List<String> texts = new ArrayList<>();
    for (DataRow row : table) {
      DataCell cell = row.getCell(index);
      texts.add(cell.toString());
    }
    return texts;
  }
}
