package org.knime.core.node.workflow;

import java.util.EventListener;

/** Is told when the message of a node changes. */
public interface NodeMessageListener extends EventListener {

  void messageChanged(NodeMessageEvent event);
}
