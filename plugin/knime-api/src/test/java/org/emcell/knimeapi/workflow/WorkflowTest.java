package org.emcell.knimeapi.workflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import harness.testnodes.addconst.AddConstNodeFactory;
import harness.testnodes.source.SourceNodeFactory;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.defaultnodesettings.SettingsModelIntegerBounded;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.node.workflow.NodeMessage;
import org.knime.core.util.FileUtil;
import org.knime.core.util.ThreadPool;
import org.knime.core.util.exception.ResourceAccessException;
import org.knime.core.util.pathresolve.ResolverUtil;

/** The executor does what the platform does. */
public class WorkflowTest {
  @Rule
  public final TemporaryFolder temporary = new TemporaryFolder();

  private final Workflow workflow = new Workflow();

  private WorkflowNode alone(LambdaNode.Execute execute) {
    return workflow.add(new LambdaNode(0, (in, model) -> Tables.INTS, execute));
  }

  private void assertFails(WorkflowNode node, String... inMessage) {
    assertFalse(workflow.execute());
    assertEquals(NodeState.CONFIGURED, node.state());
    assertEquals(NodeMessage.Type.ERROR, node.message().getMessageType());
    for (String part : inMessage) {
      assertTrue(node.report(), node.message().getMessage().contains(part));
    }
  }

  @Test
  public void nodesAreExecutedAfterThoseThatTheyDependOn() {
    // the node with the smaller number needs the other one
    WorkflowNode second = workflow.add(new AddConstNodeFactory());
    WorkflowNode third = workflow.add(new AddConstNodeFactory());
    WorkflowNode first = workflow.add(Tables.ints(1, 2));
    workflow.connect(first, 1, second, 1);
    workflow.connect(second, 1, third, 1);
    third.set("constant", 1);

    assertTrue(workflow.report(), workflow.execute());
    assertEquals(List.of("2", "3"), Tables.column(third.table(1), "sum (#1)"));
  }

  @Test
  public void aTableWithOtherColumnsThanPromisedFails() {
    DataTableSpec other = new DataTableSpec(new String[] {"i"}, new DataType[] {StringCell.TYPE});
    WorkflowNode node = alone((in, exec, model) -> Tables.table(exec, other));

    assertFails(node, "Promised: i (IntCell)", "made: i (StringCell)");
  }

  @Test
  public void twoRowsWithTheSameKeyFail() {
    WorkflowNode node = alone((in, exec, model) -> Tables.table(
        exec,
        Tables.INTS,
        new DefaultRow("a", new IntCell(1)),
        new DefaultRow("a", new IntCell(2))));

    assertFails(node, "duplicate row ID \"a\"");
  }

  @Test
  public void aCellOfAnotherTypeThanItsColumnFails() {
    WorkflowNode node = alone((in, exec, model) ->
        Tables.table(exec, Tables.INTS, new DefaultRow("a", new StringCell("text"))));

    assertFails(node, "\"a\"", "StringCell", "column \"i\"");
  }

  @Test
  public void aRowWithTooFewCellsFails() {
    assertFails(
        alone((in, exec, model) -> Tables.table(exec, Tables.INTS, new DefaultRow("a", List.of()))),
        "0 cells");
  }

  @Test
  public void aNodeThatGivesNullFails() {
    assertFails(alone((in, exec, model) -> null), "null", "port 0");
  }

  @Test
  public void theMessageOfAnExceptionIsShownAndWhatFollowsDoesNotRun() {
    WorkflowNode node = alone((in, exec, model) -> {
      throw new IllegalStateException("the disk is full");
    });
    WorkflowNode next = workflow.add(new AddConstNodeFactory());
    workflow.connect(node, 1, next, 1);

    assertFails(node, "Execute failed: the disk is full");
    assertEquals(NodeState.CONFIGURED, next.state());
    assertEquals("the disk is full", node.failure().getMessage());
    assertEquals("a failed node is reset", 1, ((LambdaNode.Model) node.model()).resets());
  }

  @Test
  public void aNodeCanBeConfiguredOnceTheSpecBeforeItIsKnown() {
    WorkflowNode unknown = workflow.add(new LambdaNode(
        0,
        (in, model) -> null,
        (in, exec, model) -> Tables.table(exec, Tables.INTS, new DefaultRow("a", new IntCell(1)))));
    WorkflowNode next = workflow.add(new AddConstNodeFactory());
    workflow.connect(unknown, 1, next, 1);

    workflow.configure();
    assertEquals(NodeState.IDLE, next.state());
    assertTrue(workflow.report(), workflow.execute());
  }

