package org.knime.core.data;

import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Further properties of a column, as texts. */
public final class DataColumnProperties implements Cloneable {
  private final Map<String, String> properties;

  public DataColumnProperties() {
    this(Map.of());
  }

  public DataColumnProperties(Map<String, String> properties) {
    this.properties = new LinkedHashMap<>(properties);
  }

  public boolean containsProperty(String key) {
    return properties.containsKey(key);
  }

  public String getProperty(String key) {
    return properties.get(key);
  }

  public String getProperty(String key, String defaultValue) {
    return properties.getOrDefault(key, defaultValue);
  }

  public int size() {
    return properties.size();
  }

  public Enumeration<String> properties() {
    return Collections.enumeration(properties.keySet());
  }

  /** Returns a copy with these properties added or replaced. */
  public DataColumnProperties cloneAndOverwrite(Map<String, String> overwrite) {
    DataColumnProperties copy = new DataColumnProperties(properties);
    copy.properties.putAll(overwrite);
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataColumnProperties
        && properties.equals(((DataColumnProperties) other).properties);
  }

  @Override
  public int hashCode() {
    return properties.hashCode();
  }

  @Override
  public String toString() {
    return properties.toString();
  }
}
