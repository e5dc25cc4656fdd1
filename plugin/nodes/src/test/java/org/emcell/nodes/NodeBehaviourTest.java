package org.emcell.nodes;

import static org.emcell.nodes.PhantomChain.column;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.imglib2.FinalInterval;
import org.emcell.core.VoxelSize;
import org.emcell.core.stack.Compression;
import org.emcell.core.stack.SliceWriter;
import org.emcell.core.stack.TiffWriter;
import org.emcell.knimeapi.workflow.NodeState;
import org.emcell.knimeapi.workflow.TableSource;
import org.emcell.knimeapi.workflow.Workflow;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.emcell.nodes.cell.StackImageCell;
import org.emcell.nodes.frame.EmNodeFactory;
import org.emcell.nodes.frame.EmNodeModel;
import org.emcell.nodes.step.BackgroundNodeFactory;
import org.emcell.nodes.step.DetectorNodeFactory;
import org.emcell.nodes.step.LinkerNodeFactory;
import org.emcell.nodes.step.PhantomNodeFactory;
import org.emcell.nodes.step.StackReaderNodeFactory;
import org.emcell.nodes.step.WriterNodeFactory;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.MissingValue;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.workflow.FlowVariable;

/** What all nodes do alike: settings, missing cells, parts of tables, cancel, messages. */
public class NodeBehaviourTest {

  @Rule
  public final TemporaryFolder temporary = new TemporaryFolder();

  private static final DataTableSpec STACKS =
      new DataTableSpec(new String[] {"Stack"}, new DataType[] {StackImageCell.TYPE});

  private final VoxelSize voxel = new VoxelSize(100, 100, 200);
  private Path folder;
  private Workflow workflow;

  @Before
  public void open() throws Exception {
    folder = temporary.newFolder("workflow").toPath();
    workflow = new Workflow(folder);
  }

  private void write(String name, int slices) {
    try (SliceWriter writer = TiffWriter.create(
        folder.resolve(name), 64, 48, 8, slices, Optional.of(voxel), Compression.NONE)) {
      for (int z = 0; z < slices; z++) {
        byte[] slice = new byte[64 * 48];
        for (int i = 0; i < slice.length; i++) {
          slice[i] =
              (byte) (Math.hypot(i % 64 - 32, i / 64 - 24) < 15 ? 90 + 7 * i % 30 : 200 + i % 5);
        }
        writer.append(slice);
      }
      writer.commit();
    }
  }

  private DataCell stack(String place, int slices) {
    return new StackImageCell<>(place, place, new FinalInterval(64, 48, slices), voxel, 8);
  }

