package org.knime.core.node.port;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.flowvariable.FlowVariablePortObject;
import org.knime.core.node.port.flowvariable.FlowVariablePortObjectSpec;

/** Which {@link PortObject}s a port takes or gives, and whether it may stay unconnected. */
public final class PortType {
  private final Class<? extends PortObject> objectClass;
  private final Class<? extends PortObjectSpec> specClass;
  private final boolean optional;

  PortType(Class<? extends PortObject> objectClass, boolean optional) {
    this.objectClass = objectClass;
    this.optional = optional;
    specClass = objectClass == BufferedDataTable.class
        ? DataTableSpec.class
        : objectClass == FlowVariablePortObject.class
            ? FlowVariablePortObjectSpec.class
            : PortObjectSpec.class;
  }

  public Class<? extends PortObject> getPortObjectClass() {
    return objectClass;
  }

  public Class<? extends PortObjectSpec> getPortObjectSpecClass() {
    return specClass;
  }

  public boolean isOptional() {
    return optional;
  }

  public String getName() {
    return objectClass.getSimpleName();
  }

  public boolean isSuperTypeOf(PortType type) {
    return objectClass.isAssignableFrom(type.objectClass);
  }

  public boolean acceptsPortObject(PortObject object) {
    return object != null && objectClass.isInstance(object);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PortType
        && objectClass == ((PortType) other).objectClass
        && optional == ((PortType) other).optional;
  }

  @Override
  public int hashCode() {
    return objectClass.hashCode();
  }

  @Override
  public String toString() {
    return getName() + (optional ? " (optional)" : "");
  }
}
