package org.knime.core.node.streamable;

import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;

/** Takes the rows of an output port, one after the other. */
public abstract class RowOutput extends PortOutput {

  public RowOutput() {}

  public abstract void push(DataRow row) throws InterruptedException;

  /** Pushes all rows of a table, and closes. */
  public void setFully(BufferedDataTable table) throws InterruptedException {
    try (CloseableRowIterator rows = table.iterator()) {
      while (rows.hasNext()) {
        push(rows.next());
      }
    }
    close();
  }

  public abstract void close() throws InterruptedException;
}
