package org.emcell.workflows;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.emcell.core.Progress;
import org.emcell.core.Workers;
import org.emcell.core.measure.mesh.LabelMesher;
import org.emcell.core.measure.mesh.SurfaceMesh;
import org.emcell.core.report.Camera;
import org.emcell.core.report.CellScenes;
import org.emcell.core.report.CellSurfaces;
import org.emcell.core.report.SceneRenderer;
import org.emcell.knimeapi.workflow.Workflow;
import org.emcell.nodes.cell.CellLabelVolume;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.image.png.PNGImageValue;
import org.knime.core.node.BufferedDataTable;

/** The workflows of the nodes that show cells give what the engine gives for the same labels. */
public class SeenWorkflowsTest {

  private static final int SIDE = 700;

  @Rule
  public final TemporaryFolder folder = new TemporaryFolder();

  private Workflow workflow;

  @After
  public void close() {
    workflow.close();
  }

  private BufferedDataTable executed(String name, String node) throws IOException {
    WorkflowsTest.copy(
        WorkflowFilesTest.FOLDER.resolve(name), folder.getRoot().toPath().resolve(name));
    workflow = Workflow.load(folder.getRoot().toPath().resolve(name));
    assertTrue(workflow.report(), workflow.execute());
    return workflow.node(node).table(1);
  }

  private static DataCell cell(DataRow row, BufferedDataTable table, String column) {
    int index = table.getDataTableSpec().findColumnIndex(column);
    assertTrue("no column " + column + " in " + table.getDataTableSpec(), index >= 0);
    return row.getCell(index);
  }

  private static DataCell onlyCell(BufferedDataTable table, String column) {
    assertEquals(1, table.size());
    return cell(table.iterator().next(), table, column);
  }

  private static double number(DataRow row, BufferedDataTable table, String column) {
    return ((DoubleValue) cell(row, table, column)).getDoubleValue();
  }

  /** Returns the surfaces of the true labels of the phantom. */
  private CellSurfaces trueSurfaces() {
    CellLabelVolume truth = CellLabelVolume.of(
        onlyCell(workflow.node("EM Phantom").table(1), "Truth"), Optional.empty());
    return CellSurfaces.of(
        truth,
        truth.size(),
        truth.voxel(),
        LabelMesher.Settings.DEFAULT,
        Workers.single(),
        Progress.none());
  }

  @Test
  public void theSurfacesOfAPhantomAreThoseOfTheEngineAndStandInFiles() throws Exception {
    BufferedDataTable table = executed("cell-mesh", "Cell Mesh");
    List<List<Double>> expected = new ArrayList<>();
    for (CellSurfaces.Body body : trueSurfaces().bodies()) {
      SurfaceMesh mesh = body.mesh().mesh();
      expected.add(List.of((double) mesh.triangles(), mesh.volume(), mesh.area(), (double)
          mesh.topology().genus()));
    }
    List<List<Double>> found = new ArrayList<>();
    for (DataRow row : table) {
      found.add(List.of(
          number(row, table, "Triangles"),
          number(row, table, "Volume (um3)"),
          number(row, table, "Area (um2)"),
          number(row, table, "Genus")));
      for (String column : List.of("STL path", "GLB path")) {
        Path file = Path.of(cell(row, table, column).toString());
        assertTrue(file.toString(), file.getParent().endsWith("cell-mesh/data/meshes"));
        assertTrue(file.toString(), Files.size(file) > 1000);
      }
    }
    assertEquals(expected, found);
    assertEquals(2, expected.size());
  }

  @Test
  public void thePictureOfAPhantomIsThatOfTheEngine() throws Exception {
    BufferedDataTable table = executed("cell-picture", "Cell Picture");
    BufferedImage found = (BufferedImage)
        ((PNGImageValue) onlyCell(table, "Picture")).getImageContent().getImage();
    int[] expected = new SceneRenderer(Camera.DEFAULT, SIDE, SIDE)
        .draw(CellScenes.cells(trueSurfaces()), Workers.single())
        .getRGB(0, 0, SIDE, SIDE, null, 0, SIDE);
    assertArrayEquals(expected, found.getRGB(0, 0, SIDE, SIDE, null, 0, SIDE));
    assertTrue("it is not blank", IntStream.of(expected).distinct().count() > 100);
  }

  @Test
  public void theReportHasEveryCellOfTheLinkerWithItsState() throws Exception {
    BufferedDataTable reports = executed("em-cell-report", "EM Cell Report");
    String page = Files.readString(Path.of(onlyCell(reports, "Report path").toString()));
    BufferedDataTable cells = workflow.node("Cell Linker").table(1);
    for (DataRow row : cells) {
      int at = page.indexOf("{\"id\":" + cell(row, cells, "Cell ID") + ",");
      assertTrue("a cell is on the page", at > 0);
      int end = page.indexOf("\"measurements\":", at);
      String state = "\"state\":\"" + cell(row, cells, "State") + "\"";
      assertTrue(page.substring(at, end), page.substring(at, end).contains(state));
    }
    assertTrue(page.contains("\"cell_volume_um3\":"));
    assertTrue("there are cells", cells.size() > 0);
  }
}
