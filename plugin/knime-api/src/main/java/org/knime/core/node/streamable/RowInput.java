package org.knime.core.node.streamable;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;

/** The rows at an input port, one after the other. */
public abstract class RowInput extends PortInput {

  public RowInput() {}

  public abstract DataTableSpec getDataTableSpec();

  /** Returns the next row; null after the last. */
  public abstract DataRow poll() throws InterruptedException;

  public abstract void close();
}
