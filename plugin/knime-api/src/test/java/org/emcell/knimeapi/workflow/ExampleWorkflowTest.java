package org.emcell.knimeapi.workflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.workflow.NodeMessage;

/** A workflow that the real KNIME has saved is loaded and executed. */
public class ExampleWorkflowTest {
  @Rule
  public final TemporaryFolder temporary = new TemporaryFolder();

  private static Path example() throws URISyntaxException {
    return Path.of(ExampleWorkflowTest.class.getResource("/example-workflow").toURI());
  }

  private Path copyWith(String file, String what, String replacement)
      throws IOException, URISyntaxException {
    Path copy = temporary.newFolder().toPath();
    for (String name : List.of(
        "workflow.knime",
        "Harness Source (#1)/settings.xml",
        "Harness Add Constant (#2)/settings.xml")) {
      Path target = copy.resolve(name);
      Files.createDirectories(target.getParent());
      String text = Files.readString(example().resolve(name));
      if (name.equals(file)) {
        assertTrue(text, text.contains(what));
        text = text.replace(what, replacement);
      }
      Files.writeString(target, text);
    }
    return copy;
  }

  private Path drivenByVariable(String variable) throws IOException, URISyntaxException {
    try (InputStream in = getClass().getResourceAsStream("variables.xml")) {
      String variables =
          new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("VARIABLE", variable);
      return copyWith(
          "Harness Add Constant (#2)/settings.xml",
          "<config key=\"model\">",
          variables + "<config key=\"model\">");
    }
  }

  @Test
  public void theWorkflowGivesTheTablesThatItsSettingsSay() throws Exception {
    try (Workflow workflow = Workflow.load(example())) {
      assertEquals(NodeState.IDLE, workflow.node(1).state());
      assertTrue(workflow.report(), workflow.execute());

      assertEquals("Harness Source", workflow.node(1).name());
      assertEquals("Rows: 5, Cols: 3", workflow.node(1).table(1).getSummary());
      assertEquals(
          "Rows: 5, Cols: 4", workflow.node("Harness Add Constant").table(1).getSummary());
      assertEquals(
          List.of("1000", "1001", "1002", "1003", "1004"),
          Tables.column(workflow.node(2).table(1), "sum"));
      assertEquals(5, workflow.node(2).flowVariables().get("rows_made").getIntValue());
      assertEquals(NodeMessage.NONE, workflow.node(2).message());
    }
  }

  @Test
  public void aFlowVariableOverwritesASettingAndTheSettingCanBeHandedOn() throws Exception {
    try (Workflow workflow = Workflow.load(drivenByVariable("rows_made"))) {
      assertTrue(workflow.report(), workflow.execute());

      assertEquals(
          List.of("5", "6", "7", "8", "9"), Tables.column(workflow.node(2).table(1), "sum"));
      assertEquals(5, workflow.node(2).flowVariables().get("constant_used").getIntValue());
      assertEquals("the saved setting stays", 1000, workflow.node(2).settings().getInt("constant"));
    }
  }

  @Test
  public void anUnknownFlowVariableKeepsTheNodeFromRunning() throws Exception {
    try (Workflow workflow = Workflow.load(drivenByVariable("not_there"))) {
      workflow.execute();

      assertEquals(NodeState.IDLE, workflow.node(2).state());
      assertEquals(
          NodeMessage.newWarning("Unknown variable \"not_there\""),
          workflow.node(2).message());
    }
  }

  @Test
  public void workflowVariablesAreReadFromTheWorkflow() throws Exception {
    Path folder = copyWith(
        "workflow.knime",
        "<config key=\"workflow_credentials\"/>",
        "<config key=\"workflow_variables\"><config key=\"Var_0\"><entry key=\"name\" type=\"xstring\" value=\"v\"/>"
            + "<entry key=\"class\" type=\"xstring\" value=\"DOUBLE\"/>"
            + "<entry key=\"value\" type=\"xdouble\" value=\"0.5\"/></config></config>");
    try (Workflow workflow = Workflow.load(folder)) {
      workflow.configure();
      assertEquals(0.5, workflow.node(1).flowVariables().get("v").getDoubleValue(), 0);
    }
  }

  @Test
  public void settingsThatTheNodeRefusesKeepItFromRunning() throws Exception {
    Path folder = copyWith(
        "Harness Source (#1)/settings.xml",
        "<entry key=\"rows\" type=\"xint\" value=\"5\"/>",
        "<entry key=\"rows\" type=\"xint\" value=\"-1\"/>");
    try (Workflow workflow = Workflow.load(folder)) {
      assertEquals(false, workflow.execute());

      assertEquals(NodeState.IDLE, workflow.node(1).state());
      assertTrue(workflow.report(), workflow.node(1).failure() instanceof InvalidSettingsException);
      assertEquals(
          "what follows waits without a message of its own",
          NodeMessage.NONE,
          workflow.node(2).message());
      assertThrows(WorkflowException.class, () -> workflow.node(2).table(1));
    }
  }

  @Test
  public void aMissingNodeClassIsNamed() throws Exception {
    Path folder =
        copyWith("Harness Source (#1)/settings.xml", "harness.testnodes.source.", "harness.gone.");
    String message =
        assertThrows(WorkflowException.class, () -> Workflow.load(folder)).getMessage();

    assertTrue(
        message,
        message.contains("MISSING Harness Source")
            && message.contains("harness.gone.SourceNodeFactory"));
  }

  @Test
  public void aMissingFileIsNamed() throws Exception {
    Path folder = copyWith("workflow.knime", "(#2)/settings.xml", "(#3)/settings.xml");
    String message =
        assertThrows(WorkflowException.class, () -> Workflow.load(folder)).getMessage();

    assertTrue(message, message.contains("Harness Add Constant (#3)"));
  }

  @Test
  public void metanodesAreRefused() throws Exception {
    Path folder = copyWith("workflow.knime", "NativeNode", "MetaNode");
    assertThrows(WorkflowException.class, () -> Workflow.load(folder));
  }
}
