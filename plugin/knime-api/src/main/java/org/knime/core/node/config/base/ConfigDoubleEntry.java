package org.knime.core.node.config.base;

/** One double in a settings tree. */
public final class ConfigDoubleEntry extends AbstractConfigEntry {
  private static final long serialVersionUID = 1L;

  private final double value;

  public ConfigDoubleEntry(String key, double value) {
    super(ConfigEntries.xdouble, key);
    this.value = value;
  }

  /** Reads the value from the text in settings.xml. */
  public ConfigDoubleEntry(String key, String text) {
    this(key, Double.parseDouble(text));
  }

  public double getDouble() {
    return value;
  }

  @Override
  public String toStringValue() {
    return Double.toString(value);
  }

  @Override
  protected boolean hasIdenticalValue(AbstractConfigEntry other) {
    return super.hasIdenticalValue(other);
  }
}
