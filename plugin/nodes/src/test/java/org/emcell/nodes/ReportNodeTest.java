package org.emcell.nodes;

import static org.emcell.nodes.PhantomChain.column;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.emcell.knimeapi.workflow.TableSource;
import org.emcell.knimeapi.workflow.Workflow;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.emcell.nodes.step.MeasurerNodeFactory;
import org.emcell.nodes.step.ReportNodeFactory;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingValue;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;

/** The page that the node EM Cell Report writes. */
public class ReportNodeTest {

  @Rule
  public final TemporaryFolder temporary = new TemporaryFolder();

  private Path folder;
  private Workflow workflow;
  private WorkflowNode source;

  @Before
  public void open() throws IOException {
    folder = temporary.newFolder("workflow").toPath();
    workflow = new Workflow(folder);
    source = workflow.add(new RingCell(1));
  }

  private WorkflowNode report() {
    WorkflowNode node = workflow.add(new ReportNodeFactory());
    workflow.connect(source, 1, node, 1);
    node.set("folder", "out");
    return node;
  }

  private void know(WorkflowNode report, String idColumn) {
    DataTableSpec spec = new DataTableSpec(
        new String[] {idColumn, "State", "Reason", "Mitochondria"},
        new DataType[] {IntCell.TYPE, StringCell.TYPE, StringCell.TYPE, DoubleCell.TYPE});
    List<DataRow> rows = List.of(
        new DefaultRow(
            "a",
            new IntCell(7),
            new StringCell("near-side"),
            new StringCell("looked at twice"),
            new DoubleCell(41)),
        new DefaultRow(
            "b", new IntCell(9), new StringCell("whole"), new StringCell(""), new DoubleCell(3)));
    workflow.connect(workflow.add(new TableSource(spec, rows)), 1, report, 2);
  }

  private String page() throws IOException {
    assertTrue(workflow.report(), workflow.execute());
    return Files.readString(folder.resolve("out/Row0_report.html"));
  }

  /** Returns the text of a page about a cell. */
  private static String cell(String page, int id) {
    int from = page.indexOf("{\"id\":" + id + ",");
    assertTrue("cell " + id, from >= 0);
    int next = page.indexOf("{\"id\":", from + 1);
    return page.substring(from, next < 0 ? page.indexOf("\"slices\":", from) : next);
  }

  private static double number(String text, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":([-0-9.E]+)").matcher(text);
    assertTrue(name + " in " + text.substring(0, Math.min(900, text.length())), found.find());
    return Double.parseDouble(found.group(1));
  }

  @Test
  public void theMeasurementsAreThoseOfTheCellMeasurer() throws IOException {
    report();
    WorkflowNode measurer = workflow.add(new MeasurerNodeFactory());
    workflow.connect(source, 1, measurer, 1);
    String cell = cell(page(), 7);
    for (String name : List.of("cell_volume_um3", "nucleus_volume_um3", "cell_surface_um2")) {
      assertEquals(PhantomChain.number(measurer.table(1), name), number(cell, name), 0);
    }
  }

  @Test
  public void aHoleThroughTheNucleusIsMarked() throws IOException {
    report();
    String cell = cell(page(), 7);
    assertTrue(cell.contains("The nucleus has 1 hole through it."));
    assertTrue(cell.contains("\"body\":") && cell.contains("\"nucleus\":"));
    assertTrue(cell.contains("\"sections\":\"data:image/jpeg") && cell.contains("\"view\":"));
  }

  @Test
  public void aTableOfKnownCellsAddsStatesReasonsAndNumbers() throws IOException {
    know(report(), "Cell ID");
    String page = page();
    assertTrue(cell(page, 7).contains("\"state\":\"near-side\""));
    assertTrue(cell(page, 7).contains("looked at twice"));
    assertEquals(41, number(cell(page, 7), "Mitochondria"), 0);
    assertTrue(
        "a cell that is not in the labels", cell(page, 9).contains("No cell was found here."));
  }

  @Test
  public void theTableOfTheCellMeasurerIsTakenAsItIs() throws IOException {
    know(report(), "cell_id");
    assertTrue(cell(page(), 7).contains("looked at twice"));
  }

  @Test
  public void aTableOfKnownCellsWithoutNumbersOfCellsIsRefused() {
    WorkflowNode node = report();
    know(node, "Number");
    workflow.configure();
    assertTrue(node.report(), node.report().contains("expected a column of whole numbers"));
  }

  @Test
  public void aPageThatExistsIsInTheWayKeptOrReplaced() throws IOException {
    WorkflowNode node = report();
    Files.createDirectories(folder.resolve("out"));
    Path file = Files.writeString(folder.resolve("out/Row0_report.html"), "old");
    assertFalse(workflow.execute());
    assertTrue(node.report(), node.message().getMessage().contains("overwrite"));
    node.reset();
    node.set("if_exists", "keep");
    assertEquals("old", page());
    node.reset();
    node.set("if_exists", "overwrite");
    assertTrue(page().length() > 10_000);
    assertEquals(file.toString(), column(node.table(1), "Report path").get(0).toString());
  }

  @Test
  public void aRowWithoutLabelsGivesNoPageButTheReason() throws IOException {
    WorkflowNode node = report();
    page();
    assertEquals(
        "the microscope was off",
        ((MissingValue) column(node.table(1), "Report path").get(1)).getError());
  }
}
