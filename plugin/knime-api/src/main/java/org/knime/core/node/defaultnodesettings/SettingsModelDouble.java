package org.knime.core.node.defaultnodesettings;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.workflow.FlowVariable;

/** A setting with a double. */
public class SettingsModelDouble extends SettingsModelNumber
    implements SettingsModelFlowVariableCompatible {
  private final String key;
  private double value;

  public SettingsModelDouble(String configName, double defaultValue) {
    key = checkKey(configName);
    value = defaultValue;
  }

  @Override
  @SuppressWarnings("unchecked")
  protected SettingsModelDouble createClone() {
    return new SettingsModelDouble(key, value);
  }

  @Override
  protected String getModelTypeID() {
    return "SMID_double";
  }

  @Override
  protected String getConfigName() {
    return key;
  }

  public void setDoubleValue(double newValue) {
    boolean changed = value != newValue;
    value = newValue;
    if (changed) {
      notifyChangeListeners();
    }
  }

  public double getDoubleValue() {
    return value;
  }

  @Override
  Number number() {
    return value;
  }

  @Override
  void setNumber(String text) {
    setDoubleValue(Double.parseDouble(text));
  }

  /** Throws an exception for values that are not allowed. */
  protected void validateValue(double candidate) throws InvalidSettingsException {}

  @Override
  protected void loadSettingsForDialog(NodeSettingsRO settings, PortObjectSpec[] specs)
      throws NotConfigurableException {
    try {
      setDoubleValue(settings.getDouble(key, value));
    } catch (IllegalArgumentException e) {
      // what is not allowed is not loaded: the user sees the last good value
      setDoubleValue(value);
    }
  }

  @Override
  protected void saveSettingsForDialog(NodeSettingsWO settings) throws InvalidSettingsException {
    saveSettingsForModel(settings);
  }

  @Override
  protected void validateSettingsForModel(NodeSettingsRO settings) throws InvalidSettingsException {
    validateValue(settings.getDouble(key));
  }

  @Override
  protected void loadSettingsForModel(NodeSettingsRO settings) throws InvalidSettingsException {
    try {
      setDoubleValue(settings.getDouble(key));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingsException(e.getMessage(), e);
    }
  }

  @Override
  protected void saveSettingsForModel(NodeSettingsWO settings) {
    settings.addDouble(key, value);
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
    return FlowVariable.Type.DOUBLE;
  }
}
