package org.knime.core.node.config;

import java.io.IOException;
import java.io.InputStream;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;

/** A group of settings whose groups are again of this type. */
public abstract class Config extends ConfigBase implements ConfigRO, ConfigWO {
  private static final long serialVersionUID = 1L;

  protected Config(String key) {
    super(key);
  }

  @Override
  public abstract Config getInstance(String key);

  @Override
  public final Config addConfig(String key) {
    return (Config) addConfigBase(key);
  }

  protected final void addConfig(Config config) {
    addConfigBase(config);
  }

  @Override
  public final Config getConfig(String key) throws InvalidSettingsException {
    return (Config) getConfigBase(key);
  }

  @Override
  public void addEntry(AbstractConfigEntry entry) {
    super.addEntry(entry);
  }

  protected static Config loadFromXML(Config config, InputStream in) throws IOException {
    return (Config) ConfigBase.loadFromXML(config, in);
  }

  @Override
  public void load(InputStream in) throws IOException {
    super.load(in);
  }

  @Override
  public String toString() {
    return super.toString();
  }
}
