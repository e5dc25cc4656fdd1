package org.knime.core.node;

import java.awt.BorderLayout;
import java.awt.Component;
import java.util.List;
import java.util.Map;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.defaultnodesettings.SettingsModelFlowVariableCompatible;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.workflow.FlowObjectStack;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.VariableType;

/** The dialog of a node: tabs with Swing components that work without a display. */
public abstract class NodeDialogPane {
  private final NodeLogger logger = NodeLogger.getLogger(getClass());
  private final JPanel panel = new JPanel(new BorderLayout());
  private final JTabbedPane tabs = new JTabbedPane();
  private FlowObjectStack variables = FlowObjectStack.createFromFlowVariableList(List.of(), null);

  protected NodeDialogPane() {
    panel.add(tabs, BorderLayout.CENTER);
  }

  protected final NodeLogger getLogger() {
    return logger;
  }

  public final JPanel getPanel() {
    return panel;
  }

  void open(NodeSettingsRO settings, PortObjectSpec[] specs, FlowObjectStack incoming)
      throws NotConfigurableException {
    variables = incoming;
    loadSettingsFrom(settings, specs);
    onOpen();
  }

  protected void loadSettingsFrom(NodeSettingsRO settings, PortObjectSpec[] specs)
      throws NotConfigurableException {
    DataTableSpec[] tables = new DataTableSpec[specs.length];
    for (int i = 0; i < specs.length; i++) {
      tables[i] = specs[i] instanceof DataTableSpec ? (DataTableSpec) specs[i] : null;
    }
    loadSettingsFrom(settings, tables);
  }

  protected void loadSettingsFrom(NodeSettingsRO settings, DataTableSpec[] specs)
      throws NotConfigurableException {
    throw new NotConfigurableException("NodeDialogPane.loadSettingsFrom() is not implemented");
  }

  protected abstract void saveSettingsTo(NodeSettingsWO settings) throws InvalidSettingsException;

  /** Saves what the user has set, as the buttons OK and Apply do. */
  public final void finishEditingAndSaveSettingsTo(NodeSettingsWO settings)
      throws InvalidSettingsException {
    saveSettingsTo(settings);
  }

  public void onOpen() {}

  public void onClose() {}

  public void onCancel() {}

  public Map<String, FlowVariable> getAvailableFlowVariables(
      VariableType<?> type, VariableType<?>... more) {
    VariableType<?>[] types = new VariableType<?>[more.length + 1];
    types[0] = type;
    System.arraycopy(more, 0, types, 1, more.length);
    return getAvailableFlowVariables(types);
  }

  public final Map<String, FlowVariable> getAvailableFlowVariables(VariableType<?>[] types) {
    return variables.getAvailableFlowVariables(types);
  }

  public FlowVariableModel createFlowVariableModel(String key, VariableType<?> type) {
    return createFlowVariableModel(new String[] {key}, type);
  }

  public FlowVariableModel createFlowVariableModel(String[] keys, VariableType<?> type) {
    return new FlowVariableModel(keys, type);
  }

  public FlowVariableModel createFlowVariableModel(String key, FlowVariable.Type type) {
    return createFlowVariableModel(key, typeOf(type));
  }

  protected FlowVariableModel createFlowVariableModel(SettingsModelFlowVariableCompatible model) {
    return createFlowVariableModel(model.getKey(), model.getFlowVariableType());
  }

  private static VariableType<?> typeOf(FlowVariable.Type type) {
    switch (type) {
      case DOUBLE:
        return VariableType.DoubleType.INSTANCE;
      case INTEGER:
        return VariableType.IntType.INSTANCE;
      case STRING:
        return VariableType.StringType.INSTANCE;
      default:
        throw new IllegalArgumentException(
            "The KNIME stand-in has no flow variables of type " + type);
    }
  }

  protected final void addTab(String title, Component component) {
    addTabAt(tabs.getTabCount(), title, component);
  }

  protected final void addTab(String title, Component component, boolean scroll) {
    addTab(title, component);
  }

  protected final int addTabAt(int index, String title, Component component) {
    int position = Math.min(index, tabs.getTabCount());
    tabs.insertTab(title, null, component, null, position);
    return position;
  }

  protected final void removeTab(String title) {
    tabs.removeTabAt(getTabIndex(title));
  }

  protected final void renameTab(String oldTitle, String newTitle) {
    tabs.setTitleAt(getTabIndex(oldTitle), newTitle);
  }

  protected final Component getTab(String title) {
    int index = getTabIndex(title);
    return index < 0 ? null : tabs.getComponentAt(index);
  }

  protected final int getTabIndex(String title) {
    return tabs.indexOfTab(title);
  }

  protected final boolean setSelected(String title) {
    int index = getTabIndex(title);
    if (index >= 0) {
      tabs.setSelectedIndex(index);
    }
    return index >= 0;
  }

  protected final void setEnabled(boolean enabled, String title) {
    tabs.setEnabledAt(getTabIndex(title), enabled);
  }
}
