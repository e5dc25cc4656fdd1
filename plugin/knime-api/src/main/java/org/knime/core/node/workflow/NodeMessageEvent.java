package org.knime.core.node.workflow;

import java.util.EventObject;

/** The message of a node has changed. */
public class NodeMessageEvent extends EventObject {
  private static final long serialVersionUID = 1L;

  private final transient NodeMessage message;

  public NodeMessageEvent(NodeID source, NodeMessage message) {
    super(source);
    this.message = message;
  }

  public NodeMessage getMessage() {
    return message;
  }

  @Override
  public NodeID getSource() {
    return (NodeID) super.getSource();
  }
}
