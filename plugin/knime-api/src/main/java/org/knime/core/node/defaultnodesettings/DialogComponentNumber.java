package org.knime.core.node.defaultnodesettings;

import java.text.ParseException;
import javax.swing.JLabel;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;
import org.knime.core.node.FlowVariableModel;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.port.PortObjectSpec;

/** A number with arrows to change it by steps. */
public class DialogComponentNumber extends DialogComponent {
  private static final int DEFAULT_WIDTH = 4;

  private final JLabel label;
  private final JSpinner spinner;

  public DialogComponentNumber(SettingsModelNumber model, String label, Number stepSize) {
    this(model, label, stepSize, DEFAULT_WIDTH);
  }

  public DialogComponentNumber(
      SettingsModelNumber model, String label, Number stepSize, FlowVariableModel variable) {
    this(model, label, stepSize, DEFAULT_WIDTH, variable);
  }

  public DialogComponentNumber(
      SettingsModelNumber model, String label, Number stepSize, int width) {
    this(model, label, stepSize, width, null);
  }

  /**
   * Makes a component.
   *
   * @param stepSize of the type of the setting
   * @param width in characters
   * @param variable which flow variable drives the setting, or null
   */
  public DialogComponentNumber(
      SettingsModelNumber model,
      String label,
      Number stepSize,
      int width,
      FlowVariableModel variable) {
    super(model);
    if (width < 1) {
      throw new IllegalArgumentException("Width of component can't be smaller than 1");
    }
    this.label = new JLabel(label);
    spinner = new JSpinner(new SpinnerNumberModel(
        model.number(), (Comparable<?>) model.lowest(), (Comparable<?>) model.highest(), stepSize));
    ((JSpinner.DefaultEditor) spinner.getEditor()).getTextField().setColumns(width);
    spinner.addChangeListener(event -> model.setNumber(spinner.getValue().toString()));
    getComponentPanel().add(this.label);
    getComponentPanel().add(spinner);
    listenToModel();
    updateComponent();
  }

  public JSpinner getSpinner() {
    return spinner;
  }

  public JLabel getLabel() {
    return label;
  }

  @Override
  protected void updateComponent() {
    spinner.setValue(((SettingsModelNumber) getModel()).number());
    setEnabledComponents(getModel().isEnabled());
  }

  @Override
  protected void validateSettingsBeforeSave() throws InvalidSettingsException {
    try {
      spinner.commitEdit();
      ((SettingsModelNumber) getModel()).setNumber(spinner.getValue().toString());
    } catch (ParseException | IllegalArgumentException e) {
      throw new InvalidSettingsException(label.getText() + ": " + e.getMessage(), e);
    }
  }

  @Override
  protected void checkConfigurabilityBeforeLoad(PortObjectSpec[] specs)
      throws NotConfigurableException {}

  @Override
  protected void setEnabledComponents(boolean enabled) {
    spinner.setEnabled(enabled);
    label.setEnabled(enabled);
  }

  @Override
  public void setToolTipText(String text) {
    spinner.setToolTipText(text);
    label.setToolTipText(text);
  }
}
