package org.knime.core.node.workflow;

/** A node or workflow in a workflow. */
public abstract class NodeContainer implements NodeProgressListener {
  private final NodeID id;
  private final WorkflowManager parent;

  NodeContainer(NodeID id, WorkflowManager parent) {
    this.id = id;
    this.parent = parent;
  }

  /** Nobody listens to the progress of a workflow in the stand-in. */
  @Override
  public void progressChanged(NodeProgressEvent event) {}

  public final NodeID getID() {
    return id;
  }

  public final WorkflowManager getParent() {
    return parent;
  }
}
