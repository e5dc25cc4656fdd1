package org.emcell.nodes.view;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.swing.SwingUtilities;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.view.Views;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.report.LabelledStack;
import org.emcell.knimeapi.workflow.Workflow;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.emcell.nodes.OneCellPhantom;
import org.emcell.nodes.frame.EmNodeFactory;
import org.emcell.nodes.frame.EmNodeModel;
import org.emcell.nodes.step.AssemblerNodeFactory;
import org.emcell.nodes.step.CellNodeFactory;
import org.emcell.nodes.step.CropperNodeFactory;
import org.emcell.nodes.step.DetectorNodeFactory;
import org.emcell.nodes.step.LinkerNodeFactory;
import org.emcell.nodes.step.NucleusNodeFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.BufferedDataTableHolder;
import org.knime.core.node.NodeView;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.node.workflow.WorkflowCreationHelper;
import org.knime.core.node.workflow.WorkflowManager;
import org.knime.core.node.workflow.contextv2.WorkflowContextV2;

/** Cell Segmenter and Label Assembler can be looked at, also in a workflow that was saved and opened again. */
public class NodeViewTest {

  @Rule
  public final TemporaryFolder temporary = new TemporaryFolder();

  private Workflow workflow;
  private WorkflowNode cells;
  private WorkflowNode labels;
  private WorkflowNode images;

  @Before
  public void run() throws Exception {
    Path folder = temporary.newFolder("workflow").toPath();
    workflow = new Workflow(folder);
    NodeContext.pushContext(WorkflowManager.ROOT.createAndAddProject(
        "test", new WorkflowCreationHelper(WorkflowContextV2.forTemporaryWorkflow(folder, null))));
    WorkflowNode last =
        OneCellPhantom.in(workflow, new Size(80, 80, 34), new VoxelSize(200, 200, 400), 4000);
    for (EmNodeFactory factory :
        List.of(new DetectorNodeFactory(), new LinkerNodeFactory(), new CropperNodeFactory())) {
      last = after(last, factory);
    }
    last.set("keep_near_side", true);
    cells = after(after(last, new NucleusNodeFactory()), new CellNodeFactory());
    labels = after(cells, new AssemblerNodeFactory());
    images = after(cells, new AssemblerNodeFactory());
    images.set("output", "images");
    assertTrue(workflow.report(), workflow.execute());
  }

  @After
  public void close() {
    NodeContext.removeLastContext();
    workflow.close();
  }

  private WorkflowNode after(WorkflowNode before, EmNodeFactory factory) {
    WorkflowNode node = workflow.add(factory);
    workflow.connect(before, 1, node, 1);
    return node;
  }

  private static Optional<SliceSource> shown(WorkflowNode node) {
    return ((SliceShowing) node.model()).shown();
  }

  private static LabelledStack stack(Optional<SliceSource> source) {
    return source.orElseThrow().open(0);
  }

  private static long labelled(LabelledStack stack) {
    long count = 0;
    for (int z = 0; z < stack.slices(); z++) {
      for (IntegerType<?> pixel : Views.iterable(stack.findings(z).cells())) {
        count += pixel.getInteger() > 0 ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  public void regionsAndStacksAreShownWithTheLabelsThatTheNodeGives() {
    assertEquals(cells.table(1).size(), shown(cells).orElseThrow().titles().size());
    assertEquals(List.of("Stack 1"), shown(labels).orElseThrow().titles());
    assertEquals(34, stack(shown(labels)).slices());
    assertTrue(labelled(stack(shown(cells))) > 1000);
    assertTrue(labelled(stack(shown(labels))) > 1000);
    assertEquals(labelled(stack(shown(labels))), labelled(stack(shown(images))));
  }

  @Test
  public void theTableThatThePlatformSavesIsEnoughForTheViewOfANewModel() throws Exception {
    for (WorkflowNode node : List.of(cells, labels, images)) {
      BufferedDataTableHolder executed = (BufferedDataTableHolder) node.model();
      EmNodeFactory factory = node == cells ? new CellNodeFactory() : new AssemblerNodeFactory();
      EmNodeModel loaded = factory.createNodeModel();
      assertTrue(((SliceShowing) loaded).shown().isEmpty());
      ((BufferedDataTableHolder) loaded).setInternalTables(executed.getInternalTables());
      assertEquals(labelled(stack(shown(node))), labelled(stack(((SliceShowing) loaded).shown())));
    }
  }

  @Test
  public void afterAResetThereIsNothingToShow() {
    cells.reset();
    assertTrue(shown(cells).isEmpty());
    assertEquals(null, ((BufferedDataTableHolder) cells.model()).getInternalTables());
  }

  @Test
  public void theViewFollowsItsModel() throws Exception {
    NodeView<EmNodeModel> view =
        new CellNodeFactory().createNodeView(0, (EmNodeModel) cells.model());
    SliceBrowserPanel panel = ((SliceBrowser) view).panel();
    SwingUtilities.invokeAndWait(((SliceBrowser) view)::modelChanged);
    boolean[] isThere = new boolean[1];
    for (int k = 0; k < 1000 && !isThere[0]; k++) {
      Thread.sleep(10);
      SwingUtilities.invokeAndWait(() -> isThere[0] = panel.canvas().picture() != null);
    }
    assertTrue(panel.canvas().text(), isThere[0]);
    cells.reset();
    SwingUtilities.invokeAndWait(((SliceBrowser) view)::modelChanged);
    SwingUtilities.invokeAndWait(
        () -> assertEquals(SliceBrowserPanel.NOTHING, panel.canvas().text()));
  }
}
