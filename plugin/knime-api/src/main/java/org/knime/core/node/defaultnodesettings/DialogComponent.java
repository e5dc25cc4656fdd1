package org.knime.core.node.defaultnodesettings;

import javax.swing.JPanel;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.port.PortObjectSpec;

/** Shows one setting in a dialog and lets the user change it. */
public abstract class DialogComponent {
  private final SettingsModel model;
  private final JPanel panel = new JPanel();
  private PortObjectSpec[] lastSpecs;

  /**
   * Makes a component.
   *
   * @param model the setting; null for a component that only shows something
   */
  public DialogComponent(SettingsModel model) {
    this.model = model;
  }

  public JPanel getComponentPanel() {
    return panel;
  }

  public final SettingsModel getModel() {
    return model;
  }

  protected final PortObjectSpec getLastTableSpec(int port) {
    return lastSpecs == null ? null : lastSpecs[port];
  }

  public final void loadSettingsFrom(NodeSettingsRO settings, PortObjectSpec[] specs)
      throws NotConfigurableException {
    lastSpecs = specs;
    checkConfigurabilityBeforeLoad(specs);
    if (model != null) {
      model.openDialog(settings, specs);
    }
    updateComponent();
  }

  public final void saveSettingsTo(NodeSettingsWO settings) throws InvalidSettingsException {
    try {
      validateSettingsBeforeSave();
    } catch (InvalidSettingsException e) {
      if (model == null || model.isEnabled()) {
        throw e;
      }
    }
    if (model != null) {
      model.closeDialog(settings);
    }
  }

  /** Shows the value of the model. */
  protected abstract void updateComponent();

  /** Hands what the user entered to the model. */
  protected abstract void validateSettingsBeforeSave() throws InvalidSettingsException;

  protected abstract void checkConfigurabilityBeforeLoad(PortObjectSpec[] specs)
      throws NotConfigurableException;

  protected abstract void setEnabledComponents(boolean enabled);

  public abstract void setToolTipText(String text);

  final void listenToModel() {
    model.addChangeListener(event -> updateComponent());
  }
}
