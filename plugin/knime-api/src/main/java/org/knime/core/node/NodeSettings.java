package org.knime.core.node;

import java.io.IOException;
import java.io.InputStream;
import org.knime.core.node.config.Config;
import org.knime.core.node.config.ConfigWO;

/** The settings of a node, as a tree in memory. */
public final class NodeSettings extends Config implements NodeSettingsRO, NodeSettingsWO {
  private static final long serialVersionUID = 1L;

  public NodeSettings(String key) {
    super(key);
  }

  @Override
  public Config getInstance(String key) {
    return new NodeSettings(key);
  }

  /** Reads a settings.xml, and closes the stream. */
  public static NodeSettingsRO loadFromXML(InputStream in) throws IOException {
    try (in) {
      return (NodeSettings) Config.loadFromXML(new NodeSettings("ignored"), in);
    }
  }

  @Override
  public void copyTo(ConfigWO dest) {
    super.copyTo(dest);
  }

  @Override
  public NodeSettingsWO addNodeSettings(String key) {
    return (NodeSettings) addConfig(key);
  }

  @Override
  public void addNodeSettings(NodeSettings settings) {
    addConfig(settings);
  }

  @Override
  public NodeSettings getNodeSettings(String key) throws InvalidSettingsException {
    return (NodeSettings) getConfig(key);
  }
}
