package org.knime.core.node.config.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.swing.tree.TreeNode;
import org.knime.core.node.InvalidSettingsException;

/**
 * A group of settings, kept in the order in which they were added. Arrays are stored as KNIME stores them: a group with
 * the entry {@code array-size} and one entry for each index.
 */
public abstract class ConfigBase extends AbstractConfigEntry implements ConfigBaseRO, ConfigBaseWO {
  private static final long serialVersionUID = 1L;
  private static final String ARRAY_SIZE = "array-size";

  private final Map<String, AbstractConfigEntry> entries = new LinkedHashMap<>();

  public ConfigBase(String key) {
    super(ConfigEntries.config, key);
  }

  public abstract ConfigBase getInstance(String key);

  protected void put(AbstractConfigEntry entry) {
    entries.remove(entry.getKey());
    entries.put(entry.getKey(), entry);
    entry.setParent(this);
  }

  protected AbstractConfigEntry get(String key) {
    return entries.get(key);
  }

  @Override
  public final ConfigBase addConfigBase(String key) {
    ConfigBase group = getInstance(key);
    put(group);
    return group;
  }

  protected final void addConfigBase(ConfigBase config) {
    put(config);
  }

  @Override
  public final ConfigBase getConfigBase(String key) throws InvalidSettingsException {
    return required(key, ConfigBase.class, "Config");
  }

  public final AbstractConfigEntry removeConfig(String key) {
    return entries.remove(key);
  }

  public AbstractConfigEntry getEntry(String key) {
    return get(key);
  }

  public void addEntry(AbstractConfigEntry entry) {
    put(entry);
  }

  @Override
  public Set<String> keySet() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  @Override
  public boolean containsKey(String key) {
    return entries.containsKey(key);
  }

  @Override
  public final Iterator<String> iterator() {
    return keySet().iterator();
  }

  private <E extends AbstractConfigEntry> E required(String key, Class<E> type, String name)
      throws InvalidSettingsException {
    AbstractConfigEntry entry = get(key);
    if (!type.isInstance(entry)) {
      throw new InvalidSettingsException(name + " for key \"" + key + "\" not found.");
    }
    return type.cast(entry);
  }

  private String[] elements(String key, String name) throws InvalidSettingsException {
    ConfigBase group = required(key, ConfigBase.class, name);
    int size = group.getInt(ARRAY_SIZE, -1);
    if (size < 0) {
      return null;
    }
    String[] values = new String[size];
    for (int i = 0; i < size; i++) {
      AbstractConfigEntry entry = group.get(Integer.toString(i));
      if (entry == null) {
        throw new InvalidSettingsException(
            name + " for key \"" + key + "\" has no element " + i + ".");
      }
      values[i] = entry.toStringValue();
    }
    return values;
  }

  @Override
  public void addInt(String key, int value) {
    put(new ConfigIntEntry(key, value));
  }

  @Override
  public int getInt(String key) throws InvalidSettingsException {
    return required(key, ConfigIntEntry.class, "Int").getInt();
  }

  @Override
  public int getInt(String key, int def) {
    return get(key) instanceof ConfigIntEntry ? ((ConfigIntEntry) get(key)).getInt() : def;
  }

  @Override
  public void addIntArray(String key, int... values) {
    ConfigBase group = addConfigBase(key);
    if (values != null) {
      group.addInt(ARRAY_SIZE, values.length);
      for (int i = 0; i < values.length; i++) {
        group.addInt(Integer.toString(i), values[i]);
      }
    }
  }

  @Override
  public int[] getIntArray(String key) throws InvalidSettingsException {
    String[] texts = elements(key, "Int array");
    if (texts == null) {
      return null;
    }
    int[] values = new int[texts.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Integer.parseInt(texts[i]);
    }
    return values;
  }

  @Override
  public int[] getIntArray(String key, int... def) {
    try {
      return getIntArray(key);
    } catch (InvalidSettingsException e) {
      return def;
    }
  }

  @Override
  public void addLong(String key, long value) {
    put(new ConfigLongEntry(key, value));
  }

  @Override
  public long getLong(String key) throws InvalidSettingsException {
    return required(key, ConfigLongEntry.class, "Long").getLong();
  }

  @Override
  public long getLong(String key, long def) {
    return get(key) instanceof ConfigLongEntry ? ((ConfigLongEntry) get(key)).getLong() : def;
  }

  @Override
  public void addLongArray(String key, long... values) {
    ConfigBase group = addConfigBase(key);
    if (values != null) {
      group.addInt(ARRAY_SIZE, values.length);
      for (int i = 0; i < values.length; i++) {
        group.addLong(Integer.toString(i), values[i]);
      }
    }
  }

  @Override
  public long[] getLongArray(String key) throws InvalidSettingsException {
    String[] texts = elements(key, "Long array");
    if (texts == null) {
      return null;
    }
    long[] values = new long[texts.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Long.parseLong(texts[i]);
    }
    return values;
  }

  @Override
  public long[] getLongArray(String key, long... def) {
    try {
      return getLongArray(key);
    } catch (InvalidSettingsException e) {
      return def;
    }
  }

  @Override
  public void addDouble(String key, double value) {
    put(new ConfigDoubleEntry(key, value));
  }

