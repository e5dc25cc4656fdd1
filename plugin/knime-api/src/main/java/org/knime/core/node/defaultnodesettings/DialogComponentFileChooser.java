package org.knime.core.node.defaultnodesettings;

import javax.swing.BorderFactory;
import javax.swing.JComboBox;
import javax.swing.JFileChooser;
import org.knime.core.node.FlowVariableModel;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.port.PortObjectSpec;

/** A file or folder, or its URL. The stand-in has only the field to type it in. */
public class DialogComponentFileChooser extends DialogComponent {
  private final JComboBox<String> field = new JComboBox<>();

  /** Makes a component to choose a file to read. */
  public DialogComponentFileChooser(
      SettingsModelString model, String historyId, String... validExtensions) {
    this(model, historyId, JFileChooser.OPEN_DIALOG, validExtensions);
  }

  public DialogComponentFileChooser(
      SettingsModelString model, String historyId, int dialogType, String... validExtensions) {
    this(model, historyId, dialogType, false, validExtensions);
  }

  public DialogComponentFileChooser(
      SettingsModelString model, String historyId, int dialogType, boolean directoryOnly) {
    this(model, historyId, dialogType, directoryOnly, new String[0]);
  }

  public DialogComponentFileChooser(
      SettingsModelString model,
      String historyId,
      int dialogType,
      boolean directoryOnly,
      String... validExtensions) {
    this(model, historyId, dialogType, directoryOnly, null, validExtensions);
  }

  /**
   * Makes a component.
   *
   * @param historyId under which KNIME keeps what was chosen before
   * @param dialogType {@link JFileChooser#OPEN_DIALOG} or {@link JFileChooser#SAVE_DIALOG}
   * @param directoryOnly whether a folder is chosen
   * @param variable which flow variable drives the setting, or null
   * @param validExtensions with the dot, as in {@code .tif}
   */
  public DialogComponentFileChooser(
      SettingsModelString model,
      String historyId,
      int dialogType,
      boolean directoryOnly,
      FlowVariableModel variable,
      String... validExtensions) {
    super(model);
    field.setEditable(true);
    getComponentPanel().add(field);
    setBorderTitle(directoryOnly ? "Selected Directory:" : "Selected File:");
    listenToModel();
    updateComponent();
  }

  public void setBorderTitle(String title) {
    getComponentPanel().setBorder(BorderFactory.createTitledBorder(title));
  }

  /** Says whether URLs are allowed; the stand-in takes any text. */
  public void setAllowRemoteURLs(boolean allow) {}

  @Override
  protected void updateComponent() {
    field.setSelectedItem(((SettingsModelString) getModel()).getStringValue());
    setEnabledComponents(getModel().isEnabled());
  }

  @Override
  protected void validateSettingsBeforeSave() throws InvalidSettingsException {
    // As in KNIME, any text will do, also an empty one: the node says what it needs.
    ((SettingsModelString) getModel()).setStringValue((String) field.getEditor().getItem());
  }

  @Override
  protected void checkConfigurabilityBeforeLoad(PortObjectSpec[] specs)
      throws NotConfigurableException {}

  @Override
  protected void setEnabledComponents(boolean enabled) {
    field.setEnabled(enabled);
  }

  @Override
  public void setToolTipText(String text) {
    field.setToolTipText(text);
    getComponentPanel().setToolTipText(text);
  }
}
