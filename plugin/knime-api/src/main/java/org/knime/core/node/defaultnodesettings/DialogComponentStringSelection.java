package org.knime.core.node.defaultnodesettings;

import java.util.Arrays;
import java.util.Collection;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import org.knime.core.node.FlowVariableModel;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.port.PortObjectSpec;

/** One of several texts. */
public final class DialogComponentStringSelection extends DialogComponent {
  private final JLabel label;
  private final JComboBox<String> choice = new JComboBox<>();

  public DialogComponentStringSelection(
      SettingsModelString model, String label, String... options) {
    this(model, label, Arrays.asList(options));
  }

  public DialogComponentStringSelection(
      SettingsModelString model, String label, Collection<String> options) {
    this(model, label, options, false);
  }

  public DialogComponentStringSelection(
      SettingsModelString model, String label, Collection<String> options, boolean editable) {
    this(model, label, options, editable, null);
  }

  /**
   * Makes a component.
   *
   * @param editable whether the user can also type a text
   * @param variable which flow variable drives the setting, or null
   */
  public DialogComponentStringSelection(
      SettingsModelString model,
      String label,
      Collection<String> options,
      boolean editable,
      FlowVariableModel variable) {
    super(model);
    if (options == null || options.isEmpty()) {
      throw new IllegalArgumentException("Selection list of options shouldn't be null or empty");
    }
    this.label = new JLabel(label);
    options.forEach(choice::addItem);
    choice.setEditable(editable);
    getComponentPanel().add(this.label);
    getComponentPanel().add(choice);
    updateComponent();
    choice.addItemListener(event -> {
      if (choice.getSelectedItem() != null) {
        model.setStringValue((String) choice.getSelectedItem());
      }
    });
    listenToModel();
  }

  @Override
  protected void updateComponent() {
    choice.setSelectedItem(((SettingsModelString) getModel()).getStringValue());
    setEnabledComponents(getModel().isEnabled());
  }

  @Override
  protected void validateSettingsBeforeSave() throws InvalidSettingsException {
    if (choice.getSelectedItem() == null) {
      throw new InvalidSettingsException(
          "Please select an item from the list \"" + label.getText() + "\".");
    }
    ((SettingsModelString) getModel()).setStringValue((String) choice.getSelectedItem());
  }

  @Override
  protected void checkConfigurabilityBeforeLoad(PortObjectSpec[] specs)
      throws NotConfigurableException {}

  @Override
  protected void setEnabledComponents(boolean enabled) {
    choice.setEnabled(enabled);
    label.setEnabled(enabled);
  }

  @Override
  public void setToolTipText(String text) {
    choice.setToolTipText(text);
    label.setToolTipText(text);
  }
}
