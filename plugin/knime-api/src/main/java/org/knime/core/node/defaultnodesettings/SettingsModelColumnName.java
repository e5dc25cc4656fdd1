package org.knime.core.node.defaultnodesettings;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.port.PortObjectSpec;

/** A setting with the name of a column, or the choice of the row keys instead; stored as a group under its key. */
public class SettingsModelColumnName extends SettingsModelString {
  private static final String COLUMN = "columnName";
  private static final String ROW_ID = "useRowID";

  private final String key;
  private boolean rowId;

  public SettingsModelColumnName(String configName, String defaultValue) {
    super(COLUMN, defaultValue);
    key = checkKey(configName);
  }

  @Override
  @SuppressWarnings("unchecked")
  protected SettingsModelColumnName createClone() {
    SettingsModelColumnName clone = new SettingsModelColumnName(key, getStringValue());
    clone.rowId = rowId;
    return clone;
  }

  @Override
  protected String getConfigName() {
    return key;
  }

  public void setSelection(String columnName, boolean useRowId) {
    boolean changed = rowId != useRowId;
    rowId = useRowId;
    setStringValue(columnName);
    if (changed) {
      notifyChangeListeners();
    }
  }

  public boolean useRowID() {
    return rowId;
  }

  public String getColumnName() {
    return getStringValue();
  }

  @Override
  protected void validateSettingsForModel(NodeSettingsRO settings) throws InvalidSettingsException {
    NodeSettingsRO group = settings.getNodeSettings(key);
    group.getBoolean(ROW_ID);
    super.validateSettingsForModel(group);
  }

  @Override
  protected void saveSettingsForDialog(NodeSettingsWO settings) throws InvalidSettingsException {
    saveSettingsForModel(settings);
  }

  @Override
  protected void saveSettingsForModel(NodeSettingsWO settings) {
    NodeSettingsWO group = settings.addNodeSettings(key);
    group.addBoolean(ROW_ID, rowId);
    super.saveSettingsForModel(group);
  }

  @Override
  protected void loadSettingsForDialog(NodeSettingsRO settings, PortObjectSpec[] specs)
      throws NotConfigurableException {
    try {
      loadSettingsForModel(settings);
    } catch (InvalidSettingsException e) {
      notifyChangeListeners();
    }
  }

  @Override
  protected void loadSettingsForModel(NodeSettingsRO settings) throws InvalidSettingsException {
    NodeSettingsRO group = settings.getNodeSettings(key);
    setSelection(group.getString(COLUMN), group.getBoolean(ROW_ID));
  }
}
