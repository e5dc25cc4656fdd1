package org.knime.core.data;

import java.util.Objects;

/** Makes {@link DataColumnSpec}s. */
public final class DataColumnSpecCreator {
  private String name;
  private DataType type;
  private DataColumnDomain domain = new DataColumnDomainCreator().createDomain();
  private DataColumnProperties properties = new DataColumnProperties();

  public DataColumnSpecCreator(String name, DataType type) {
    setName(name);
    setType(type);
  }

  public DataColumnSpecCreator(DataColumnSpec spec) {
    this(spec.getName(), spec.getType());
    domain = spec.getDomain();
    properties = spec.getProperties();
  }

  /** Sets the name, without the white space around it; an empty one becomes {@code <empty>}, as in KNIME. */
  public void setName(String newName) {
    String trimmed = newName.trim();
    name = trimmed.isEmpty() ? "<empty>" : trimmed;
  }

  public void setType(DataType newType) {
    type = Objects.requireNonNull(newType, "A column needs a type");
  }

  public DataType getType() {
    return type;
  }

  public void setDomain(DataColumnDomain newDomain) {
    domain = newDomain == null ? new DataColumnDomainCreator().createDomain() : newDomain;
  }

  public void setProperties(DataColumnProperties newProperties) {
    properties = newProperties == null ? new DataColumnProperties() : newProperties;
  }

  public DataColumnSpec createSpec() {
    return new DataColumnSpec(name, type, domain, properties);
  }
}
