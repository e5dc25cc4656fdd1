package org.knime.core.node.config.base;

/** A settings tree of plain values, as in workflow.knime. */
public class SimpleConfig extends ConfigBase {
  private static final long serialVersionUID = 1L;

  public SimpleConfig(String key) {
    super(key);
  }

  @Override
  public ConfigBase getInstance(String key) {
    return new SimpleConfig(key);
  }
}
