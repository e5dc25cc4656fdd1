package org.knime.core.node.defaultnodesettings;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.swing.event.ChangeEvent;
import javax.swing.event.ChangeListener;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.config.Config;
import org.knime.core.node.port.PortObjectSpec;

/**
 * One setting of a node. Beside the value under its key it stores the group KEY{@value #CFGKEY_INTERNAL} with the kind
 * of the model and whether it is enabled; a disabled one is not validated.
 */
public abstract class SettingsModel {
  public static final String CFGKEY_INTERNAL = "_Internals";
  private static final String MODEL_ID = "SettingsModelID";
  private static final String ENABLED = "EnabledStatus";

  private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
  private boolean enabled = true;

  public SettingsModel() {}

  static String checkKey(String key) {
    if (key == null || key.isEmpty()) {
      throw new IllegalArgumentException("The configName must be a non-empty string");
    }
    return key;
  }

  protected abstract <T extends SettingsModel> T createClone();

  protected abstract String getModelTypeID();

  protected abstract String getConfigName();

  protected abstract void loadSettingsForDialog(NodeSettingsRO settings, PortObjectSpec[] specs)
      throws NotConfigurableException;

  protected abstract void saveSettingsForDialog(NodeSettingsWO settings)
      throws InvalidSettingsException;

  protected abstract void validateSettingsForModel(NodeSettingsRO settings)
      throws InvalidSettingsException;

  protected abstract void loadSettingsForModel(NodeSettingsRO settings)
      throws InvalidSettingsException;

  protected abstract void saveSettingsForModel(NodeSettingsWO settings);

  /** Returns a model of the same kind with the value in the settings. */
  public final <T extends SettingsModel> T createCloneWithValidatedValue(NodeSettingsRO settings)
      throws InvalidSettingsException {
    T clone = createClone();
    clone.loadSettingsFrom(settings);
    return clone;
  }

  public final void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException {
    if (enabledIn(settings)) {
      validateSettingsForModel(settings);
    }
  }

  public final void loadSettingsFrom(NodeSettingsRO settings) throws InvalidSettingsException {
    setEnabled(enabledIn(settings));
    try {
      loadSettingsForModel(settings);
    } catch (InvalidSettingsException e) {
      if (enabled) {
        throw e;
      }
    }
  }

  public final void saveSettingsTo(NodeSettingsWO settings) {
    saveInternals(settings);
    saveSettingsForModel(settings);
  }

  final void openDialog(NodeSettingsRO settings, PortObjectSpec[] specs)
      throws NotConfigurableException {
    try {
      setEnabled(enabledIn(settings));
    } catch (InvalidSettingsException e) {
      // a dialog must open even with settings that are broken, so that the user can mend them
      setEnabled(true);
    }
    loadSettingsForDialog(settings, specs);
  }

  final void closeDialog(NodeSettingsWO settings) throws InvalidSettingsException {
    saveInternals(settings);
    try {
      saveSettingsForDialog(settings);
    } catch (InvalidSettingsException e) {
      if (enabled) {
        throw e;
      }
    }
  }

  private boolean enabledIn(NodeSettingsRO settings) throws InvalidSettingsException {
    String key = getConfigName() + CFGKEY_INTERNAL;
    if (!settings.containsKey(key)) {
      return enabled;
    }
    Config internals = settings.getConfig(key);
    String id = internals.getString(MODEL_ID);
    if (!getModelTypeID().equals(id)) {
      throw new InvalidSettingsException(
          "The setting \"" + getConfigName() + "\" was saved by a settings model \"" + id
              + "\", it cannot be read by \"" + getModelTypeID() + "\"");
    }
    return internals.getBoolean(ENABLED);
  }

  private void saveInternals(NodeSettingsWO settings) {
    Config internals = settings.addConfig(getConfigName() + CFGKEY_INTERNAL);
    internals.addString(MODEL_ID, getModelTypeID());
    internals.addBoolean(ENABLED, enabled);
  }

  public void setEnabled(boolean newEnabled) {
    if (enabled != newEnabled) {
      enabled = newEnabled;
      notifyChangeListeners();
    }
  }

  public boolean isEnabled() {
    return enabled;
  }

  public void addChangeListener(ChangeListener listener) {
    if (!listeners.contains(listener)) {
      listeners.add(listener);
    }
  }

  protected void prependChangeListener(ChangeListener listener) {
    if (!listeners.contains(listener)) {
      listeners.add(0, listener);
    }
  }

  public void removeChangeListener(ChangeListener listener) {
    listeners.remove(listener);
  }

  protected void notifyChangeListeners() {
    listeners.forEach(listener -> listener.stateChanged(new ChangeEvent(this)));
  }

  @Override
  public abstract String toString();
}
