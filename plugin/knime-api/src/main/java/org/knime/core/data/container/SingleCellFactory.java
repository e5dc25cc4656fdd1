package org.knime.core.data.container;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;

/** Computes the cell of one new column from a row. One of the two {@code getCell} is to be overridden. */
public abstract class SingleCellFactory extends AbstractCellFactory {

  public SingleCellFactory(DataColumnSpec column) {
    super(column);
  }

  /** As {@link AbstractCellFactory#AbstractCellFactory(boolean, DataColumnSpec...)}. */
  public SingleCellFactory(boolean processConcurrently, DataColumnSpec column) {
    super(processConcurrently, column);
  }

  public DataCell getCell(DataRow row) {
    throw new UnsupportedOperationException(
        "Override one of the two methods getCell in " + getClass().getName());
  }

  public DataCell getCell(DataRow row, long rowIndex) {
    return getCell(row);
  }

  @Override
  public DataCell[] getCells(DataRow row, long rowIndex) {
    return new DataCell[] {getCell(row, rowIndex)};
  }
}
