package org.knime.core.node.defaultnodesettings;

import java.util.Arrays;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.port.PortObjectSpec;

/** A setting with several texts; null for none at all. */
public class SettingsModelStringArray extends SettingsModel {
  private final String key;
  private String[] value;

  public SettingsModelStringArray(String configName, String[] defaultValue) {
    key = checkKey(configName);
    value = copy(defaultValue);
  }

  private static String[] copy(String[] texts) {
    return texts == null ? null : texts.clone();
  }

  @Override
  @SuppressWarnings("unchecked")
  protected SettingsModelStringArray createClone() {
    return new SettingsModelStringArray(key, value);
  }

  @Override
  protected String getModelTypeID() {
    return "SMID_stringarray";
  }

  @Override
  protected String getConfigName() {
    return key;
  }

  public void setStringArrayValue(String[] newValue) {
    boolean changed = !Arrays.equals(value, newValue);
    value = copy(newValue);
    if (changed) {
      notifyChangeListeners();
    }
  }

  public String[] getStringArrayValue() {
    return copy(value);
  }

  @Override
  protected void loadSettingsForDialog(NodeSettingsRO settings, PortObjectSpec[] specs)
      throws NotConfigurableException {
    try {
      setStringArrayValue(settings.getStringArray(key, value));
    } catch (IllegalArgumentException e) {
      // what is not allowed is not loaded: the user sees the last good value
      setStringArrayValue(value);
    }
  }

  @Override
  protected void saveSettingsForDialog(NodeSettingsWO settings) throws InvalidSettingsException {
    saveSettingsForModel(settings);
  }

  @Override
  protected void validateSettingsForModel(NodeSettingsRO settings) throws InvalidSettingsException {
    settings.getStringArray(key);
  }

  @Override
  protected void loadSettingsForModel(NodeSettingsRO settings) throws InvalidSettingsException {
    try {
      setStringArrayValue(settings.getStringArray(key));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingsException(e.getMessage(), e);
    }
  }

  @Override
  protected void saveSettingsForModel(NodeSettingsWO settings) {
    settings.addStringArray(key, value);
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + " ('" + key + "')";
  }
}
