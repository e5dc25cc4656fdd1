package org.knime.core.data.container;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.filestore.FileStoreFactory;
import org.knime.core.node.ExecutionMonitor;

/** A {@link CellFactory} that knows its columns, reports progress and can be asked for several rows at once. */
public abstract class AbstractCellFactory implements CellFactory {
  private final DataColumnSpec[] columns;
  private boolean parallel;
  private FileStoreFactory fileStores;

  public AbstractCellFactory(DataColumnSpec... columns) {
    this(false, columns);
  }

  /**
   * Makes a factory.
   *
   * @param processConcurrently whether {@code getCells} may run on several threads of KNIME's pool
   */
  public AbstractCellFactory(boolean processConcurrently, DataColumnSpec... columns) {
    this.columns = columns.clone();
    parallel = processConcurrently;
  }

  public final void setParallelProcessing(boolean value) {
    parallel = value;
  }

  public final boolean isParallelProcessing() {
    return parallel;
  }

  void setFileStores(FileStoreFactory factory) {
    fileStores = factory;
  }

  /** Returns where cells can keep their data; null before the first row. */
  protected final FileStoreFactory getFileStoreFactory() {
    return fileStores;
  }

  @Override
  public DataColumnSpec[] getColumnSpecs() {
    return columns.clone();
  }

  /** Called after the last row. */
  public void afterProcessing() {}

  @Override
  public void setProgress(int currentRow, int rowCount, RowKey lastKey, ExecutionMonitor exec) {
    setProgress((long) currentRow, (long) rowCount, lastKey, exec);
  }

  @Override
  public void setProgress(long currentRow, long rowCount, RowKey lastKey, ExecutionMonitor exec) {
    exec.setProgress(
        currentRow / (double) rowCount, "Processed row " + currentRow + " (\"" + lastKey + "\")");
  }
}
