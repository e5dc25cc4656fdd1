package org.knime.core.node.port.flowvariable;

import javax.swing.JComponent;
import org.knime.core.node.port.PortObjectSpec;

/** The only spec of a port that hands on flow variables and no data. */
public final class FlowVariablePortObjectSpec implements PortObjectSpec {
  public static final FlowVariablePortObjectSpec INSTANCE = new FlowVariablePortObjectSpec();

  private FlowVariablePortObjectSpec() {}

  @Override
  public JComponent[] getViews() {
    return new JComponent[0];
  }
}
