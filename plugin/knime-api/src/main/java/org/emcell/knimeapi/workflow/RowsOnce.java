package org.emcell.knimeapi.workflow;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.streamable.RowInput;

/** The rows of a table, one after the other; unlike the table, it does not tell how many there are. */
final class RowsOnce extends RowInput {
  private final DataTableSpec spec;
  private final RowIterator rows;
  private boolean closed;

  RowsOnce(BufferedDataTable table) {
    spec = table.getDataTableSpec();
    rows = table.iterator();
  }

  @Override
  public DataTableSpec getDataTableSpec() {
    return spec;
  }

  @Override
  public DataRow poll() {
    if (closed) {
      throw new IllegalStateException("The rows are read after they were closed");
    }
    return rows.hasNext() ? rows.next() : null;
  }

  @Override
  public void close() {
    closed = true;
  }
}
