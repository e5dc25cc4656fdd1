package org.emcell.nodes;

import static org.emcell.nodes.PhantomChain.column;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.emcell.knimeapi.workflow.Workflow;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.emcell.nodes.step.MeshNodeFactory;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.MissingValue;

/** The surfaces of cells and nuclei that the node Cell Mesh finds, and their files. */
public class MeshNodeTest {

  private static final int STL_HEADER = 80;
  private static final int STL_TRIANGLE = 50;

  @Rule
  public final TemporaryFolder temporary = new TemporaryFolder();

  private Path folder;
  private Workflow workflow;

  @Before
  public void open() throws IOException {
    folder = temporary.newFolder("workflow").toPath();
    workflow = new Workflow(folder);
  }

  private WorkflowNode mesh(int rows) {
    WorkflowNode source = workflow.add(new RingCell(rows));
    WorkflowNode node = workflow.add(new MeshNodeFactory());
    workflow.connect(source, 1, node, 1);
    return node;
  }

  private void run() {
    assertTrue(workflow.report(), workflow.execute());
  }

  private static double number(WorkflowNode node, String column, int row) {
    return ((DoubleValue) column(node.table(1), column).get(row)).getDoubleValue();
  }

  private static int whole(WorkflowNode node, String column, int row) {
    return ((IntValue) column(node.table(1), column).get(row)).getIntValue();
  }

  private static List<String> texts(WorkflowNode node, String column) {
    return column(node.table(1), column).stream().map(DataCell::toString).toList();
  }

  @Test
  public void aBallHasNoHoleAndARingHasOne() {
    WorkflowNode node = mesh(1);
    run();
    assertEquals(List.of("cell", "nucleus"), texts(node, "Body").subList(0, 2));
    assertEquals(0, whole(node, "Genus", 0));
    assertEquals(1, whole(node, "Genus", 1));
    double ball = 4 / 3.0 * Math.PI * Math.pow(RingCell.BALL, 3);
    assertEquals(ball, number(node, "Volume (um3)", 0), 0.02 * ball);
    double shell = 4 * Math.PI * Math.pow(RingCell.BALL, 2);
    assertEquals(shell, number(node, "Area (um2)", 0), 0.04 * shell);
    double ring = 2 * Math.PI * Math.PI * RingCell.RING * Math.pow(RingCell.THICKNESS / 2, 2);
    assertEquals(ring, number(node, "Volume (um3)", 1), 0.06 * ring);
    assertEquals("true", texts(node, "Closed").get(0));
  }

  @Test
  public void aCellWithoutANumberGetsThatOfTheTable() {
    WorkflowNode node = mesh(2);
    run();
    assertEquals(
        List.of(7, 7, 8, 8, 9),
        column(node.table(1), "Cell ID").stream()
            .map(cell -> ((IntValue) cell).getIntValue())
            .toList());
  }

  @Test
  public void everyFormatThatIsChosenIsWritten() throws IOException {
    WorkflowNode node = mesh(1);
    List.of("stl", "ply", "obj").forEach(format -> node.set(format, true));
    node.set("folder", "out");
    run();
    ByteBuffer stl = stl(texts(node, "STL path").get(1));
    assertEquals(
        folder.resolve("out/Row0_nucleus_00007.stl").toString(),
        texts(node, "STL path").get(1));
    assertEquals(whole(node, "Triangles", 1), stl.getInt(STL_HEADER));
    String ply =
        Files.readString(Path.of(texts(node, "PLY path").get(0)), StandardCharsets.ISO_8859_1);
    assertTrue(ply.contains("element face " + whole(node, "Triangles", 0) + "\n"));
    assertEquals(texts(node, "OBJ path").get(0), texts(node, "OBJ path").get(1));
    String obj = Files.readString(folder.resolve("out/Row0.obj"));
    assertTrue(obj.contains("o cell_00007\n") && obj.contains("o nucleus_00007\n"));
    assertTrue(Files.readString(folder.resolve("out/Row0.glb"), StandardCharsets.ISO_8859_1)
        .startsWith("glTF"));
  }

  private static ByteBuffer stl(String file) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(Path.of(file))).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns the middle of all vertices of an STL file along x. */
  private static double middle(String file) throws IOException {
    ByteBuffer stl = stl(file);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int triangle = 0; triangle < stl.getInt(STL_HEADER); triangle++) {
      for (int corner = 1; corner <= 3; corner++) {
        float x = stl.getFloat(STL_HEADER + 4 + STL_TRIANGLE * triangle + 12 * corner);
        least = Math.min(least, x);
        most = Math.max(most, x);
      }
    }
    return (least + most) / 2;
  }

  @Test
  public void surfacesLieInTheFrameOfTheStackOrOfTheRegion() throws IOException {
    WorkflowNode inStack = mesh(1);
    inStack.set("stl", true);
    inStack.set("folder", "stack");
    WorkflowNode inRegion = mesh(1);
    inRegion.set("stl", true);
    inRegion.set("folder", "region");
    inRegion.set("offset_x", "");
    run();
    assertEquals(102.8, middle(texts(inStack, "STL path").get(0)), 0.05);
    assertEquals(2.8, middle(texts(inRegion, "STL path").get(0)), 0.05);
  }

  @Test
  public void filesThatExistAreKeptReplacedOrInTheWay() throws IOException {
    WorkflowNode node = mesh(1);
    node.set("folder", "out");
    Files.createDirectories(folder.resolve("out"));
    Path file = Files.writeString(folder.resolve("out/Row0.glb"), "old");
    assertFalse(workflow.execute());
    assertTrue(node.report(), node.message().getMessage().contains("Row0.glb"));
    node.reset();
    node.set("if_exists", "keep");
    run();
    assertEquals("old", Files.readString(file));
    node.reset();
    node.set("if_exists", "overwrite");
    run();
    assertTrue(Files.size(file) > 1000);
  }

  @Test
  public void twoRowsOfOneNameAreRefused() {
    WorkflowNode node = mesh(2);
    node.set("name", "Site");
    assertFalse(workflow.execute());
    assertTrue(
        node.report(), node.message().getMessage().contains("a name of its own for each row"));
  }

  @Test
  public void aRowWithoutLabelsGivesARowWithTheReason() {
    WorkflowNode node = mesh(1);
    run();
    DataCell last = column(node.table(1), "Volume (um3)").get(2);
    assertEquals("the microscope was off", ((MissingValue) last).getError());
    assertEquals(8, whole(node, "Cell ID", 2));
  }
}
