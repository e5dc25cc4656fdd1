package org.emcell.nodes.frame;

import java.awt.Component;
import java.awt.event.ItemEvent;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JList;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.defaultnodesettings.DialogComponent;
import org.knime.core.node.defaultnodesettings.SettingsModelString;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.util.DataColumnSpecListCellRenderer;

/**
 * Lets the user name a column or leave the choice to the {@link ColumnRule}, and shows which column that would be. A
 * dialog that is confirmed unchanged changes nothing: also a column that is not in the table any more stays, marked.
 * KNIME's own component puts the last column that fits in its place, and null in that of none.
 */
final class ColumnChooser extends DialogComponent {

  /** One line of the list: what is stored, and a text or a column that is shown for it. */
  private record Entry(String stored, Object shown) {

    @Override
    public String toString() {
      return shown instanceof DataColumnSpec column ? column.getName() : shown.toString();
    }
  }

  /** Shows columns as KNIME does, with the icons of their types, and all else as text. */
  private static final class EntryRenderer extends DataColumnSpecListCellRenderer {

    private static final long serialVersionUID = 1L;

    @Override
    public Component getListCellRendererComponent(
        JList<?> list, Object value, int index, boolean isSelected, boolean hasFocus) {
      Object shown = value instanceof Entry entry ? entry.shown() : value;
      return super.getListCellRendererComponent(list, shown, index, isSelected, hasFocus);
    }
  }

  private final SettingsModelString model;
  private final ColumnRule rule;
  private final JLabel label;
  private final JComboBox<Entry> choice = new JComboBox<>();
  private boolean isFilling;

  ColumnChooser(SettingsModelString model, String label, ColumnRule rule) {
    super(model);
    this.model = model;
    this.rule = rule;
    this.label = new JLabel(label);
    choice.setRenderer(new EntryRenderer());
    getComponentPanel().add(this.label);
    getComponentPanel().add(choice);
    choice.addItemListener(event -> {
      if (event.getStateChange() == ItemEvent.SELECTED && !isFilling) {
        store();
      }
    });
    model.addChangeListener(event -> {
      setEnabledComponents(model.isEnabled());
      if (!selected().stored().equals(stored())) {
        updateComponent();
      }
    });
    updateComponent();
  }

  private Entry selected() {
    return (Entry) choice.getSelectedItem();
  }

  private void store() {
    model.setStringValue(selected().stored());
  }

  /** Workflows that were saved by a dialog of KNIME's own component may hold null for no column. */
  private String stored() {
    String name = model.getStringValue();
    return name == null ? ColumnRule.NO_NAME : name;
  }

  @Override
  protected void updateComponent() {
    isFilling = true;
    try {
      fill((DataTableSpec) getLastTableSpec(rule.port()));
      choice.setSelectedItem(entry(stored()));
    } finally {
      isFilling = false;
    }
    setEnabledComponents(model.isEnabled());
  }

  private void fill(DataTableSpec known) {
    DataTableSpec table = known == null ? new DataTableSpec() : known;
    choice.removeAllItems();
    if (rule.optional()) {
      choice.addItem(new Entry(ColumnRule.NO_NAME, "<none>"));
    }
    String found = rule.chosen(table)
        .orElse(rule.optional() ? "no \"" + rule.automatic() + "\"" : "nothing fits");
    choice.addItem(new Entry(rule.automatic(), "<automatic: " + found + ">"));
    for (DataColumnSpec column : table) {
      if (rule.fits(column) && !column.getName().equals(rule.automatic())) {
        choice.addItem(new Entry(column.getName(), column));
      }
    }
  }

  /** Returns the line of what is stored; for a column that cannot be chosen, a new one at the end. */
  private Entry entry(String stored) {
    for (int i = 0; i < choice.getItemCount(); i++) {
      if (choice.getItemAt(i).stored().equals(stored)) {
        return choice.getItemAt(i);
      }
    }
    Entry gone = new Entry(stored, DataColumnSpecListCellRenderer.createInvalidSpec(stored));
    choice.addItem(gone);
    return gone;
  }

  @Override
  protected void validateSettingsBeforeSave() {
    store();
  }

  @Override
  protected void checkConfigurabilityBeforeLoad(PortObjectSpec[] specs)
      throws NotConfigurableException {
    if (rule.optional()) {
      return;
    }
    if (!(specs[rule.port()] instanceof DataTableSpec table)) {
      throw new NotConfigurableException(label.getText() + ": there is no table at port "
          + (rule.port() + 1) + " yet. Connect it, and configure the nodes before this one.");
    }
    if (table.stream().noneMatch(rule::fits)) {
      throw new NotConfigurableException(rule.nothingFits(label.getText()) + ".");
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
