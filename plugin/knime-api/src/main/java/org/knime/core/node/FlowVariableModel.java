package org.knime.core.node;

import org.knime.core.node.workflow.VariableType;

/** Which flow variable drives a setting of a dialog. */
public class FlowVariableModel {
  private final String[] keys;
  private final VariableType<?> type;
  private String inputVariable;
  private String outputVariable;

  FlowVariableModel(String[] keys, VariableType<?> type) {
    this.keys = keys.clone();
    this.type = type;
  }

  public String[] getKeys() {
    return keys.clone();
  }

  public VariableType<?> getVariableType() {
    return type;
  }

  public String getInputVariableName() {
    return inputVariable;
  }

  public void setInputVariableName(String name) {
    inputVariable = name;
  }

  public String getOutputVariableName() {
    return outputVariable;
  }

  public void setOutputVariableName(String name) {
    outputVariable = name;
  }

  public boolean isVariableReplacementEnabled() {
    return inputVariable != null;
  }
}
