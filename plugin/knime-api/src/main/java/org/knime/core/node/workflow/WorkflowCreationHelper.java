package org.knime.core.node.workflow;

import org.knime.core.node.workflow.contextv2.WorkflowContextV2;

/** Says where a new workflow is. */
public class WorkflowCreationHelper {
  private final WorkflowContextV2 context;

  public WorkflowCreationHelper(WorkflowContextV2 context) {
    this.context = context;
  }

  public WorkflowContextV2 getWorkflowContext() {
    return context;
  }
}
