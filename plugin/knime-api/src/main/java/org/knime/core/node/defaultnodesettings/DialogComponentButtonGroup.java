package org.knime.core.node.defaultnodesettings;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.swing.AbstractButton;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.ButtonGroup;
import javax.swing.JRadioButton;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.util.ButtonGroupEnumInterface;

/** One of several options, as radio buttons. */
public class DialogComponentButtonGroup extends DialogComponent {
  private final Map<String, AbstractButton> buttons = new LinkedHashMap<>();

  /**
   * Makes a component.
   *
   * @param label the title of the border; null for none
   */
  public DialogComponentButtonGroup(
      SettingsModelString model,
      String label,
      boolean vertical,
      ButtonGroupEnumInterface[] options) {
    super(model);
    Box box = vertical ? Box.createVerticalBox() : Box.createHorizontalBox();
    ButtonGroup group = new ButtonGroup();
    for (ButtonGroupEnumInterface option : options) {
      JRadioButton button = new JRadioButton(option.getText());
      button.setActionCommand(option.getActionCommand());
      button.setToolTipText(option.getToolTip());
      button.addActionListener(event -> model.setStringValue(option.getActionCommand()));
      group.add(button);
      box.add(button);
      buttons.put(option.getActionCommand(), button);
    }
    if (label != null) {
      box.setBorder(BorderFactory.createTitledBorder(label));
    }
    getComponentPanel().add(box);
    listenToModel();
    updateComponent();
  }

  public AbstractButton getButton(String actionCommand) {
    return buttons.get(actionCommand);
  }

  @Override
  protected void updateComponent() {
    AbstractButton selected = buttons.get(((SettingsModelString) getModel()).getStringValue());
    if (selected != null) {
      selected.setSelected(true);
    }
    setEnabledComponents(getModel().isEnabled());
  }

  @Override
  protected void validateSettingsBeforeSave() {
    buttons.values().stream()
        .filter(AbstractButton::isSelected)
        .findFirst()
        .ifPresent(
            button -> ((SettingsModelString) getModel()).setStringValue(button.getActionCommand()));
  }

  @Override
  protected void checkConfigurabilityBeforeLoad(PortObjectSpec[] specs) {}

  @Override
  protected void setEnabledComponents(boolean enabled) {
    buttons.values().forEach(button -> button.setEnabled(enabled));
  }

  @Override
  public void setToolTipText(String text) {
    buttons.values().forEach(button -> button.setToolTipText(text));
  }
}
