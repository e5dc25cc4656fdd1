package org.knime.core.node.port;

import javax.swing.JComponent;

/** What is known of a {@link PortObject} before it is made. */
public interface PortObjectSpec {

  JComponent[] getViews();
}
