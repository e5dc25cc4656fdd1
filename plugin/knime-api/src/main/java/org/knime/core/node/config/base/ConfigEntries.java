package org.knime.core.node.config.base;

/** Types of a settings entry, named as they are written to the {@code type} attribute of settings.xml. */
public enum ConfigEntries {
  xstring {
    @Override
    public AbstractConfigEntry createEntry(String key, String value) {
      return new ConfigStringEntry(key, value);
    }
  },
  xint {
    @Override
    public AbstractConfigEntry createEntry(String key, String value) {
      return new ConfigIntEntry(key, value);
    }
  },
  xdouble {
    @Override
    public AbstractConfigEntry createEntry(String key, String value) {
      return new ConfigDoubleEntry(key, value);
    }
  },
  xfloat {
    @Override
    public AbstractConfigEntry createEntry(String key, String value) {
      throw unsupported(this);
    }
  },
  xlong {
    @Override
    public AbstractConfigEntry createEntry(String key, String value) {
      return new ConfigLongEntry(key, value);
    }
  },
  xshort {
    @Override
    public AbstractConfigEntry createEntry(String key, String value) {
      throw unsupported(this);
    }
  },
  xbyte {
    @Override
    public AbstractConfigEntry createEntry(String key, String value) {
      throw unsupported(this);
    }
  },
  xchar {
    @Override
    public AbstractConfigEntry createEntry(String key, String value) {
      throw unsupported(this);
    }
  },
  xboolean {
    @Override
    public AbstractConfigEntry createEntry(String key, String value) {
      return new ConfigBooleanEntry(key, value);
    }
  },
  config {
    @Override
    public AbstractConfigEntry createEntry(String key, String value) {
      throw unsupported(this);
    }
  },
  xpassword {
    @Override
    public AbstractConfigEntry createEntry(String key, String value) {
      throw unsupported(this);
    }
  },
  xtransientstring {
    @Override
    public AbstractConfigEntry createEntry(String key, String value) {
      throw unsupported(this);
    }
  };

  /**
   * Makes an entry from the {@code value} attribute of settings.xml.
   *
   * @param value the text of the value; null for {@code isnull="true"}
   * @throws UnsupportedOperationException for types that the stand-in does not know
   */
  public abstract AbstractConfigEntry createEntry(String key, String value);

  private static UnsupportedOperationException unsupported(ConfigEntries type) {
    return new UnsupportedOperationException(
        "The KNIME stand-in has no settings entries of type " + type);
  }
}
