package org.knime.core.node.workflow;

import java.util.concurrent.atomic.AtomicInteger;
import org.knime.core.node.workflow.contextv2.WorkflowContextV2;

/** A workflow. The stand-in keeps only where it is; nodes are run by the test support. */
public final class WorkflowManager extends NodeContainer {
  private static final AtomicInteger PROJECTS = new AtomicInteger();

  public static final WorkflowManager ROOT = new WorkflowManager(new NodeID(0), null, null);

  private final WorkflowContextV2 context;

  private WorkflowManager(NodeID id, WorkflowManager parent, WorkflowContextV2 context) {
    super(id, parent);
    this.context = context;
  }

  /** Makes a workflow. */
  public WorkflowManager createAndAddProject(String name, WorkflowCreationHelper creationHelper) {
    return new WorkflowManager(
        new NodeID(PROJECTS.incrementAndGet()), this, creationHelper.getWorkflowContext());
  }

  /** Returns where the workflow is; null for the root. */
  public WorkflowContextV2 getContextV2() {
    return context;
  }
}
