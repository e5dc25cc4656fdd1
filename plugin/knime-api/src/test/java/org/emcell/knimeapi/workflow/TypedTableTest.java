package org.emcell.knimeapi.workflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Test;
import org.knime.base.node.io.tablecreator.TableCreator2NodeFactory;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.NodeSettings;

/** A table that is typed into KNIME's Table Creator. */
public class TypedTableTest {

  private final Workflow workflow = new Workflow();
  private final WorkflowNode node = workflow.add(new TableCreator2NodeFactory());

  @After
  public void close() {
    workflow.close();
  }

  private static TypedTable table() {
    return new TypedTable()
        .column("word", StringCell.TYPE)
        .column("count", IntCell.TYPE)
        .column("size", DoubleCell.TYPE)
        .column("big", LongCell.TYPE)
        .column("is", BooleanCell.TYPE);
  }

  @Test
  public void aNewNodeGivesATableWithoutRowsAndColumns() {
    assertTrue(workflow.report(), workflow.execute());
    assertEquals(0, node.table(1).size());
    assertEquals(0, node.table(1).getDataTableSpec().getNumColumns());
  }

  @Test
  public void fieldsBecomeCellsOfTheirColumnsAndEmptyOnesAreMissing() {
    node.setSettings(
        table().row("a", "3", "1.5", "5000000000", "true").row("", "-4").settings());
    assertTrue(workflow.report(), workflow.execute());
    List<List<DataCell>> rows = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (DataRow row : node.table(1)) {
      rows.add(row.stream().toList());
      keys.add(row.getKey().getString());
    }
    assertEquals(List.of("Row0", "Row1"), keys);
    assertEquals(
        List.of(
            new StringCell("a"),
            new IntCell(3),
            new DoubleCell(1.5),
            new LongCell(5_000_000_000L),
            BooleanCell.TRUE),
        rows.get(0));
    assertEquals(new IntCell(-4), rows.get(1).get(1));
    assertEquals(
        List.of(true, false, true, true, true),
        rows.get(1).stream().map(DataCell::isMissing).toList());
  }

  @Test
  public void aColumnThatIsSkippedIsLeftOut() throws Exception {
    NodeSettings settings = (NodeSettings) table().row("a", "3").settings();
    settings
        .getConfigBase("columnProperties")
        .getConfigBase("0")
        .addBoolean("SkipThisColumn", true);
    node.setSettings(settings);
    assertTrue(workflow.report(), workflow.execute());
    assertEquals(
        List.of("count", "size", "big", "is"),
        List.of(node.table(1).getDataTableSpec().getColumnNames()));
    assertEquals(new IntCell(3), node.table(1).iterator().next().getCell(0));
  }

  @Test
  public void aFieldThatIsNoNumberIsNamed() {
    node.setSettings(table().row("a", "three").settings());
    assertFalse(workflow.execute());
    assertTrue(node.report(), node.report().contains("\"three\" in column \"count\""));
  }

  @Test
  public void valuesOutOfOrderAreRefusedForKnimeWouldLoseThem() {
    NodeSettings settings = (NodeSettings) table().row("a", "3").settings();
    settings.addIntArray("columnIndices", 1, 0);
    node.setSettings(settings);
    assertFalse(workflow.execute());
    assertTrue(node.report(), node.report().contains("row by row"));
  }
}
