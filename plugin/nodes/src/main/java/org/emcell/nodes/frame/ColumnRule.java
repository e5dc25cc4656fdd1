package org.emcell.nodes.frame;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.node.InvalidSettingsException;

/**
 * How a setting finds its column. It stores the name of the column, or {@link #automatic()} while the user leaves the
 * choice to the rule, or {@link #NO_NAME} for none where the column is optional.
 *
 * @param port table in which it stands, from 0
 * @param types what its cells can be read as; one is enough
 * @param presets names of which the first is taken that there is
 * @param guessed types of which, without such a name, the first column is taken
 * @param optional whether the node works without it; then the first preset is what is stored while the rule chooses
 */
record ColumnRule(
    int port,
    List<Class<? extends DataValue>> types,
    List<String> presets,
    List<Class<? extends DataValue>> guessed,
    boolean optional) {

  /** Stored when no column is named. */
  static final String NO_NAME = "";

  /**
   * Returns what is stored while the rule chooses. It is the name of the preset where the column is optional, since
   * no name means no column there.
   */
  String automatic() {
    return optional ? presets.get(0) : NO_NAME;
  }

  /** Returns whether the cells of a column can be read. */
  boolean fits(DataColumnSpec column) {
    return types.stream().anyMatch(column.getType()::isCompatible);
  }

  private boolean fits(DataTableSpec table, String name) {
    return table.containsName(name) && fits(table.getColumnSpec(name));
  }

  /** Returns the column that the rule chooses: the one of a preset name, or else the first that fits. */
  Optional<String> chosen(DataTableSpec table) {
    for (String preset : presets) {
      if (fits(table, preset)) {
        return Optional.of(preset);
      }
    }
    for (Class<? extends DataValue> type : guessed) {
      for (DataColumnSpec column : table) {
        if (column.getType().isCompatible(type)) {
          return Optional.of(column.getName());
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the index of the column that a stored value stands for.
   *
   * @param label of the setting, for messages
   * @return the index, {@link Values#NONE} for an optional column that is not there
   * @throws InvalidSettingsException when there is no such column or it is of another type
   */
  int index(DataTableSpec table, String stored, String label) throws InvalidSettingsException {
    if (stored.equals(automatic())) {
      Optional<String> chosen = chosen(table);
      if (chosen.isEmpty() && !optional) {
        throw new InvalidSettingsException(nothingFits(label)
            + (guessed.containsAll(types)
                ? "."
                : " named " + String.join(" or ", presets) + ". Choose the column in the dialog."));
      }
      return chosen.map(table::findColumnIndex).orElse(Values.NONE);
    }
    if (stored.equals(NO_NAME)) {
      return Values.NONE;
    }
    if (!fits(table, stored)) {
      throw new InvalidSettingsException(label + ": expected a column \"" + stored + "\" of "
          + what() + " at port " + (port + 1) + ", found "
          + (table.containsName(stored) ? "that column with other contents" : "none of this name")
          + ". Choose another column in the dialog.");
    }
    return table.findColumnIndex(stored);
  }

  /** Returns the beginning of the message that there is nothing to choose from. */
  String nothingFits(String label) {
    return label + ": the table at port " + (port + 1) + " has no column of " + what();
  }

  private String what() {
    return types.stream().map(ColumnRule::what).collect(Collectors.joining(" or "));
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
}
