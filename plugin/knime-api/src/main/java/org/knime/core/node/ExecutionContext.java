package org.knime.core.node;

import java.io.IOException;
import java.util.Objects;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowIterator;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.internal.IFileStoreHandler;
import org.knime.core.data.filestore.internal.IWriteFileStoreHandler;
import org.knime.core.node.streamable.BufferedDataTableRowOutput;
import org.knime.core.node.streamable.DataTableRowInput;
import org.knime.core.node.streamable.PortInput;
import org.knime.core.node.streamable.PortOutput;
import org.knime.core.node.streamable.StreamableFunction;

/** What a node needs while it is executed: progress, tables and file stores. */
public class ExecutionContext extends ExecutionMonitor {
  private final Node node;

  /**
   * Makes a context.
   *
   * @param node the node that is executed; its file stores are used
   */
  public ExecutionContext(NodeProgressMonitor progMon, Node node) {
    super(progMon);
    this.node = node;
  }

  public BufferedDataContainer createDataContainer(DataTableSpec spec) {
    return new BufferedDataContainer(spec);
  }

  /** Copies a table. */
  public BufferedDataTable createBufferedDataTable(DataTable table, ExecutionMonitor subProgress)
      throws CanceledExecutionException {
    BufferedDataContainer container = createDataContainer(table.getDataTableSpec());
    RowIterator rows = table.iterator();
    while (rows.hasNext()) {
      subProgress.checkCanceled();
      container.addRowToTable(rows.next());
    }
    container.close();
    return container.getTable();
  }

  /** Computes the columns of the rearranger, row by row or, if its factories allow it, several rows at once. */
  public BufferedDataTable createColumnRearrangeTable(
      BufferedDataTable in, ColumnRearranger rearranger, ExecutionMonitor subProgress)
      throws CanceledExecutionException {
    BufferedDataTableRowOutput out =
        new BufferedDataTableRowOutput(createDataContainer(rearranger.createSpec()));
    StreamableFunction function = rearranger.createStreamableFunction();
    ExecutionContext part = new ExecutionContext(subProgress.getProgressMonitor(), node);
    try {
      function.runFinal(new PortInput[] {new DataTableRowInput(in)}, new PortOutput[] {out}, part);
    } catch (CanceledExecutionException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    subProgress.setProgress(1.0);
    return out.getDataTable();
  }

  /** Returns the rows of the table under other column names or properties. */
  public BufferedDataTable createSpecReplacerTable(BufferedDataTable in, DataTableSpec newSpec) {
    BufferedDataContainer container = createDataContainer(newSpec);
    try (CloseableRowIterator rows = in.iterator()) {
      while (rows.hasNext()) {
        DataRow row = rows.next();
        container.addRowToTable(row);
      }
    }
    container.close();
    return container.getTable();
  }

  /**
   * Makes a file store for the node.
   *
   * @param relativePath the name, unique for this execution
   */
  public FileStore createFileStore(String relativePath) throws IOException {
    IFileStoreHandler handler = Objects.requireNonNull(
        node.getFileStoreHandler(), "The node has no file stores: it is not in a workflow");
    return ((IWriteFileStoreHandler) handler).createFileStore(relativePath);
  }

  public ExecutionContext createSubExecutionContext(double maxProgress) {
    return new ExecutionContext(new PartOfProgress(getProgressMonitor(), maxProgress, false), node);
  }

  /** As {@link #createSubExecutionContext}, but messages are not handed on. */
  public ExecutionContext createSilentSubExecutionContext(double maxProgress) {
    return new ExecutionContext(new PartOfProgress(getProgressMonitor(), maxProgress, true), node);
  }
}
