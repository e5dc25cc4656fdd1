package org.knime.core.node.defaultnodesettings;

import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JPanel;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.port.PortObjectSpec;

/** A dialog that is put together of {@link DialogComponent}s, in tabs and groups. */
public class DefaultNodeSettingsPane extends NodeDialogPane {
  private final List<DialogComponent> components = new ArrayList<>();
  private String defaultTitle = "Options";
  private JPanel tab;
  private Box rows;
  private boolean horizontal;
  private Box line;

  public DefaultNodeSettingsPane() {
    openTab(defaultTitle, 0);
  }

  private void openTab(String title, int index) {
    tab = new JPanel();
    rows = Box.createVerticalBox();
    line = null;
    tab.add(rows);
    addTabAt(index, title, tab);
  }

  /** Renames the tab that is there from the beginning. */
  public void setDefaultTabTitle(String title) {
    renameTab(defaultTitle, title);
    defaultTitle = title;
  }

  /** Starts a new tab after the others; further components go there. */
  public void createNewTab(String title) {
    createNewTabAt(title, Integer.MAX_VALUE);
  }

  public void createNewTabAt(String title, int index) {
    if (getTab(title) != null) {
      throw new IllegalArgumentException("There is already a tab \"" + title + "\"");
    }
    openTab(title, index);
  }

  /** Starts a group with a title in the current tab; further components go there. */
  public void createNewGroup(String title) {
    rows = Box.createVerticalBox();
    line = null;
    rows.setBorder(BorderFactory.createTitledBorder(title));
    tab.add(rows);
  }

  public void closeCurrentGroup() {
    rows = Box.createVerticalBox();
    line = null;
    tab.add(rows);
  }

  /** Says whether further components are put side by side. */
  public void setHorizontalPlacement(boolean newHorizontal) {
    horizontal = newHorizontal;
    line = null;
  }

  public void addDialogComponent(DialogComponent component) {
    components.add(component);
    if (!horizontal) {
      rows.add(component.getComponentPanel());
      return;
    }
    if (line == null) {
      line = Box.createHorizontalBox();
      rows.add(line);
    }
    line.add(component.getComponentPanel());
  }

  @Override
  public final void loadSettingsFrom(NodeSettingsRO settings, PortObjectSpec[] specs)
      throws NotConfigurableException {
    for (DialogComponent component : components) {
      component.loadSettingsFrom(settings, specs);
    }
    loadAdditionalSettingsFrom(settings, specs);
  }

  @Override
  public final void saveSettingsTo(NodeSettingsWO settings) throws InvalidSettingsException {
    for (DialogComponent component : components) {
      component.saveSettingsTo(settings);
    }
    saveAdditionalSettingsTo(settings);
  }

  /** Loads settings that have no component. */
  public void loadAdditionalSettingsFrom(NodeSettingsRO settings, PortObjectSpec[] specs)
      throws NotConfigurableException {
    DataTableSpec[] tables = new DataTableSpec[specs.length];
    for (int i = 0; i < specs.length; i++) {
      tables[i] =
          specs[i] instanceof DataTableSpec ? (DataTableSpec) specs[i] : new DataTableSpec();
    }
    loadAdditionalSettingsFrom(settings, tables);
  }

  /** As the other method, for nodes whose ports are all tables. */
  public void loadAdditionalSettingsFrom(NodeSettingsRO settings, DataTableSpec[] specs)
      throws NotConfigurableException {}

  /** Saves settings that have no component. */
  public void saveAdditionalSettingsTo(NodeSettingsWO settings) throws InvalidSettingsException {}
}
