package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** Settings that a node writes. */
public interface NodeSettingsWO extends ConfigWO {

  NodeSettingsWO addNodeSettings(String key);

  void addNodeSettings(NodeSettings settings);
}
