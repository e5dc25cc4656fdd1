package org.emcell.nodes.frame;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
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
   * Returns the index of a chosen column: the one that is named; unset, the one of a preset name, or else the first
   * that fits.
   *
   * @param table in which the column stands
   * @return the index, {@link #NONE} for an optional column that is not there
   * @throws InvalidSettingsException when there is no such column or it is of another type
   */
  public int column(DataTableSpec table, Setting<String> setting) throws InvalidSettingsException {
    Setting.Column column = setting.column().orElseThrow();
    String name = get(setting);
    if (column.optional()
        && (name.isEmpty()
            || name.equals(column.presets().get(0)) && !fits(table, name, column.types()))) {
      return NONE;
    }
    if (!name.isEmpty()) {
      if (!fits(table, name, column.types())) {
        throw new InvalidSettingsException(setting.label() + ": expected a column \"" + name
            + "\" of "
            + what(column) + " at port " + (column.port() + 1) + ", found "
            + (table.containsName(name) ? "that column with other contents" : "none of this name")
            + ". Choose another column in the dialog.");
      }
      return table.findColumnIndex(name);
    }
    for (String preset : column.presets()) {
      if (fits(table, preset, column.types())) {
        return table.findColumnIndex(preset);
      }
    }
    for (Class<? extends DataValue> type : column.guessed()) {
      for (int i = 0; i < table.getNumColumns(); i++) {
        if (table.getColumnSpec(i).getType().isCompatible(type)) {
          return i;
        }
      }
    }
    throw new InvalidSettingsException(setting.label() + ": the table at port "
        + (column.port() + 1) + " has no column of " + what(column)
        + (column.guessed().containsAll(column.types())
            ? "."
            : " named " + String.join(" or ", column.presets())
                + ". Choose the column in the dialog."));
  }

  private static boolean fits(
      DataTableSpec table, String name, List<Class<? extends DataValue>> types) {
    DataColumnSpec found = table.getColumnSpec(name);
    return found != null && types.stream().anyMatch(found.getType()::isCompatible);
  }

  private static String what(Setting.Column column) {
    return column.types().stream().map(Values::what).collect(Collectors.joining(" or "));
  }

  private static String what(Class<? extends DataValue> type) {
    return switch (type.getSimpleName()) {
      case "ImgPlusValue" -> "images";
      case "LabelingValue" -> "labelings";
      case "IntValue" -> "whole numbers";
      case "DoubleValue" -> "numbers";
      default -> "texts";
    };
  }

  void save(NodeSettingsWO target) {
    models.values().forEach(model -> model.saveSettingsTo(target));
  }

  void load(NodeSettingsRO source) throws InvalidSettingsException {
    for (SettingsModel model : models.values()) {
      model.loadSettingsFrom(source);
    }
  }

  void check() throws InvalidSettingsException {
    for (Map.Entry<Setting<?>, SettingsModel> entry : models.entrySet()) {
      entry.getKey().check(entry.getValue());
    }
  }
}
