package org.knime.core.node;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.DataContainer;

/** Collects the rows of a table that a node gives out. */
public class BufferedDataContainer extends DataContainer {

  BufferedDataContainer(DataTableSpec spec) {
    super(spec);
  }

  @Override
  public BufferedDataTable getTable() {
    return new BufferedDataTable(super.getTable(), size());
  }
}
