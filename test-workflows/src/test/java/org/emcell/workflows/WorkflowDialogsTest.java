package org.emcell.workflows;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.emcell.knimeapi.workflow.NodeState;
import org.emcell.knimeapi.workflow.Workflow;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.junit.Test;
import org.knime.core.node.NodeSettings;

/** Who opens the dialogs of a workflow and presses OK has changed nothing. */
public class WorkflowDialogsTest {

  @Test
  public void everyDialogOfEveryWorkflowKeepsTheSettingsWhenItIsConfirmed() throws Exception {
    List<String> changed = new ArrayList<>();
    int count = 0;
    for (WorkflowDraft draft : TestWorkflows.all()) {
      try (Workflow workflow = Workflow.load(WorkflowFilesTest.FOLDER.resolve(draft.name()))) {
        workflow.configure();
        for (WorkflowNode node : workflow.nodes()) {
          assertEquals(workflow.report(), NodeState.CONFIGURED, node.state());
          if (!node.model().getClass().getName().startsWith("org.emcell.")) {
            continue; // the dialogs of KNIME's own nodes are KNIME's
          }
          NodeSettings before = (NodeSettings) node.settings();
          node.applyDialog(node.openDialog());
          if (!before.isIdentical((NodeSettings) node.settings())) {
            changed.add(draft.name() + "/" + node);
          }
          count++;
        }
      }
    }
    assertEquals(List.of(), changed);
    assertEquals(
        TestWorkflows.all().stream().mapToInt(draft -> draft.nodeNames().size()).sum(), count);
  }
}
