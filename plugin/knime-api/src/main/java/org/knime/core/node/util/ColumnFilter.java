package org.knime.core.node.util;

import org.knime.core.data.DataColumnSpec;

/** Says which columns a dialog offers. */
public interface ColumnFilter {

  boolean includeColumn(DataColumnSpec column);

  /** Returns what the user is told when no column is left. */
  String allFilteredMsg();
}
