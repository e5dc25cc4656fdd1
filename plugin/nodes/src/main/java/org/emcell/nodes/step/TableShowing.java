package org.emcell.nodes.step;

import org.emcell.nodes.view.SliceShowing;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.BufferedDataTableHolder;

/** A node model whose view shows its first table, also after the workflow was saved and loaded. */
interface TableShowing extends BufferedDataTableHolder, SliceShowing {

  /** Returns where the table is kept. */
  ShownTable shownTable();

  @Override
  default BufferedDataTable[] getInternalTables() {
    return shownTable().internal();
  }

  @Override
  default void setInternalTables(BufferedDataTable[] tables) {
    shownTable().take(tables);
  }
}
