package harness.testnodes.source;

import harness.testnodes.ExampleNodeFactory;
import harness.testnodes.ExampleNodeModel;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeModel;
import org.knime.core.node.defaultnodesettings.DefaultNodeSettingsPane;
import org.knime.core.node.defaultnodesettings.DialogComponentNumber;
import org.knime.core.node.defaultnodesettings.SettingsModelIntegerBounded;

/** A node that makes rows with an int, a double and a text, and pushes how many. */
public class SourceNodeFactory extends ExampleNodeFactory {
  private static final DataTableSpec SPEC = new DataTableSpec(
      new String[] {"i", "d", "s"},
      new DataType[] {IntCell.TYPE, DoubleCell.TYPE, StringCell.TYPE});

  static SettingsModelIntegerBounded rows() {
    return new SettingsModelIntegerBounded("rows", 5, 0, 1000);
  }

  @Override
  public NodeModel createNodeModel() {
    return new SourceNodeModel(rows());
  }

  @Override
  protected NodeDialogPane createNodeDialogPane() {
    DefaultNodeSettingsPane pane = new DefaultNodeSettingsPane();
    pane.addDialogComponent(new DialogComponentNumber(rows(), "Rows", 1));
    return pane;
  }

  private static final class SourceNodeModel extends ExampleNodeModel {
    private final SettingsModelIntegerBounded rows;

    SourceNodeModel(SettingsModelIntegerBounded rows) {
      super(0, 1, rows);
      this.rows = rows;
    }

    @Override
    protected DataTableSpec[] configure(DataTableSpec[] inSpecs) {
      pushFlowVariableInt("rows_made", rows.getIntValue());
      return new DataTableSpec[] {SPEC};
    }

    @Override
    protected BufferedDataTable[] execute(BufferedDataTable[] inData, ExecutionContext exec)
        throws Exception {
      BufferedDataContainer container = exec.createDataContainer(SPEC);
      for (int i = 0; i < rows.getIntValue(); i++) {
        container.addRowToTable(new DefaultRow(
            RowKey.createRowKey((long) i),
            new IntCell(i),
            new DoubleCell(i / 2.0),
            new StringCell("text " + i)));
        exec.setProgress((i + 1.0) / rows.getIntValue(), "Row " + i);
        exec.checkCanceled();
      }
      container.close();
      return new BufferedDataTable[] {container.getTable()};
    }
  }
}
