package org.knime.core.node.defaultnodesettings;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.port.PortObjectSpec;

/** A setting with a long. */
public class SettingsModelLong extends SettingsModelNumber {
  private final String key;
  private long value;

  public SettingsModelLong(String configName, long defaultValue) {
    key = checkKey(configName);
    value = defaultValue;
  }

  @Override
  @SuppressWarnings("unchecked")
  protected SettingsModelLong createClone() {
    return new SettingsModelLong(key, value);
  }

  @Override
  protected String getModelTypeID() {
    return "SMN_long";
  }

  @Override
  protected String getConfigName() {
    return key;
  }

  public void setLongValue(long newValue) {
    boolean changed = value != newValue;
    value = newValue;
    if (changed) {
      notifyChangeListeners();
    }
  }

  public long getLongValue() {
    return value;
  }

  @Override
  Number number() {
    return value;
  }

  @Override
  void setNumber(String text) {
    setLongValue(Long.parseLong(text));
  }

  /** Throws an exception for values that are not allowed. */
  protected void validateValue(long candidate) throws InvalidSettingsException {}

  @Override
  protected void loadSettingsForDialog(NodeSettingsRO settings, PortObjectSpec[] specs)
      throws NotConfigurableException {
    try {
      setLongValue(settings.getLong(key, value));
    } catch (IllegalArgumentException e) {
      // what is not allowed is not loaded: the user sees the last good value
      setLongValue(value);
    }
  }

  @Override
  protected void saveSettingsForDialog(NodeSettingsWO settings) throws InvalidSettingsException {
    saveSettingsForModel(settings);
  }

  @Override
  protected void validateSettingsForModel(NodeSettingsRO settings) throws InvalidSettingsException {
    validateValue(settings.getLong(key));
  }

  @Override
  protected void loadSettingsForModel(NodeSettingsRO settings) throws InvalidSettingsException {
    try {
      setLongValue(settings.getLong(key));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingsException(e.getMessage(), e);
    }
  }

  @Override
  protected void saveSettingsForModel(NodeSettingsWO settings) {
    settings.addLong(key, value);
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + " ('" + key + "')";
  }
}
