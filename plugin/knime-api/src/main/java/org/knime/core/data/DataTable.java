package org.knime.core.data;

/** Rows that all have the same columns. */
public interface DataTable extends Iterable<DataRow> {

  DataTableSpec getDataTableSpec();

  @Override
  RowIterator iterator();
}
