package org.knime.core.node.config.base;

/** One boolean in a settings tree. */
public final class ConfigBooleanEntry extends AbstractConfigEntry {
  private static final long serialVersionUID = 1L;

  private final boolean value;

  public ConfigBooleanEntry(String key, boolean value) {
    super(ConfigEntries.xboolean, key);
    this.value = value;
  }

  /** Reads the value from the text in settings.xml. */
  public ConfigBooleanEntry(String key, String text) {
    this(key, Boolean.parseBoolean(text));
  }

  public boolean getBoolean() {
    return value;
  }

  @Override
  public String toStringValue() {
    return Boolean.toString(value);
  }

  @Override
  protected boolean hasIdenticalValue(AbstractConfigEntry other) {
    return super.hasIdenticalValue(other);
  }
}
