package org.knime.core.node.streamable;

/** The data at an input port. */
public abstract class PortInput {

  public PortInput() {}
}
