package org.emcell.nodes.frame;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.defaultnodesettings.SettingsModel;

/** The values of the settings of one node. */
public final class Values {

  /** Index of a column that there is not. */
  public static final int NONE = -1;

  private final Map<Setting<?>, SettingsModel> models = new LinkedHashMap<>();

  Values(List<Setting<?>> settings) {
    settings.forEach(setting -> models.put(setting, setting.newModel()));
  }

  /** Returns the value of a setting of this node. */
  public <V> V get(Setting<V> setting) {
    return setting.value(models.get(setting));
  }

  /**
   * Returns the index of a chosen column: the one that is named, or else the one that the setting finds by itself.
   *
   * @param table in which the column stands
   * @return the index, {@link #NONE} for an optional column that is not there
   * @throws InvalidSettingsException when there is no such column or it is of another type
   */
  public int column(DataTableSpec table, Setting<String> setting) throws InvalidSettingsException {
    return setting.column().orElseThrow().index(table, get(setting), setting.label());
  }

  void save(NodeSettingsWO target) {
    models.values().forEach(model -> model.saveSettingsTo(target));
  }

  void load(NodeSettingsRO source) throws InvalidSettingsException {
    for (Map.Entry<Setting<?>, SettingsModel> entry : models.entrySet()) {
      entry.setValue(entry.getKey().load(source));
    }
  }

  void check() throws InvalidSettingsException {
    for (Map.Entry<Setting<?>, SettingsModel> entry : models.entrySet()) {
      entry.getKey().check(entry.getValue());
    }
  }
}
