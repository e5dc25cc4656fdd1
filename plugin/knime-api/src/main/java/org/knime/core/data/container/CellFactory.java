package org.knime.core.data.container;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;
import org.knime.core.node.ExecutionMonitor;

/** Computes the cells of new columns from a row. One of the two {@code getCells} is to be overridden. */
public interface CellFactory {

  default DataCell[] getCells(DataRow row) {
    throw new UnsupportedOperationException(
        "Override one of the two methods getCells in " + getClass().getName());
  }

  default DataCell[] getCells(DataRow row, long rowIndex) {
    return getCells(row);
  }

  DataColumnSpec[] getColumnSpecs();

  void setProgress(int currentRow, int rowCount, RowKey lastKey, ExecutionMonitor exec);

  default void setProgress(long currentRow, long rowCount, RowKey lastKey, ExecutionMonitor exec) {
    setProgress((int) currentRow, (int) rowCount, lastKey, exec);
  }
}
