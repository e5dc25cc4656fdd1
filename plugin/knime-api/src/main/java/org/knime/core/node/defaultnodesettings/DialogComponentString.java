package org.knime.core.node.defaultnodesettings;

import javax.swing.JLabel;
import javax.swing.JTextField;
import org.knime.core.node.FlowVariableModel;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.port.PortObjectSpec;

/** A text field. */
public final class DialogComponentString extends DialogComponent {
  private static final int DEFAULT_WIDTH = 10;

  private final JLabel label;
  private final JTextField field;
  private final boolean emptyForbidden;

  public DialogComponentString(SettingsModelString model, String label) {
    this(model, label, false, DEFAULT_WIDTH);
  }

  public DialogComponentString(
      SettingsModelString model, String label, boolean disallowEmpty, int width) {
    this(model, label, disallowEmpty, width, null);
  }

  /**
   * Makes a component.
   *
   * @param width in characters
   * @param variable which flow variable drives the setting, or null
   */
  public DialogComponentString(
      SettingsModelString model,
      String label,
      boolean disallowEmpty,
      int width,
      FlowVariableModel variable) {
    super(model);
    this.label = new JLabel(label);
    field = new JTextField(width);
    emptyForbidden = disallowEmpty;
    getComponentPanel().add(this.label);
    getComponentPanel().add(field);
    listenToModel();
    updateComponent();
  }

  @Override
  protected void updateComponent() {
    String value = ((SettingsModelString) getModel()).getStringValue();
    if (!field.getText().equals(value)) {
      field.setText(value);
    }
    setEnabledComponents(getModel().isEnabled());
  }

  @Override
  protected void validateSettingsBeforeSave() throws InvalidSettingsException {
    if (emptyForbidden && field.getText().isEmpty()) {
      throw new InvalidSettingsException(
          "Please enter a string value for \"" + label.getText() + "\".");
    }
    ((SettingsModelString) getModel()).setStringValue(field.getText());
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
