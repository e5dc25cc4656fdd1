package org.knime.core.node.workflow;

import java.util.EventListener;

/** Is told when a node comes further. */
public interface NodeProgressListener extends EventListener {

  void progressChanged(NodeProgressEvent event);
}
