package org.knime.core.node.port;

import javax.swing.JComponent;

/** What a node gives to the next. */
public interface PortObject {

  String getSummary();

  PortObjectSpec getSpec();

  JComponent[] getViews();
}
