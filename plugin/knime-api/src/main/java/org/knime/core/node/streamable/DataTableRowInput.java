package org.knime.core.node.streamable;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowIterator;
import org.knime.core.node.BufferedDataTable;

/** The rows of a table. */
public class DataTableRowInput extends RowInput {
  private final DataTable table;
  private final RowIterator rows;

  public DataTableRowInput(DataTable table) {
    this.table = table;
    rows = table.iterator();
  }

  @Override
  public DataTableSpec getDataTableSpec() {
    return table.getDataTableSpec();
  }

  @Override
  public DataRow poll() throws InterruptedException {
    return rows.hasNext() ? rows.next() : null;
  }

  @Override
  public void close() {}

  /** Returns how many rows there are in all; -1 if that is not known. */
  public long getRowCount() {
    return table instanceof BufferedDataTable ? ((BufferedDataTable) table).size() : -1;
  }
}
