package org.knime.core.node.streamable;

import org.knime.core.node.port.PortObject;

/** A whole table, or other object, at an input port. */
public class PortObjectInput extends PortInput {
  private final PortObject object;

  public PortObjectInput(PortObject object) {
    this.object = object;
  }

  public PortObject getPortObject() {
    return object;
  }
}
