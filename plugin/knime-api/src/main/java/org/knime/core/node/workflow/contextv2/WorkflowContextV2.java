package org.knime.core.node.workflow.contextv2;

import java.nio.file.Path;

/** Where a workflow is and what executes it. */
public final class WorkflowContextV2 {
  private final ExecutorInfo executor;

  private WorkflowContextV2(ExecutorInfo executor) {
    this.executor = executor;
  }

  /**
   * Returns the context of a workflow in a folder of this machine.
   *
   * @param mountpoint not used by the stand-in, may be null
   */
  public static WorkflowContextV2 forTemporaryWorkflow(Path workflowFolder, Path mountpoint) {
    return new WorkflowContextV2(new AnalyticsPlatformExecutorInfo(workflowFolder));
  }

  public ExecutorInfo getExecutorInfo() {
    return executor;
  }

  @Override
  public String toString() {
    return "WorkflowContext[" + executor.getLocalWorkflowPath() + "]";
  }
}
