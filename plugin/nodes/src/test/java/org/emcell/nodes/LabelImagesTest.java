package org.emcell.nodes;

import static org.emcell.nodes.PhantomChain.column;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.stack.LabelVolume;
import org.emcell.knimeapi.workflow.NodeState;
import org.emcell.knimeapi.workflow.TableSource;
import org.emcell.knimeapi.workflow.Workflow;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.emcell.nodes.cell.CellLabelVolume;
import org.emcell.nodes.cell.StackImageCell;
import org.emcell.nodes.step.AssemblerNodeFactory;
import org.emcell.nodes.step.MeasurerNodeFactory;
import org.emcell.nodes.step.ScorerNodeFactory;
import org.emcell.nodes.step.WriterNodeFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.node.workflow.WorkflowCreationHelper;
import org.knime.core.node.workflow.WorkflowManager;
import org.knime.core.node.workflow.contextv2.WorkflowContextV2;
import org.knime.knip.base.data.labeling.LabelingCell;

/** Labels of whole stacks as images of numbers: the Label Assembler writes them, other nodes take them. */
public class LabelImagesTest {

  private static final int DEPTH = 30;

  @Rule
  public final TemporaryFolder temporary = new TemporaryFolder();

  private Path folder;
  private Workflow workflow;
  private WorkflowNode phantom;
  private WorkflowNode rows;
  private WorkflowNode images;

  @Before
  public void open() throws Exception {
    folder = temporary.newFolder("workflow").toPath();
    workflow = new Workflow(folder);
    // Images read their slices from the folder of the workflow, which KNIME knows by the thread.
    NodeContext.pushContext(WorkflowManager.ROOT.createAndAddProject(
        "test", new WorkflowCreationHelper(WorkflowContextV2.forTemporaryWorkflow(folder, null))));
    phantom =
        OneCellPhantom.in(workflow, new Size(60, 50, DEPTH), new VoxelSize(200, 200, 200), 2500);
    run();
    // The truth of the phantom stands for the labels of a region as large as the stack.
    rows = workflow.add(cells(
        column(phantom.table(1), "Truth").get(0),
        column(phantom.table(1), "Stack").get(0)));
    images = assembler();
    images.set("output", "images");
  }

  @After
  public void close() {
    NodeContext.removeLastContext();
    workflow.close();
  }

  private void run() {
    assertTrue(workflow.report(), workflow.execute());
  }

  private WorkflowNode assembler() {
    WorkflowNode node = workflow.add(new AssemblerNodeFactory());
    workflow.connect(rows, 1, node, 1);
    return node;
  }

  private static TableSource cells(DataCell labels, DataCell stack) {
    List<DataColumnSpec> columns = new ArrayList<>(List.of(
        spec("Labels", LabelingCell.TYPE),
        spec("Stack", StackImageCell.TYPE),
        spec("Cell ID", IntCell.TYPE)));
    List.of("Offset X", "Offset Y", "Offset Z").forEach(n -> columns.add(spec(n, IntCell.TYPE)));
    DataCell zero = new IntCell(0);
    DataRow row = new DefaultRow("Row0", labels, stack, new IntCell(300), zero, zero, zero);
    return new TableSource(new DataTableSpec(columns.toArray(DataColumnSpec[]::new)), row);
  }

  private static DataColumnSpec spec(String name, DataType type) {
    return new DataColumnSpecCreator(name, type).createSpec();
  }

  private CellLabelVolume assembledImages() {
    return CellLabelVolume.of(
        column(images.table(1), "Cells").get(0),
        Optional.of(column(images.table(1), "Nuclei").get(0)));
  }

