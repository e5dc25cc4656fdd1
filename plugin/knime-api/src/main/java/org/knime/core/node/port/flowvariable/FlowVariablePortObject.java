package org.knime.core.node.port.flowvariable;

import javax.swing.JComponent;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** The only object of a port that hands on flow variables and no data. */
public class FlowVariablePortObject implements PortObject {
  public static final PortType TYPE =
      PortTypeRegistry.getInstance().getPortType(FlowVariablePortObject.class);
  public static final PortType TYPE_OPTIONAL =
      PortTypeRegistry.getInstance().getPortType(FlowVariablePortObject.class, true);
  public static final FlowVariablePortObject INSTANCE = new FlowVariablePortObject();

  FlowVariablePortObject() {}

  @Override
  public String getSummary() {
    return "Variables connection";
  }

  @Override
  public PortObjectSpec getSpec() {
    return FlowVariablePortObjectSpec.INSTANCE;
  }

  @Override
  public JComponent[] getViews() {
    return new JComponent[0];
  }
}