  private WorkflowNode table(DataCell... cells) {
    List<DataRow> rows = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      rows.add(new DefaultRow("Row" + i, cells[i]));
    }
    return workflow.add(new TableSource(STACKS, rows));
  }

  private WorkflowNode resin(DataCell... cells) {
    WorkflowNode node = workflow.add(new BackgroundNodeFactory());
    workflow.connect(table(cells), 1, node, 1);
    return node;
  }

  @Test
  public void aMissingCellGivesAMissingCellWithItsReason() {
    write("a.tif", 1);
    WorkflowNode node = resin(stack("a.tif", 1), new MissingCell("the microscope was off"));
    assertTrue(workflow.report(), workflow.execute());
    List<DataCell> masks = column(node.table(1), "Resin");
    assertFalse(masks.get(0).isMissing());
    assertEquals("the microscope was off", ((MissingValue) masks.get(1)).getError());
  }

  @Test
  public void partsOfATableGiveTheSameAsTheWhole() {
    write("a.tif", 2);
    write("b.tif", 1);
    WorkflowNode node =
        resin(stack("a.tif", 2), stack("b.tif", 1), new MissingCell("gone"), stack("a.tif", 2));
    assertTrue(workflow.report(), workflow.execute());
    List<String> expected = texts(node);
    for (int parts : new int[] {1, 3}) {
      node.reset();
      node.setPartitions(parts);
      assertTrue(workflow.report(), workflow.execute());
      assertEquals(parts + " parts", expected, texts(node));
    }
  }

  private static List<String> texts(WorkflowNode node) {
    return column(node.table(1), "Resin").stream().map(DataCell::toString).toList();
  }

  @Test
  public void aRelativePathIsFoundInTheWorkflowAfterItHasMoved() throws Exception {
    write("a.tif", 1);
    Path moved = temporary.getRoot().toPath().resolve("moved");
    Files.move(folder, moved);
    workflow = new Workflow(moved);
    resin(stack("a.tif", 1));
    assertTrue(workflow.report(), workflow.execute());
    resin(stack("knime://knime.workflow/a.tif", 1));
    assertTrue(workflow.report(), workflow.execute());
  }

  @Test
  public void aMissingFileFailsWithRowAndFile() {
    WorkflowNode node = resin(stack("lost.tif", 1));
    assertFalse(workflow.execute());
    assertTrue(node.report(), node.message().getMessage().contains("lost.tif"));
    assertTrue(node.report(), node.message().getMessage().contains("Row0"));
  }

  @Test
  public void cancelStopsWithinASlice() {
    write("a.tif", 200);
    WorkflowNode node = resin(stack("a.tif", 200));
    node.onProgress(event -> node.cancel());
    long start = System.nanoTime();
    assertFalse(workflow.execute());
    assertTrue("stopped early", System.nanoTime() - start < 5e9);
    assertEquals(NodeState.CONFIGURED, node.state());
    assertFalse(node.report(), String.valueOf(node.message()).contains("NullPointer"));
  }

  @Test
  public void aFlowVariableDrivesASetting() {
    WorkflowNode phantom = workflow.add(new PhantomNodeFactory());
    phantom.drive("voxel_x", "edge");
    workflow.setVariable(new FlowVariable("edge", -4.0));
    workflow.configure();
    assertTrue(
        workflow.report(),
        workflow.report().contains("Voxel X must be 1 to 1000 nm, found -4 nm."));
  }

  private void assertRefused(WorkflowNode node, String key, Object value, String message) {
    String found;
    try {
      node.set(key, value);
      workflow.configure();
      found = workflow.report();
    } catch (RuntimeException e) {
      found = String.valueOf(e.getMessage());
    }
    assertTrue(found, found.contains(message));
  }

  @Test
  public void invalidValuesAreRefusedWithWhatIsAllowed() {
    assertRefused(
        workflow.add(new PhantomNodeFactory()),
        "contrast",
        9.0,
        "Contrast must be 0.01 to 1.5, found 9.");
    assertRefused(workflow.add(new StackReaderNodeFactory()), "contents", "many", "one stack");
    assertRefused(
        workflow.add(new StackReaderNodeFactory()), "voxel_x", 5.0, "three lengths above 0 nm");
    WorkflowNode detector = workflow.add(new DetectorNodeFactory());
    workflow.connect(table(), 1, detector, 1);
    assertRefused(
        detector, "slice_stride", 0, "Slice stride must be 1 to 100000 slices, found 0 slices.");
  }

  @Test
  public void aChosenColumnThatIsNotThereIsNamed() {
    WorkflowNode node = resin(stack("a.tif", 1));
    node.set("image", "Picture");
    workflow.configure();
    assertTrue(workflow.report(), workflow.report().contains("\"Picture\""));
  }

  @Test
  public void aTableWithoutTheColumnThatIsNeededIsRefused() {
    WorkflowNode node = workflow.add(new LinkerNodeFactory());
    workflow.connect(table(), 1, node, 1);
    workflow.configure();
    assertTrue(workflow.report(), workflow.report().contains("no column of whole numbers"));
  }

  @Test
  public void theWriterFailsKeepsOrOverwritesAFileThatExists() throws Exception {
    write("a.tif", 1);
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/Row0.tif"), "old");
    WorkflowNode node = workflow.add(new WriterNodeFactory());
    workflow.connect(table(stack("a.tif", 1)), 1, node, 1);
    node.set("folder", "out");
    assertFalse(workflow.execute());
    assertTrue(node.report(), node.message().getMessage().contains("overwrite"));
    node.reset();
    node.set("if_exists", "keep");
    assertTrue(workflow.report(), workflow.execute());
    assertEquals("old", Files.readString(folder.resolve("out/Row0.tif")));
    node.reset();
    node.set("if_exists", "overwrite");
    assertTrue(workflow.report(), workflow.execute());
    assertTrue(Files.size(folder.resolve("out/Row0.tif")) > 100);
  }

  /** A node that wants more memory than there is. */
  private static final class GreedyNode extends EmNodeFactory {

    GreedyNode() {
      super(Model::new, List.of());
    }

    private static final class Model extends EmNodeModel {

      Model() {
        super(0, 1, List.of());
      }

      @Override
      protected DataTableSpec[] specs(DataTableSpec[] in) {
        return new DataTableSpec[] {STACKS};
      }

      @Override
      protected BufferedDataTable[] run(BufferedDataTable[] in, Work work) {
        throw new OutOfMemoryError("Java heap space");
      }
    }
  }

  @Test
  public void outOfMemoryIsSaidWithWhatToDo() {
    WorkflowNode node = workflow.add(new GreedyNode());
    assertFalse(workflow.execute());
    assertTrue(node.report(), node.message().getMessage().contains("Raise -Xmx in knime.ini"));
  }
}
