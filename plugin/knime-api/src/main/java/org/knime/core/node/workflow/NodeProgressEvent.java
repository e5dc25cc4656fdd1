package org.knime.core.node.workflow;

import java.util.EventObject;

/** A node has come further. */
public class NodeProgressEvent extends EventObject {
  private static final long serialVersionUID = 1L;

  private final transient NodeProgress progress;

  public NodeProgressEvent(NodeID source, NodeProgress progress) {
    super(source);
    this.progress = progress;
  }

  public NodeProgress getNodeProgress() {
    return progress;
  }

  @Override
  public NodeID getSource() {
    return (NodeID) super.getSource();
  }
}
