package org.knime.core.node.defaultnodesettings;

import javax.swing.JLabel;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.port.PortObjectSpec;

/** A text in a dialog. */
public class DialogComponentLabel extends DialogComponent {
  private final JLabel label;

  public DialogComponentLabel(String text) {
    super(null);
    label = new JLabel(text);
    getComponentPanel().add(label);
  }

  public void setText(String text) {
    label.setText(text);
  }

  @Override
  protected void updateComponent() {}

  @Override
  protected void validateSettingsBeforeSave() throws InvalidSettingsException {}

  @Override
  protected void checkConfigurabilityBeforeLoad(PortObjectSpec[] specs)
      throws NotConfigurableException {}

  @Override
  protected void setEnabledComponents(boolean enabled) {
    label.setEnabled(enabled);
  }

  @Override
  public void setToolTipText(String text) {
    label.setToolTipText(text);
  }
}
