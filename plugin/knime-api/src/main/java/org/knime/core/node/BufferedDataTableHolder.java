package org.knime.core.node;

/** A node model that keeps tables for its views; they are saved with the workflow. */
public interface BufferedDataTableHolder {

  BufferedDataTable[] getInternalTables();

  void setInternalTables(BufferedDataTable[] tables);
}
