package org.emcell.nodes;

import static org.emcell.nodes.PhantomChain.column;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.emcell.knimeapi.workflow.TableSource;
import org.emcell.knimeapi.workflow.Workflow;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.emcell.nodes.cell.StackImageCell;
import org.emcell.nodes.frame.EmNodeFactory;
import org.emcell.nodes.step.AssemblerNodeFactory;
import org.emcell.nodes.step.CropperNodeFactory;
import org.emcell.nodes.step.DetectorNodeFactory;
import org.emcell.nodes.step.LinkerNodeFactory;
import org.emcell.nodes.step.MeasurerNodeFactory;
import org.emcell.nodes.step.ScorerNodeFactory;
import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.MissingValue;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.knip.base.data.labeling.LabelingCell;

/** What nodes that work on whole tables make of rows in which cells are missing. */
public class MissingCellsTest {

  private static final MissingCell OFF = new MissingCell("the microscope was off");
  private static final MissingCell LOST = new MissingCell("the file was lost");

  private final Workflow workflow = new Workflow();

  private static DataColumnSpec spec(String name, DataType type) {
    return new DataColumnSpecCreator(name, type).createSpec();
  }

  /** Adds a table; rows are named Row0, Row1 and so on. */
  private WorkflowNode table(List<DataColumnSpec> columns, DataCell[]... cells) {
    List<DataRow> rows = new ArrayList<>();
    for (DataCell[] row : cells) {
      rows.add(new DefaultRow("Row" + rows.size(), row));
    }
    DataTableSpec spec = new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    return workflow.add(new TableSource(spec, rows));
  }

  private WorkflowNode behind(EmNodeFactory factory, WorkflowNode... tables) {
    WorkflowNode node = workflow.add(factory);
    for (int port = 1; port <= tables.length; port++) {
      workflow.connect(tables[port - 1], 1, node, port);
    }
    return node;
  }

  private void execute() {
    assertTrue(workflow.report(), workflow.execute());
  }

  private static String reason(DataCell cell) {
    return ((MissingValue) cell).getError();
  }

  private WorkflowNode labels(DataCell... labels) {
    return table(
        List.of(spec("Labels", LabelingCell.TYPE), spec("Cell ID", IntCell.TYPE)),
        IntStream.range(0, labels.length)
            .mapToObj(i -> new DataCell[] {labels[i], new IntCell(7 + i)})
            .toArray(DataCell[][]::new));
  }

  @Test
  public void theDetectorPassesARowWithoutStackThrough() {
    WorkflowNode node = behind(
        new DetectorNodeFactory(),
        table(List.of(spec("Stack", StackImageCell.TYPE)), new DataCell[] {OFF}));
    execute();
    assertEquals("the microscope was off", reason(column(node.table(1), "X").get(0)));
    assertEquals("Row0_missing", node.table(1).iterator().next().getKey().getString());
  }

  @Test
  public void theCropperPassesARowThroughWithWhatIsKnown() {
    List<DataColumnSpec> columns =
        new ArrayList<>(List.of(spec("Stack", StackImageCell.TYPE), spec("Cell ID", IntCell.TYPE)));
    List.of("X", "Y", "Z", "Radius (um)").forEach(n -> columns.add(spec(n, DoubleCell.TYPE)));
    List.of("First slice", "Last slice").forEach(n -> columns.add(spec(n, IntCell.TYPE)));
    columns.add(spec("State", StringCell.TYPE));
    DataCell number = new DoubleCell(1);
    DataCell whole = new IntCell(5);
    WorkflowNode node = behind(
        new CropperNodeFactory(),
        table(
            columns,
            row(new IntCell(42), number, whole, "whole"),
            row(OFF, number, whole, "near-side")));
    execute();
    assertEquals(
        "a row that would not be kept is not passed on", 1, node.table(1).size());
    assertEquals("the file was lost", reason(column(node.table(1), "ROI").get(0)));
    assertEquals(new IntCell(42), column(node.table(1), "Cell ID").get(0));
    assertEquals("whole", column(node.table(1), "State").get(0).toString());
  }

  private static DataCell[] row(DataCell id, DataCell number, DataCell whole, String state) {
    return new DataCell[] {
      LOST, id, number, number, number, number, whole, whole, new StringCell(state)
    };
  }

  @Test
  public void theMeasurerPassesARowThroughWithTheNumberOfTheCell() {
    WorkflowNode node = behind(new MeasurerNodeFactory(), labels(OFF, LOST));
    execute();
    assertEquals(2, node.table(1).size());
    assertEquals(
        "the file was lost", reason(column(node.table(1), "cell_volume_um3").get(1)));
    assertEquals(new IntCell(8), column(node.table(1), "cell_id").get(1));
  }

  @Test
  public void theScorerPassesARowThroughForEachClass() {
    WorkflowNode truth = table(List.of(spec("Truth", LabelingCell.TYPE)), new DataCell[] {LOST});
    WorkflowNode node = behind(new ScorerNodeFactory(), labels(OFF), truth);
    execute();
    assertEquals(
        List.of("cell", "nucleus"),
        column(node.table(1), "Class").stream().map(DataCell::toString).toList());
    assertEquals("the microscope was off", reason(column(node.table(1), "JI").get(1)));
    assertEquals(
        "the microscope was off", reason(column(node.table(2), "Matched").get(0)));
  }

  @Test
  public void theLinkerSaysHowManyDetectionsItLeavesOutAndWhyTheFirst() {
    List<DataColumnSpec> columns =
        new ArrayList<>(List.of(spec("Stack", StackImageCell.TYPE), spec("Slice", IntCell.TYPE)));
    List.of("X", "Y", "Height (um)").forEach(n -> columns.add(spec(n, DoubleCell.TYPE)));
    columns.add(spec("Slice stride", IntCell.TYPE));
    DataCell[] first = {OFF, OFF, OFF, OFF, OFF, OFF};
    DataCell[] second = {LOST, LOST, LOST, LOST, LOST, LOST};
    WorkflowNode node = behind(new LinkerNodeFactory(), table(columns, first, second, second));
    execute();
    assertEquals(
        "Left out: 3 rows, the first is \"Row0\", because the microscope was off.",
        node.message().getMessage());
  }

  @Test
  public void theAssemblerSaysWhichRowItLeavesOut() {
    List<DataColumnSpec> columns = new ArrayList<>(List.of(
        spec("Labels", LabelingCell.TYPE),
        spec("Stack", StackImageCell.TYPE),
        spec("Cell ID", IntCell.TYPE)));
    List.of("Offset X", "Offset Y", "Offset Z").forEach(n -> columns.add(spec(n, IntCell.TYPE)));
    DataCell zero = new IntCell(0);
    WorkflowNode node = behind(
        new AssemblerNodeFactory(),
        table(columns, new DataCell[] {LOST, OFF, zero, zero, zero, zero}));
    execute();
    assertEquals(
        "Left out: 1 row \"Row0\", because the file was lost.", node.message().getMessage());
    assertEquals(0, node.table(1).size());
  }
}
