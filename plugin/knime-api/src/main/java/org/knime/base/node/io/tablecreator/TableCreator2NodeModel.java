package org.knime.base.node.io.tablecreator;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/**
 * Makes the table. Its texts stand in the settings one after the other, each with its row and column; what is not there
 * is an empty text. They stand row by row; KNIME takes them for empty in another order, and the stand-in refuses them.
 */
public class TableCreator2NodeModel extends NodeModel {
  private int[] rowIndices = {};
  private int[] columnIndices = {};
  private String[] values = {};
  private String rowIdPrefix = "Row";
  private String rowIdSuffix = "";
  private int rowIdStart;
  private boolean highlightsOutput;
  private SortedMap<Integer, TypedColumn> columns = new TreeMap<>();

  protected TableCreator2NodeModel() {
    super(new PortType[0], new PortType[] {BufferedDataTable.TYPE});
  }

  @Override
  protected PortObjectSpec[] configure(PortObjectSpec[] inSpecs) throws InvalidSettingsException {
    return new PortObjectSpec[] {spec()};
  }

  private DataTableSpec spec() throws InvalidSettingsException {
    int width = Math.max(
        IntStream.of(columnIndices).max().orElse(-1), columns.isEmpty() ? -1 : columns.lastKey());
    if (columns.size() != width + 1) {
      throw new InvalidSettingsException("Name and type is not specified for every column.");
    }
    return new DataTableSpec(columns.values().stream()
        .filter(column -> !column.isSkipped())
        .map(TypedColumn::spec)
        .toArray(DataColumnSpec[]::new));
  }

  @Override
  protected PortObject[] execute(PortObject[] inObjects, ExecutionContext exec) throws Exception {
    DataTableSpec spec = spec();
    BufferedDataContainer table = exec.createDataContainer(spec);
    int rows = 1 + IntStream.of(rowIndices).max().orElse(-1);
    int next = 0;
    for (int row = 0; row < rows; row++) {
      DataCell[] cells = new DataCell[spec.getNumColumns()];
      int filled = 0;
      for (Map.Entry<Integer, TypedColumn> column : columns.entrySet()) {
        String text = "";
        if (next < values.length
            && rowIndices[next] == row
            && columnIndices[next] == column.getKey()) {
          text = values[next++];
        }
        if (!column.getValue().isSkipped()) {
          cells[filled++] = column.getValue().cell(text);
        }
      }
      table.addRowToTable(new DefaultRow(rowIdPrefix + (rowIdStart + row) + rowIdSuffix, cells));
    }
    table.close();
    return new PortObject[] {table.getTable()};
  }

  @Override
  protected void saveSettingsTo(NodeSettingsWO settings) {
    settings.addIntArray("rowIndices", rowIndices);
    settings.addIntArray("columnIndices", columnIndices);
    settings.addStringArray("values", values);
    settings.addString("rowIdPrefix", rowIdPrefix);
    settings.addString("rowIdSuffix", rowIdSuffix);
    settings.addInt("rowIdStartValue", rowIdStart);
    settings.addBoolean("highlightOutputTable", highlightsOutput);
    NodeSettingsWO properties = settings.addNodeSettings("columnProperties");
    columns.forEach((index, column) -> column.save(properties.addNodeSettings(index.toString())));
  }

  @Override
  protected void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException {
    new TableCreator2NodeModel().loadValidatedSettingsFrom(settings);
  }

  @Override
  protected void loadValidatedSettingsFrom(NodeSettingsRO settings)
      throws InvalidSettingsException {
    rowIndices = settings.getIntArray("rowIndices");
    columnIndices = settings.getIntArray("columnIndices");
    values = settings.getStringArray("values");
    rowIdPrefix = settings.getString("rowIdPrefix");
    rowIdSuffix = settings.getString("rowIdSuffix");
    rowIdStart = settings.getInt("rowIdStartValue");
    highlightsOutput = settings.getBoolean("highlightOutputTable");
    columns = new TreeMap<>();
    NodeSettingsRO properties = settings.getNodeSettings("columnProperties");
    for (String key : properties) {
      columns.put(Integer.valueOf(key), TypedColumn.load(properties.getNodeSettings(key)));
    }
    requireRowByRow();
  }

  private void requireRowByRow() throws InvalidSettingsException {
    for (int i = 1; i < values.length; i++) {
      boolean isLater = rowIndices[i] > rowIndices[i - 1]
          || rowIndices[i] == rowIndices[i - 1] && columnIndices[i] > columnIndices[i - 1];
      if (!isLater) {
        throw new InvalidSettingsException(
            "Expected the values row by row; value " + i + " is before the one that it follows");
      }
    }
  }

  @Override
  protected void reset() {}

  @Override
  protected void loadInternals(File nodeInternDir, ExecutionMonitor exec) throws IOException {}

  @Override
  protected void saveInternals(File nodeInternDir, ExecutionMonitor exec) throws IOException {}
}
