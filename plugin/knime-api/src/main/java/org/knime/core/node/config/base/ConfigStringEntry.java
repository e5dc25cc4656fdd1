package org.knime.core.node.config.base;

/** One text, which may be null, in a settings tree. */
public final class ConfigStringEntry extends AbstractConfigEntry {
  private static final long serialVersionUID = 1L;

  private final String value;

  public ConfigStringEntry(String key, String value) {
    super(ConfigEntries.xstring, key);
    this.value = value;
  }

  public String getString() {
    return value;
  }

  @Override
  public String toStringValue() {
    return value;
  }

  @Override
  protected boolean hasIdenticalValue(AbstractConfigEntry other) {
    return super.hasIdenticalValue(other);
  }
}
