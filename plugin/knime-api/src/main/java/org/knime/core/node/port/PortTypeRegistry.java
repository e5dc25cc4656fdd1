package org.knime.core.node.port;

/** Makes {@link PortType}s. */
public final class PortTypeRegistry {
  private static final PortTypeRegistry INSTANCE = new PortTypeRegistry();

  private PortTypeRegistry() {}

  public static PortTypeRegistry getInstance() {
    return INSTANCE;
  }

  public PortType getPortType(Class<? extends PortObject> objectClass) {
    return getPortType(objectClass, false);
  }

  public PortType getPortType(Class<? extends PortObject> objectClass, boolean isOptional) {
    return new PortType(objectClass, isOptional);
  }
}
