package org.emcell.knimeapi.workflow;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataType;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/**
 * A table that a user has typed into KNIME's Table Creator, in the layout of that node's settings.
 *
 * <pre>{@code
 * WorkflowNode table = workflow.add(new TableCreator2NodeFactory());
 * table.setSettings(new TypedTable()
 *     .column("action", StringCell.TYPE)
 *     .column("cell_id", IntCell.TYPE)
 *     .row("drop", "3")
 *     .settings());
 * }</pre>
 */
public final class TypedTable {
  private final List<String> names = new ArrayList<>();
  private final List<DataType> types = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a column, in which an empty field is a missing cell. */
  public TypedTable column(String name, DataType type) {
    names.add(name);
    types.add(type);
    return this;
  }

  /** Adds a row; fields that are left out at its end are empty. */
  public TypedTable row(String... fields) {
    if (fields.length > names.size()) {
      throw new IllegalArgumentException(
          "Expected at most " + names.size() + " fields, found " + fields.length);
    }
    rows.add(List.of(fields));
    return this;
  }

  /** Returns the settings of the node. */
  public NodeSettingsRO settings() {
    List<Integer> rowIndices = new ArrayList<>();
    List<Integer> columnIndices = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        if (!rows.get(row).get(column).isEmpty()) {
          rowIndices.add(row);
          columnIndices.add(column);
          values.add(rows.get(row).get(column));
        }
      }
    }
    NodeSettings settings = new NodeSettings("model");
    settings.addIntArray("rowIndices", ints(rowIndices));
    settings.addIntArray("columnIndices", ints(columnIndices));
    settings.addStringArray("values", values.toArray(String[]::new));
    settings.addString("rowIdPrefix", "Row");
    settings.addString("rowIdSuffix", "");
    settings.addInt("rowIdStartValue", 0);
    settings.addBoolean("highlightOutputTable", false);
    NodeSettingsWO properties = settings.addNodeSettings("columnProperties");
    for (int column = 0; column < names.size(); column++) {
      NodeSettingsWO property = properties.addNodeSettings(Integer.toString(column));
      property.addBoolean("UserSetValues", true);
      property.addString("MissValuePattern", "");
      property.addString("FormatParameter", "");
      property.addBoolean("ReadPossValsFromFile", false);
      property.addBoolean("SkipThisColumn", false);
      property.addString("ColumnName", names.get(column));
      NodeSettingsWO cells = property.addNodeSettings("ColumnClass");
      cells.addString("cell_class", types.get(column).getCellClass().getName());
      cells.addBoolean("is_null", false);
    }
    return settings;
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
