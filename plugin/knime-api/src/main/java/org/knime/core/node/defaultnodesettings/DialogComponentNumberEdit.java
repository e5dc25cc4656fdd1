package org.knime.core.node.defaultnodesettings;

import javax.swing.JLabel;
import javax.swing.JTextField;
import org.knime.core.node.FlowVariableModel;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.port.PortObjectSpec;

/** A number in a text field. */
public class DialogComponentNumberEdit extends DialogComponent {
  private static final int DEFAULT_WIDTH = 10;

  private final JLabel label;
  private final JTextField field;

  public DialogComponentNumberEdit(SettingsModelNumber model, String label) {
    this(model, label, DEFAULT_WIDTH);
  }

  public DialogComponentNumberEdit(
      SettingsModelNumber model, String label, FlowVariableModel variable) {
    this(model, label, DEFAULT_WIDTH, variable);
  }

  public DialogComponentNumberEdit(SettingsModelNumber model, String label, int width) {
    this(model, label, width, null);
  }

  /**
   * Makes a component.
   *
   * @param width in characters
   * @param variable which flow variable drives the setting, or null
   */
  public DialogComponentNumberEdit(
      SettingsModelNumber model, String label, int width, FlowVariableModel variable) {
    super(model);
    this.label = new JLabel(label);
    field = new JTextField(width);
    getComponentPanel().add(this.label);
    getComponentPanel().add(field);
    listenToModel();
    updateComponent();
  }

  @Override
  protected void updateComponent() {
    String text = ((SettingsModelNumber) getModel()).number().toString();
    if (!field.getText().equals(text)) {
      field.setText(text);
    }
    setEnabledComponents(getModel().isEnabled());
  }

  @Override
  protected void validateSettingsBeforeSave() throws InvalidSettingsException {
    try {
      ((SettingsModelNumber) getModel()).setNumber(field.getText().trim());
    } catch (NumberFormatException e) {
      throw new InvalidSettingsException(
          label.getText() + ": \"" + field.getText() + "\" is not a number", e);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingsException(label.getText() + ": " + e.getMessage(), e);
    }
  }

  @Override
  protected void checkConfigurabilityBeforeLoad(PortObjectSpec[] specs)
      throws NotConfigurableException {}

  @Override
  protected void setEnabledComponents(boolean enabled) {
    field.setEnabled(enabled);
    label.setEnabled(enabled);
  }

  @Override
  public void setToolTipText(String text) {
    field.setToolTipText(text);
    label.setToolTipText(text);
  }
}