  @Test
  public void warningsOfConfigureAndExecuteAreMessages() {
    WorkflowNode node = workflow.add(new LambdaNode(
        0,
        (in, model) -> {
          model.warn("column guessed");
          return Tables.INTS;
        },
        (in, exec, model) -> {
          model.warn("2 rows skipped");
          return Tables.table(exec, Tables.INTS);
        }));

    workflow.configure();
    assertEquals(NodeMessage.newWarning("column guessed"), node.message());
    assertTrue(workflow.execute());
    assertEquals(NodeMessage.newWarning("2 rows skipped"), node.message());
  }

  @Test
  public void anEmptyTableIsWarnedOf() {
    WorkflowNode node = alone((in, exec, model) -> Tables.table(exec, Tables.INTS));

    assertTrue(workflow.execute());
    assertEquals(NodeMessage.newWarning("Node created an empty data table."), node.message());
  }

  @Test
  public void anInputThatIsNotConnectedKeepsTheNodeFromRunning() {
    WorkflowNode node = workflow.add(new AddConstNodeFactory());

    assertFalse(workflow.execute());
    assertEquals(NodeMessage.newWarning("Input port 1 is not connected"), node.message());
  }

  @Test
  public void configureThatRefusesTheInputShowsItsMessage() {
    WorkflowNode source = workflow.add(Tables.ints(1));
    WorkflowNode node = workflow.add(new AddConstNodeFactory());
    workflow.connect(source, 1, node, 1);
    node.set("column", "gone");

    assertFalse(workflow.execute());
    assertEquals(NodeMessage.newWarning("No column \"gone\""), node.message());
    assertTrue(node.failure() instanceof InvalidSettingsException);
  }

  @Test
  public void aCancelledNodeStopsAndCanRunAgain() {
    WorkflowNode node = workflow.add(new SourceNodeFactory());
    boolean[] cancelling = {true};
    node.onProgress(event -> {
      Double progress = event.getNodeProgress().getProgress();
      if (cancelling[0] && progress != null && progress > 0.5) {
        node.cancel();
      }
    });

    assertFalse(workflow.execute());
    assertEquals(NodeState.CONFIGURED, node.state());
    assertEquals(NodeMessage.newWarning("Execution canceled"), node.message());
    assertTrue(node.failure() instanceof CanceledExecutionException);

    cancelling[0] = false;
    assertTrue(workflow.report(), workflow.execute());
    assertEquals(NodeMessage.NONE, node.message());
  }

  @Test
  public void aNodeThatSwallowsTheCancellationIsCancelledAllTheSame() {
    WorkflowNode node = alone((in, exec, model) -> {
      exec.setProgress(0.5);
      return Tables.table(exec, Tables.INTS);
    });
    node.onProgress(event -> {
      if (event.getNodeProgress().hasProgress()) {
        node.cancel();
      }
    });

    assertFalse(workflow.execute());
    assertEquals(NodeMessage.newWarning("Execution canceled"), node.message());
  }

  @Test
  public void resetDropsTheOutputAndTellsTheModel() throws Exception {
    WorkflowNode node = alone((in, exec, model) -> {
      File file = exec.createFileStore("data").getFile();
      Files.writeString(file.toPath(), "content");
      return Tables.table(exec, Tables.INTS, new DefaultRow(file.getPath(), new IntCell(1)));
    });
    assertTrue(workflow.report(), workflow.execute());
    Path file = Path.of(node.table(1).iterator().next().getKey().getString());
    assertEquals("content", Files.readString(file));

    workflow.reset();
    assertEquals(NodeState.CONFIGURED, node.state());
    assertEquals(1, ((LambdaNode.Model) node.model()).resets());
    assertFalse(Files.exists(file));
    assertThrows(WorkflowException.class, () -> node.table(1));
  }

  @Test
  public void settingsOfAnExecutedNodeCannotBeChanged() {
    WorkflowNode node = workflow.add(new SourceNodeFactory());
    assertTrue(workflow.execute());

    assertThrows(WorkflowException.class, () -> node.set("rows", 3));
    node.reset();
    node.set("rows", 3);
    assertTrue(workflow.execute());
    assertEquals(3, node.table(1).size());
  }

  @Test
  public void aMisspelledSettingIsRefusedWithThoseThatThereAre() {
    WorkflowNode node = workflow.add(new SourceNodeFactory());
    String message =
        assertThrows(WorkflowException.class, () -> node.set("row", 3)).getMessage();
    assertTrue(message, message.contains("rows"));
  }

