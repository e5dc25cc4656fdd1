package org.knime.core.node.streamable;

import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;

/** Collects rows in a table. */
public class BufferedDataTableRowOutput extends RowOutput {
  private final BufferedDataContainer container;

  public BufferedDataTableRowOutput(BufferedDataContainer container) {
    this.container = container;
  }

  @Override
  public void push(DataRow row) throws InterruptedException {
    container.addRowToTable(row);
  }

  @Override
  public void close() {
    container.close();
  }

  public BufferedDataTable getDataTable() {
    return container.getTable();
  }
}
