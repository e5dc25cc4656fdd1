package org.knime.core.node.streamable;

import org.knime.core.node.ExecutionContext;

/** Executes a node on one part of the data. */
public abstract class StreamableOperator {

  public StreamableOperator() {}

  public abstract void runFinal(PortInput[] inputs, PortOutput[] outputs, ExecutionContext exec)
      throws Exception;

  public void runIntermediate(PortInput[] inputs, ExecutionContext exec) throws Exception {
    throw new IllegalStateException("runIntermediate is needed by nodes that iterate");
  }

  public void loadInternals(StreamableOperatorInternals internals) {}

  /** Returns what the node is to know of this part; null for nothing. */
  public StreamableOperatorInternals saveInternals() {
    return null;
  }
}