  @Test
  public void flowVariablesPassAllNodesAndTheUppermostPortCounts() {
    WorkflowNode one = workflow.add(pushing(1));
    WorkflowNode two = workflow.add(pushing(2));
    WorkflowNode both =
        workflow.add(new LambdaNode(2, (in, model) -> Tables.INTS, (in, exec, model) -> {
          assertEquals(1, model.peekFlowVariableInt("v"));
          return in[0];
        }));
    workflow.connect(two, 1, both, 2);
    workflow.connect(one, 1, both, 1);
    workflow.setVariable(new FlowVariable("v", 0));
    workflow.setVariable(new FlowVariable("global", "text"));

    assertTrue(workflow.report(), workflow.execute());
    assertEquals("text", both.flowVariables().get("global").getStringValue());
    assertEquals(1, both.flowVariables().get("v").getIntValue());
  }

  private static LambdaNode pushing(int value) {
    return new LambdaNode(
        0,
        (in, model) -> {
          model.push("v", value);
          return Tables.INTS;
        },
        (in, exec, model) -> Tables.table(exec, Tables.INTS, new DefaultRow("a", new IntCell(1))));
  }

  @Test
  public void aVariableThatDoesNotFitTheSettingIsRefused() {
    WorkflowNode node = workflow.add(new SourceNodeFactory());
    node.drive("rows", "v");
    workflow.setVariable(new FlowVariable("v", 2.5));
    workflow.configure();
    assertTrue(node.report(), node.message().getMessage().contains("rows"));

    workflow.setVariable(new FlowVariable("v", -1));
    workflow.configure();
    assertTrue("the node validates it", node.message().getMessage().contains("[0...1000]"));

    workflow.setVariable(new FlowVariable("v", 7));
    assertTrue(workflow.report(), workflow.execute());
    assertEquals(7, node.table(1).size());
  }

  @Test
  public void settingsAreValidatedBeforeTheyAreLoaded() {
    SettingsModelIntegerBounded setting = new SettingsModelIntegerBounded("n", 1, 0, 5);
    WorkflowNode node = workflow.add(new LambdaNode(
        0,
        (in, model) -> Tables.INTS,
        (in, exec, model) -> Tables.table(exec, Tables.INTS),
        setting));
    node.set("n", 6);
    workflow.configure();

    assertEquals(NodeState.IDLE, node.state());
    assertEquals("not loaded", 1, setting.getIntValue());
  }

  @Test
  public void wrongConnectionsAreRefused() {
    WorkflowNode source = workflow.add(Tables.ints(1));
    WorkflowNode node = workflow.add(new AddConstNodeFactory());
    workflow.connect(source, 1, node, 1);

    assertThrows(WorkflowException.class, () -> workflow.connect(source, 1, node, 1));
    assertThrows(WorkflowException.class, () -> workflow.connect(source, 1, node, 2));
    assertThrows(WorkflowException.class, () -> workflow.connect(source, 2, node, 0));
    assertThrows(WorkflowException.class, () -> workflow.connect(source, 0, node, 1));
    workflow.connect(node, 1, source, 0);
    assertThrows("a circle", WorkflowException.class, workflow::execute);
  }

  @Test
  public void nodesRunInThePoolAndKnowTheirWorkflow() throws Exception {
    Path folder = temporary.newFolder("workflow").toPath();
    Path file = Files.writeString(
        Files.createDirectories(folder.resolve("data")).resolve("x.txt"), "found");
    try (Workflow here = new Workflow(folder)) {
      WorkflowNode node =
          here.add(new LambdaNode(0, (in, model) -> Tables.INTS, (in, exec, model) -> {
            Path local = NodeContext.getContext()
                .getWorkflowManager()
                .getContextV2()
                .getExecutorInfo()
                .getLocalWorkflowPath();
            assertEquals(folder.toAbsolutePath(), local);
            assertTrue(ThreadPool.currentPool() != null);
            String url = "knime://knime.workflow/data/x.txt";
            assertEquals(
                file, ResolverUtil.resolveURItoLocalFile(URI.create(url)).toPath());
            assertEquals(file, FileUtil.resolveToPath(FileUtil.toURL(url)));
            assertThrows(
                ResourceAccessException.class,
                () -> ResolverUtil.resolveURItoLocalFile(URI.create("knime://LOCAL/x.txt")));
            return Tables.table(exec, Tables.INTS, new DefaultRow("a", new IntCell(1)));
          }));
      assertTrue(here.report(), here.execute());
      assertSame(NodeState.EXECUTED, node.state());
    }
    assertThrows(
        ResourceAccessException.class,
        () -> ResolverUtil.resolveURItoLocalFile(URI.create("knime://knime.workflow/x.txt")));
    assertEquals(file, FileUtil.resolveToPath(FileUtil.toURL(file.toString())));
  }
}