  private List<String> labelFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("data/labels"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  public void imagesHoldTheNumbersOfTheLabeling() throws Exception {
    WorkflowNode labeling = assembler();
    run();
    CellLabelVolume expected =
        CellLabelVolume.of(column(labeling.table(1), "Labels").get(0), Optional.empty());
    CellLabelVolume found = assembledImages();
    int voxels = 0;
    for (int z = 0; z < DEPTH; z++) {
      for (String body : List.of("cell", "nucleus")) {
        assertArrayEquals(body + " " + z, expected.slice(z, body), found.slice(z, body));
      }
      for (int id : found.slice(z, "nucleus")) {
        assertTrue("number " + id, id == 0 || id == 300);
        voxels += id > 0 ? 1 : 0;
      }
    }
    assertTrue(voxels + " voxels of nucleus", voxels > 100);
    assertEquals(expected.voxel(), found.voxel());
    String stack =
        ((StackImageCell<?>) column(images.table(1), "Stack").get(0)).stack().name();
    assertEquals(List.of("1_" + stack + "_cells.tif", "1_" + stack + "_nuclei.tif"), labelFiles());
  }

  @Test
  public void otherNodesTakeThem() {
    WorkflowNode labeling = assembler();
    List<List<String>> measures = new ArrayList<>();
    List<List<String>> scores = new ArrayList<>();
    for (WorkflowNode labels : List.of(labeling, images)) {
      WorkflowNode measurer = workflow.add(new MeasurerNodeFactory());
      workflow.connect(labels, 1, measurer, 1);
      WorkflowNode scorer = workflow.add(new ScorerNodeFactory());
      workflow.connect(labels, 1, scorer, 1);
      workflow.connect(images, 1, scorer, 2);
      scorer.set("difference", false);
      run();
      measures.add(texts(measurer, "cell_id", "cell_volume_um3", "nucleus_surface_um2"));
      scores.add(texts(scorer, "Class", "True positives", "JI"));
    }
    assertEquals(measures.get(0), measures.get(1));
    assertEquals("300", measures.get(0).get(0));
    assertEquals(scores.get(0), scores.get(1));
    assertTrue(scores.toString(), scores.get(1).containsAll(List.of("cell", "nucleus", "1.0")));
  }

  private static List<String> texts(WorkflowNode node, String... columns) {
    return Stream.of(columns)
        .flatMap(name -> column(node.table(1), name).stream())
        .map(DataCell::toString)
        .toList();
  }

  @Test
  public void theWriterTakesThemWithoutBeingTold() throws Exception {
    WorkflowNode writer = workflow.add(new WriterNodeFactory());
    workflow.connect(images, 1, writer, 1);
    writer.set("folder", "out");
    run();
    assertTrue(Files.size(folder.resolve("out/Stack 1.tif")) > 100);
  }

  @Test
  public void aFileThatExistsIsReplacedOrKeptOnlyWhenToldTo() throws Exception {
    run();
    Path cells = folder.resolve("data/labels").resolve(labelFiles().get(0));
    images.reset();
    assertFalse(workflow.execute());
    assertTrue(images.report(), images.message().getMessage().contains("overwrite"));

    LabelVolume.write(cells, new int[60 * 50 * DEPTH], new Size(60, 50, DEPTH), Optional.empty());
    images.set("if_exists", "keep");
    run();
    assertArrayEquals("kept", new int[60 * 50], assembledImages().slice(DEPTH / 2, "cell"));

    images.reset();
    images.set("if_exists", "overwrite");
    run();
    assertEquals(300, assembledImages().slice(DEPTH / 2, "cell")[25 * 60 + 30]);

    LabelVolume.write(cells, new int[4], new Size(2, 2, 1), Optional.empty());
    images.reset();
    images.set("if_exists", "keep");
    assertFalse(workflow.execute());
    assertTrue(images.report(), images.message().getMessage().contains("2 x 2 x 1"));
  }

  @Test
  public void cancelLeavesNoFileBehind() throws Exception {
    images.onProgress(event -> {
      if (String.valueOf(event.getNodeProgress().getMessage()).contains("Assembling")) {
        images.cancel();
      }
    });
    assertFalse(workflow.execute());
    assertEquals(NodeState.CONFIGURED, images.state());
    assertEquals(List.of(), labelFiles());
  }

  @Test
  public void aStackIsNotTakenForCellsByMistake() {
    WorkflowNode measurer = workflow.add(new MeasurerNodeFactory());
    workflow.connect(phantom, 1, measurer, 1);
    measurer.set("labels", "Name");
    workflow.configure();
    assertTrue(workflow.report(), workflow.report().contains("of labelings or images"));
    WorkflowNode stacks = workflow.add(new TableSource(
        new DataTableSpec(new String[] {"Stack"}, new DataType[] {StackImageCell.TYPE})));
    WorkflowNode second = workflow.add(new MeasurerNodeFactory());
    workflow.connect(stacks, 1, second, 1);
    workflow.configure();
    assertTrue(
        workflow.report(),
        workflow.report().contains("no column of labelings or images named Labels or Cells"));
  }

  @Test
  public void imagesKnowCellsAndNucleiOnly() {
    WorkflowNode scorer = workflow.add(new ScorerNodeFactory());
    workflow.connect(images, 1, scorer, 1);
    workflow.connect(images, 1, scorer, 2);
    scorer.set("classes", "mitochondrion");
    assertFalse(workflow.execute());
    assertTrue(scorer.report(), scorer.message().getMessage().contains("mitochondrion"));
    assertTrue(scorer.report(), scorer.message().getMessage().contains("Stack 1"));
  }
}
