package org.knime.core.node.streamable;

/** Puts together what the operators of several parts tell the node. */
public abstract class MergeOperator {

  public MergeOperator() {}

  public boolean isHierarchical() {
    return false;
  }

  public StreamableOperatorInternals mergeIntermediate(StreamableOperatorInternals[] operators) {
    throw new UnsupportedOperationException("mergeIntermediate is needed by nodes that iterate");
  }

  public abstract StreamableOperatorInternals mergeFinal(StreamableOperatorInternals[] operators);
}
