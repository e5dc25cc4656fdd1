package org.knime.core.node.defaultnodesettings;

import org.knime.core.node.workflow.FlowVariable;

/** A setting that a flow variable can drive from its component in the dialog. */
public interface SettingsModelFlowVariableCompatible {

  String getKey();

  FlowVariable.Type getFlowVariableType();
}
