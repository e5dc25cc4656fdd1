package org.emcell.nodes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.knimeapi.workflow.Workflow;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.emcell.nodes.frame.EmNodeFactory;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DoubleValue;

/** Workflows on a small phantom: one cell in 12.8 x 12.8 x 8 um. */
final class PhantomChain implements AutoCloseable {

  final Workflow workflow;
  final WorkflowNode phantom;

  PhantomChain(Path folder) {
    workflow = new Workflow(folder);
    phantom = OneCellPhantom.in(workflow, new Size(160, 160, 40), new VoxelSize(80, 80, 200), 3000);
  }

  /** Adds a node behind the first table of another. */
  WorkflowNode add(EmNodeFactory factory, WorkflowNode before) {
    WorkflowNode node = workflow.add(factory);
    workflow.connect(before, 1, node, 1);
    return node;
  }

  void run() {
    if (!workflow.execute()) {
      throw new AssertionError(workflow.report());
    }
  }

  static List<DataCell> column(DataTable table, String name) {
    int index = table.getDataTableSpec().findColumnIndex(name);
    if (index < 0) {
      throw new AssertionError("no column " + name + " in " + table.getDataTableSpec());
    }
    List<DataCell> cells = new ArrayList<>();
    for (DataRow row : table) {
      cells.add(row.getCell(index));
    }
    return cells;
  }

  static double number(DataTable table, String name) {
    return ((DoubleValue) column(table, name).get(0)).getDoubleValue();
  }

  @Override
  public void close() {
    workflow.close();
  }
}
