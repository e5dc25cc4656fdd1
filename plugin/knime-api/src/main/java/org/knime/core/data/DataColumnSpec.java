package org.knime.core.data;

/** Name, type, domain and properties of a column. */
public final class DataColumnSpec {
  private final String name;
  private final DataType type;
  private final DataColumnDomain domain;
  private final DataColumnProperties properties;

  DataColumnSpec(
      String name, DataType type, DataColumnDomain domain, DataColumnProperties properties) {
    this.name = name;
    this.type = type;
    this.domain = domain;
    this.properties = properties;
  }

  public String getName() {
    return name;
  }

  public DataType getType() {
    return type;
  }

  public DataColumnDomain getDomain() {
    return domain;
  }

  public DataColumnProperties getProperties() {
    return properties;
  }

  /** Returns whether name and type are the same. */
  public boolean equalStructure(DataColumnSpec other) {
    return name.equals(other.name) && type.equals(other.type);
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof DataColumnSpec)) {
      return false;
    }
    DataColumnSpec that = (DataColumnSpec) other;
    return equalStructure(that) && domain.equals(that.domain) && properties.equals(that.properties);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + type.hashCode();
  }

  @Override
  public String toString() {
    return name + " (" + type + ")";
  }
}
