package org.knime.core.node.workflow;

/** How a node is executed: for the first time, in the stand-in always. */
public final class ExecutionEnvironment {
  public static final ExecutionEnvironment DEFAULT = new ExecutionEnvironment();

  public ExecutionEnvironment() {}

  public boolean reExecute() {
    return false;
  }
}
