package org.knime.core.node.config.base;

/** One long in a settings tree. */
public final class ConfigLongEntry extends AbstractConfigEntry {
  private static final long serialVersionUID = 1L;

  private final long value;

  public ConfigLongEntry(String key, long value) {
    super(ConfigEntries.xlong, key);
    this.value = value;
  }

  /** Reads the value from the text in settings.xml. */
  public ConfigLongEntry(String key, String text) {
    this(key, Long.parseLong(text));
  }

  public long getLong() {
    return value;
  }

  @Override
  public String toStringValue() {
    return Long.toString(value);
  }

  @Override
  protected boolean hasIdenticalValue(AbstractConfigEntry other) {
    return super.hasIdenticalValue(other);
  }
}
