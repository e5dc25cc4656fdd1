package org.knime.core.node.defaultnodesettings;

import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.port.PortObjectSpec;

/** A text area. */
public class DialogComponentMultiLineString extends DialogComponent {
  private final JLabel label;
  private final JTextArea area;
  private final boolean emptyForbidden;

  public DialogComponentMultiLineString(SettingsModelString model, String label) {
    this(model, label, false, 50, 3);
  }

  /**
   * Makes a component.
   *
   * @param cols width in characters
   * @param rows height in lines
   */
  public DialogComponentMultiLineString(
      SettingsModelString model, String label, boolean disallowEmpty, int cols, int rows) {
    super(model);
    this.label = new JLabel(label);
    area = new JTextArea(rows, cols);
    emptyForbidden = disallowEmpty;
    getComponentPanel().add(this.label);
    getComponentPanel().add(new JScrollPane(area));
    listenToModel();
    updateComponent();
  }

  @Override
  protected void updateComponent() {
    String value = ((SettingsModelString) getModel()).getStringValue();
    if (!area.getText().equals(value)) {
      area.setText(value);
    }
    setEnabledComponents(getModel().isEnabled());
  }

  @Override
  protected void validateSettingsBeforeSave() throws InvalidSettingsException {
    if (emptyForbidden && area.getText().isEmpty()) {
      throw new InvalidSettingsException(
          "Please enter a string value for \"" + label.getText() + "\".");
    }
    ((SettingsModelString) getModel()).setStringValue(area.getText());
  }

  @Override
  protected void checkConfigurabilityBeforeLoad(PortObjectSpec[] specs)
      throws NotConfigurableException {}

  @Override
  protected void setEnabledComponents(boolean enabled) {
    area.setEnabled(enabled);
    label.setEnabled(enabled);
  }

  @Override
  public void setToolTipText(String text) {
    area.setToolTipText(text);
    label.setToolTipText(text);
  }
}
