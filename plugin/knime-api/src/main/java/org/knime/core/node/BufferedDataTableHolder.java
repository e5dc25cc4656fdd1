package org.knime.core.node;

/** A node that keeps tables for its views. */
public interface BufferedDataTableHolder {

  BufferedDataTable[] getInternalTables();

  void setInternalTables(BufferedDataTable[] tables);
}