  @Override
  public double getDouble(String key) throws InvalidSettingsException {
    return required(key, ConfigDoubleEntry.class, "Double").getDouble();
  }

  @Override
  public double getDouble(String key, double def) {
    return get(key) instanceof ConfigDoubleEntry ? ((ConfigDoubleEntry) get(key)).getDouble() : def;
  }

  @Override
  public void addDoubleArray(String key, double... values) {
    ConfigBase group = addConfigBase(key);
    if (values != null) {
      group.addInt(ARRAY_SIZE, values.length);
      for (int i = 0; i < values.length; i++) {
        group.addDouble(Integer.toString(i), values[i]);
      }
    }
  }

  @Override
  public double[] getDoubleArray(String key) throws InvalidSettingsException {
    String[] texts = elements(key, "Double array");
    if (texts == null) {
      return null;
    }
    double[] values = new double[texts.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.parseDouble(texts[i]);
    }
    return values;
  }

  @Override
  public double[] getDoubleArray(String key, double... def) {
    try {
      return getDoubleArray(key);
    } catch (InvalidSettingsException e) {
      return def;
    }
  }

  @Override
  public void addBoolean(String key, boolean value) {
    put(new ConfigBooleanEntry(key, value));
  }

  @Override
  public boolean getBoolean(String key) throws InvalidSettingsException {
    return required(key, ConfigBooleanEntry.class, "Boolean").getBoolean();
  }

  @Override
  public boolean getBoolean(String key, boolean def) {
    return get(key) instanceof ConfigBooleanEntry
        ? ((ConfigBooleanEntry) get(key)).getBoolean()
        : def;
  }

  @Override
  public void addBooleanArray(String key, boolean... values) {
    ConfigBase group = addConfigBase(key);
    if (values != null) {
      group.addInt(ARRAY_SIZE, values.length);
      for (int i = 0; i < values.length; i++) {
        group.addBoolean(Integer.toString(i), values[i]);
      }
    }
  }

  @Override
  public boolean[] getBooleanArray(String key) throws InvalidSettingsException {
    String[] texts = elements(key, "Boolean array");
    if (texts == null) {
      return null;
    }
    boolean[] values = new boolean[texts.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Boolean.parseBoolean(texts[i]);
    }
    return values;
  }

  @Override
  public boolean[] getBooleanArray(String key, boolean... def) {
    try {
      return getBooleanArray(key);
    } catch (InvalidSettingsException e) {
      return def;
    }
  }

  @Override
  public void addString(String key, String value) {
    put(new ConfigStringEntry(key, value));
  }

  @Override
  public String getString(String key) throws InvalidSettingsException {
    return required(key, ConfigStringEntry.class, "String").getString();
  }

  @Override
  public String getString(String key, String def) {
    return get(key) instanceof ConfigStringEntry ? ((ConfigStringEntry) get(key)).getString() : def;
  }

  @Override
  public void addStringArray(String key, String... values) {
    ConfigBase group = addConfigBase(key);
    if (values != null) {
      group.addInt(ARRAY_SIZE, values.length);
      for (int i = 0; i < values.length; i++) {
        group.addString(Integer.toString(i), values[i]);
      }
    }
  }

  @Override
  public String[] getStringArray(String key) throws InvalidSettingsException {
    return elements(key, "String array");
  }

  @Override
  public String[] getStringArray(String key, String... def) {
    try {
      return getStringArray(key);
    } catch (InvalidSettingsException e) {
      return def;
    }
  }

  @Override
  public void copyTo(ConfigBaseWO dest) {
    for (AbstractConfigEntry entry : entries.values()) {
      if (entry instanceof ConfigBase) {
        ((ConfigBase) entry).copyTo(dest.addConfigBase(entry.getKey()));
      } else {
        ((ConfigBase) dest)
            .addEntry(entry.getType().createEntry(entry.getKey(), entry.toStringValue()));
      }
    }
  }

  @Override
  public boolean hasIdenticalValue(AbstractConfigEntry other) {
    ConfigBase that = (ConfigBase) other;
    return entries.keySet().equals(that.entries.keySet())
        && entries.entrySet().stream()
            .allMatch(e -> e.getValue().isIdentical(that.get(e.getKey())));
  }

  @Override
  public final void saveToXML(OutputStream out) throws IOException {
    XMLConfig.save(this, out);
  }

  protected static ConfigBase loadFromXML(ConfigBase config, InputStream in) throws IOException {
    config.load(in);
    return config;
  }

  public void load(InputStream in) throws IOException {
    XMLConfig.read(this, in);
  }

  @Override
  public final String toStringValue() {
    return getKey();
  }

  @Override
  public String toString() {
    return getKey() + "=" + entries.values();
  }

  @Override
  public TreeNode getChildAt(int index) {
    Objects.checkIndex(index, entries.size());
    return entries.values().stream().skip(index).findFirst().orElseThrow();
  }

  @Override
  public int getChildCount() {
    return entries.size();
  }

  @Override
  public int getIndex(TreeNode node) {
    return entries.values().stream().toList().indexOf(node);
  }

  @Override
  public final boolean isLeaf() {
    return false;
  }

  @Override
  public final Enumeration<TreeNode> children() {
    return Collections.enumeration(Collections.<TreeNode>unmodifiableCollection(entries.values()));
  }
}
