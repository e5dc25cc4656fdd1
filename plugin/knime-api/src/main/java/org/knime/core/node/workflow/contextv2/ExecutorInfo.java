package org.knime.core.node.workflow.contextv2;

import java.nio.file.Path;

/** What executes a workflow, and the folder in which it does so. */
public abstract class ExecutorInfo {
  private final Path workflow;

  ExecutorInfo(Path workflow) {
    this.workflow = workflow.toAbsolutePath().normalize();
  }

  public Path getLocalWorkflowPath() {
    return workflow;
  }

  public Path getTempFolder() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}
