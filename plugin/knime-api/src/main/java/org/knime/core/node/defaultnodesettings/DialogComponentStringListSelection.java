package org.knime.core.node.defaultnodesettings;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JScrollPane;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObjectSpec;

/** Any number of several texts. */
public final class DialogComponentStringListSelection extends DialogComponent {
  private final JLabel label;
  private final JList<String> choice;
  private final List<String> options;
  private final boolean required;

  public DialogComponentStringListSelection(
      SettingsModelStringArray model, String label, String... options) {
    this(model, label, Arrays.asList(options), true, Math.min(options.length, 8));
  }

  /**
   * Makes a component.
   *
   * @param required whether at least one must be selected
   * @param visibleRowCount height in lines
   */
  public DialogComponentStringListSelection(
      SettingsModelStringArray model,
      String label,
      Collection<String> options,
      boolean required,
      int visibleRowCount) {
    super(model);
    this.label = new JLabel(label);
    this.options = List.copyOf(options);
    this.required = required;
    choice = new JList<>(this.options.toArray(new String[0]));
    choice.setVisibleRowCount(visibleRowCount);
    getComponentPanel().add(this.label);
    getComponentPanel().add(new JScrollPane(choice));
    listenToModel();
    updateComponent();
  }

  @Override
  protected void updateComponent() {
    String[] selected = ((SettingsModelStringArray) getModel()).getStringArrayValue();
    choice.setSelectedIndices(
        selected == null
            ? new int[0]
            : Arrays.stream(selected)
                .mapToInt(options::indexOf)
                .filter(index -> index >= 0)
                .toArray());
    setEnabledComponents(getModel().isEnabled());
  }

  @Override
  protected void validateSettingsBeforeSave() throws InvalidSettingsException {
    List<String> selected = choice.getSelectedValuesList();
    if (required && selected.isEmpty()) {
      throw new InvalidSettingsException(
          "Please select at least one item from the list \"" + label.getText() + "\".");
    }
    ((SettingsModelStringArray) getModel()).setStringArrayValue(selected.toArray(new String[0]));
  }

  @Override
  protected void checkConfigurabilityBeforeLoad(PortObjectSpec[] specs) {}

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
