package org.knime.core.node.defaultnodesettings;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.workflow.FlowVariable;

/** A setting with an int. */
public class SettingsModelInteger extends SettingsModelNumber
    implements SettingsModelFlowVariableCompatible {
  private final String key;
  private int value;

  public SettingsModelInteger(String configName, int defaultValue) {
    key = checkKey(configName);
    value = defaultValue;
  }

  @Override
  @SuppressWarnings("unchecked")
  protected SettingsModelInteger createClone() {
    return new SettingsModelInteger(key, value);
  }

  @Override
  protected String getModelTypeID() {
    return "SMID_integer";
  }

  @Override
  protected String getConfigName() {
    return key;
  }

  public void setIntValue(int newValue) {
    boolean changed = value != newValue;
    value = newValue;
    if (changed) {
      notifyChangeListeners();
    }
  }

  public int getIntValue() {
    return value;
  }

  @Override
  Number number() {
    return value;
  }

  @Override
  void setNumber(String text) {
    setIntValue(Integer.parseInt(text));
  }

  /** Throws an exception for values that are not allowed. */
  protected void validateValue(int candidate) throws InvalidSettingsException {}

  @Override
  protected void loadSettingsForDialog(NodeSettingsRO settings, PortObjectSpec[] specs)
      throws NotConfigurableException {
    try {
      setIntValue(settings.getInt(key, value));
    } catch (IllegalArgumentException e) {
      // what is not allowed is not loaded: the user sees the last good value
      setIntValue(value);
    }
  }

  @Override
  protected void saveSettingsForDialog(NodeSettingsWO settings) throws InvalidSettingsException {
    saveSettingsForModel(settings);
  }

  @Override
  protected void validateSettingsForModel(NodeSettingsRO settings) throws InvalidSettingsException {
    validateValue(settings.getInt(key));
  }

  @Override
  protected void loadSettingsForModel(NodeSettingsRO settings) throws InvalidSettingsException {
    try {
      setIntValue(settings.getInt(key));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingsException(e.getMessage(), e);
    }
  }

  @Override
  protected void saveSettingsForModel(NodeSettingsWO settings) {
    settings.addInt(key, value);
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + " ('" + key + "')";
  }

  @Override
  public String getKey() {
    return key;
  }

  @Override
  public FlowVariable.Type getFlowVariableType() {
    return FlowVariable.Type.INTEGER;
  }
}
