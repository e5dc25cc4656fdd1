package org.knime.core.node.defaultnodesettings;

import java.util.Objects;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.workflow.FlowVariable;

/** A setting with a text, which may be null. */
public class SettingsModelString extends SettingsModel
    implements SettingsModelFlowVariableCompatible {
  private final String key;
  private String value;

  public SettingsModelString(String configName, String defaultValue) {
    key = checkKey(configName);
    value = defaultValue;
  }

  @Override
  @SuppressWarnings("unchecked")
  protected SettingsModelString createClone() {
    return new SettingsModelString(key, value);
  }

  @Override
  protected String getModelTypeID() {
    return "SMID_string";
  }

  @Override
  protected String getConfigName() {
    return key;
  }

  public void setStringValue(String newValue) {
    boolean changed = !Objects.equals(value, newValue);
    value = newValue;
    if (changed) {
      notifyChangeListeners();
    }
  }

  public String getStringValue() {
    return value;
  }

  @Override
  protected void loadSettingsForDialog(NodeSettingsRO settings, PortObjectSpec[] specs)
      throws NotConfigurableException {
    try {
      setStringValue(settings.getString(key, value));
    } catch (IllegalArgumentException e) {
      // what is not allowed is not loaded: the user sees the last good value
      setStringValue(value);
    }
  }

  @Override
  protected void saveSettingsForDialog(NodeSettingsWO settings) throws InvalidSettingsException {
    saveSettingsForModel(settings);
  }

  @Override
  protected void validateSettingsForModel(NodeSettingsRO settings) throws InvalidSettingsException {
    settings.getString(key);
  }

  @Override
  protected void loadSettingsForModel(NodeSettingsRO settings) throws InvalidSettingsException {
    try {
      setStringValue(settings.getString(key));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingsException(e.getMessage(), e);
    }
  }

  @Override
  protected void saveSettingsForModel(NodeSettingsWO settings) {
    settings.addString(key, value);
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
    return FlowVariable.Type.STRING;
  }
}
