package org.knime.core.node.config.base;

/** One int in a settings tree. */
public final class ConfigIntEntry extends AbstractConfigEntry {
  private static final long serialVersionUID = 1L;

  private final int value;

  public ConfigIntEntry(String key, int value) {
    super(ConfigEntries.xint, key);
    this.value = value;
  }

  /** Reads the value from the text in settings.xml. */
  public ConfigIntEntry(String key, String text) {
    this(key, Integer.parseInt(text));
  }

  public int getInt() {
    return value;
  }

  @Override
  public String toStringValue() {
    return Integer.toString(value);
  }

  @Override
  protected boolean hasIdenticalValue(AbstractConfigEntry other) {
    return super.hasIdenticalValue(other);
  }
}
