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
import java.util.stream.Stream;
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
import org.emcell.nodes.frame.RowNodeModel;
import org.emcell.nodes.step.BackgroundNodeFactory;
import org.emcell.nodes.step.CellNodeFactory;
import org.emcell.nodes.step.NucleusNodeFactory;
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
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.streamable.InputPortRole;
import org.knime.core.node.streamable.OutputPortRole;

/** Nodes that work row by row take tables in parts, on several machines. */
public class StreamingTest {

  @Rule
  public final TemporaryFolder temporary = new TemporaryFolder();

  private final VoxelSize voxel = new VoxelSize(200, 200, 400);
  private Path folder;
  private Workflow workflow;
  private WorkflowNode table;

  /** Three stacks in which there is nothing to be found, and a row without one. */
  @Before
  public void open() throws Exception {
    folder = temporary.newFolder("workflow").toPath();
    workflow = new Workflow(folder);
    List<DataRow> rows = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      write(i + ".tif", i + 2);
      rows.add(new DefaultRow(
          "Row" + i,
          new StackImageCell<>(i + ".tif", "s" + i, new FinalInterval(40, 30, i + 2), voxel, 8)));
    }
    rows.add(2, new DefaultRow("Lost", new MissingCell("the file was lost")));
    table = workflow.add(new TableSource(
        new DataTableSpec(new String[] {"Stack"}, new DataType[] {StackImageCell.TYPE}), rows));
  }

  private void write(String name, int slices) {
    try (SliceWriter writer = TiffWriter.create(
        folder.resolve(name), 40, 30, 8, slices, Optional.of(voxel), Compression.NONE)) {
      for (int z = 0; z < slices; z++) {
        byte[] slice = new byte[40 * 30];
        for (int i = 0; i < slice.length; i++) {
          slice[i] =
              (byte) (Math.hypot(i % 40 - 20, i / 40 - 15) < 9 ? 90 + 7 * i % 30 : 200 + i % 5);
        }
        writer.append(slice);
      }
      writer.commit();
    }
  }

  private WorkflowNode behind(EmNodeFactory factory, WorkflowNode before) {
    WorkflowNode node = workflow.add(factory);
    workflow.connect(before, 1, node, 1);
    return node;
  }

  private void run() {
    assertTrue(workflow.report(), workflow.execute());
  }

  @Test
  public void theNodesThatAppendColumnsCanBeStreamedAndDistributed() throws Exception {
    List<String> streamable = new ArrayList<>();
    for (EmNodeFactory factory : NodeDescriptionTest.factories()) {
      if (factory.createNodeModel() instanceof RowNodeModel model) {
        assertEquals(InputPortRole.DISTRIBUTED_STREAMABLE, model.getInputPortRoles()[0]);
        assertEquals(OutputPortRole.DISTRIBUTED, model.getOutputPortRoles()[0]);
        streamable.add(factory.getNodeName());
      }
    }
    assertEquals(
        List.of(
            "Resin Background",
            "Nucleus Segmenter",
            "Cell Segmenter",
            "EM Label Writer",
            "Cell Overlay",
            "Cell Picture"),
        streamable);
  }

  @Test
  public void partsOfATableGiveTheSameAsTheWholeForEachOfThem() {
    WorkflowNode resin = behind(new BackgroundNodeFactory(), table);
    WorkflowNode nucleus = behind(new NucleusNodeFactory(), table);
    WorkflowNode cell = behind(new CellNodeFactory(), nucleus);
    WorkflowNode writer = behind(new WriterNodeFactory(), cell);
    writer.set("if_exists", "overwrite");
    List<WorkflowNode> nodes = List.of(resin, nucleus, cell, writer);
    List<String> columns = List.of("Resin", "Nucleus", "Labels", "Path");
    run();
    List<List<String>> expected = texts(nodes, columns);
    assertTrue(expected.toString(), expected.get(3).get(0).endsWith("Row0.tif"));
    for (int parts : new int[] {1, 3}) {
      nodes.forEach(WorkflowNode::reset);
      nodes.forEach(node -> node.setPartitions(parts));
      run();
      assertEquals(parts + " parts", expected, texts(nodes, columns));
    }
  }

  private static List<List<String>> texts(List<WorkflowNode> nodes, List<String> columns) {
    List<List<String>> texts = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      texts.add(column(nodes.get(i).table(1), columns.get(i)).stream()
          .map(DataCell::toString)
          .toList());
    }
    return texts;
  }

  @Test
  public void warningsOfAllPartsAreTold() {
    WorkflowNode nucleus = behind(new NucleusNodeFactory(), table);
    for (int parts : new int[] {0, 1, 3}) {
      nucleus.reset();
      nucleus.setPartitions(parts);
      run();
      assertEquals(
          parts + " parts",
          "No nucleus was found: 3 rows, the first is \"Row0\".",
          nucleus.message().getMessage());
    }
  }

  @Test
  public void cancelStopsAStreamedNodeToo() throws Exception {
    WorkflowNode writer = behind(new WriterNodeFactory(), table);
    writer.setPartitions(2);
    writer.onProgress(event -> {
      if (String.valueOf(event.getNodeProgress().getMessage()).contains("Row1")) {
        writer.cancel();
      }
    });
    assertFalse(workflow.execute());
    assertEquals(NodeState.CONFIGURED, writer.state());
    try (Stream<Path> files = Files.list(folder.resolve("data/labels"))) {
      assertEquals(
          "nothing is half-written",
          List.of("Row0.tif"),
          files.map(file -> file.getFileName().toString()).toList());
    }
  }
}
