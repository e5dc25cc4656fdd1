package org.knime.core.node.defaultnodesettings;

import javax.swing.JComboBox;
import javax.swing.JLabel;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.util.ColumnFilter;
import org.knime.core.node.util.DataValueColumnFilter;

/** One column of an input table, of those that a filter lets pass. */
public class DialogComponentColumnNameSelection extends DialogComponent {
  private final JLabel label;
  private final JComboBox<String> choice = new JComboBox<>();
  private final int port;
  private final boolean required;
  private final boolean none;
  private final ColumnFilter filter;
  private boolean updating;

  @SafeVarargs
  public DialogComponentColumnNameSelection(
      SettingsModelString model,
      String label,
      int specIndex,
      Class<? extends DataValue>... classFilter) {
    this(model, label, specIndex, true, classFilter);
  }

  @SafeVarargs
  public DialogComponentColumnNameSelection(
      SettingsModelString model,
      String label,
      int specIndex,
      boolean isRequired,
      Class<? extends DataValue>... classFilter) {
    this(model, label, specIndex, isRequired, false, classFilter);
  }

  @SafeVarargs
  public DialogComponentColumnNameSelection(
      SettingsModelString model,
      String label,
      int specIndex,
      boolean isRequired,
      boolean addNoneCol,
      Class<? extends DataValue>... classFilter) {
    this(model, label, specIndex, isRequired, addNoneCol, new DataValueColumnFilter(classFilter));
  }

  public DialogComponentColumnNameSelection(
      SettingsModelString model, String label, int specIndex, ColumnFilter columnFilter) {
    this(model, label, specIndex, true, columnFilter);
  }

  public DialogComponentColumnNameSelection(
      SettingsModelString model,
      String label,
      int specIndex,
      boolean isRequired,
      ColumnFilter columnFilter) {
    this(model, label, specIndex, isRequired, false, columnFilter);
  }

  /**
   * Makes a component.
   *
   * @param specIndex number of the input port, from 0
   * @param isRequired whether the dialog cannot be opened without such a column
   * @param addNoneCol whether the user can choose no column, which is stored as null
   */
  public DialogComponentColumnNameSelection(
      SettingsModelString model,
      String label,
      int specIndex,
      boolean isRequired,
      boolean addNoneCol,
      ColumnFilter columnFilter) {
    super(model);
    this.label = new JLabel(label);
    port = specIndex;
    required = isRequired;
    none = addNoneCol;
    filter = columnFilter;
    getComponentPanel().add(this.label);
    getComponentPanel().add(choice);
    choice.addItemListener(event -> {
      if (!updating) {
        updateModel();
      }
    });
    listenToModel();
  }

  public final String getSelected() {
    return (String) choice.getSelectedItem();
  }

  public final DataColumnSpec getSelectedAsSpec() {
    DataTableSpec spec = (DataTableSpec) getLastTableSpec(port);
    return spec == null || getSelected() == null ? null : spec.getColumnSpec(getSelected());
  }

  private void updateModel() {
    SettingsModelString model = (SettingsModelString) getModel();
    if (model instanceof SettingsModelColumnName) {
      ((SettingsModelColumnName) model).setSelection(getSelected(), false);
    } else {
      model.setStringValue(getSelected());
    }
  }

  @Override
  protected void updateComponent() {
    DataTableSpec spec = (DataTableSpec) getLastTableSpec(port);
    String selected = ((SettingsModelString) getModel()).getStringValue();
    updating = true;
    try {
      choice.removeAllItems();
      if (none) {
        choice.addItem(null);
      }
      if (spec != null) {
        spec.stream()
            .filter(filter::includeColumn)
            .map(DataColumnSpec::getName)
            .forEach(choice::addItem);
      }
      boolean isThere = spec != null
          && spec.containsName(selected)
          && filter.includeColumn(spec.getColumnSpec(selected));
      // KNIME presets the last column, which is usually the one that was added last
      choice.setSelectedIndex(none ? 0 : choice.getItemCount() - 1);
      if (isThere) {
        choice.setSelectedItem(selected);
      }
    } finally {
      updating = false;
    }
    if (choice.getItemCount() > 0) {
      // In KNIME, too, what is shown becomes the value while the dialog opens, unasked.
      updateModel();
    }
    setEnabledComponents(getModel().isEnabled());
  }

  @Override
  protected void validateSettingsBeforeSave() throws InvalidSettingsException {
    updateModel();
  }

  @Override
  protected void checkConfigurabilityBeforeLoad(PortObjectSpec[] specs)
      throws NotConfigurableException {
    if (specs == null || specs.length <= port) {
      throw new NotConfigurableException(
          "Need input table spec to configure dialog. Configure or execute predecessor nodes.");
    }
    if (required
        && (specs[port] == null
            || ((DataTableSpec) specs[port]).stream().noneMatch(filter::includeColumn))) {
      throw new NotConfigurableException(filter.allFilteredMsg());
    }
  }

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
