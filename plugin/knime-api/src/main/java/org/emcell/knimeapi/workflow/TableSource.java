package org.emcell.knimeapi.workflow;

import java.io.File;
import java.util.List;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.NodeView;

/** A node without input that gives a table which a test has made. */
public final class TableSource extends NodeFactory<NodeModel> {
  private final DataTableSpec spec;
  private final List<DataRow> rows;

  public TableSource(DataTableSpec spec, DataRow... rows) {
    this(spec, List.of(rows));
  }

  public TableSource(DataTableSpec spec, List<DataRow> rows) {
    this.spec = spec;
    this.rows = List.copyOf(rows);
  }

  @Override
  public NodeModel createNodeModel() {
    return new Model(spec, rows);
  }

  @Override
  protected int getNrNodeViews() {
    return 0;
  }

  @Override
  public NodeView<NodeModel> createNodeView(int viewIndex, NodeModel nodeModel) {
    return null;
  }

  @Override
  protected boolean hasDialog() {
    return false;
  }

  @Override
  protected NodeDialogPane createNodeDialogPane() {
    return null;
  }

  private static final class Model extends NodeModel {
    private final DataTableSpec spec;
    private final List<DataRow> rows;

    Model(DataTableSpec spec, List<DataRow> rows) {
      super(0, 1);
      this.spec = spec;
      this.rows = rows;
    }

    @Override
    protected DataTableSpec[] configure(DataTableSpec[] inSpecs) {
      return new DataTableSpec[] {spec};
    }

    @Override
    protected BufferedDataTable[] execute(BufferedDataTable[] inData, ExecutionContext exec) {
      BufferedDataContainer container = exec.createDataContainer(spec);
      rows.forEach(container::addRowToTable);
      container.close();
      return new BufferedDataTable[] {container.getTable()};
    }

    @Override
    protected void saveSettingsTo(NodeSettingsWO settings) {}

    @Override
    protected void validateSettings(NodeSettingsRO settings) {}

    @Override
    protected void loadValidatedSettingsFrom(NodeSettingsRO settings) {}

    @Override
    protected void reset() {}

    @Override
    protected void loadInternals(File folder, ExecutionMonitor exec) {}

    @Override
    protected void saveInternals(File folder, ExecutionMonitor exec) {}
  }
}
