package org.emcell.nodes.step;

import java.util.Optional;
import org.knime.core.node.BufferedDataTable;

/** The table that a view shows. The platform saves it with the workflow, as a reference to the table at the port. */
final class ShownTable {

  private volatile BufferedDataTable table;

  /** Takes the first of some tables, or forgets the one that it has. */
  void take(BufferedDataTable... tables) {
    table = tables == null || tables.length == 0 ? null : tables[0];
  }

  /** Returns the table as the platform wants it: null for none. */
  BufferedDataTable[] internal() {
    BufferedDataTable now = table;
    return now == null ? null : new BufferedDataTable[] {now};
  }

  Optional<BufferedDataTable> get() {
    return Optional.ofNullable(table);
  }
}
