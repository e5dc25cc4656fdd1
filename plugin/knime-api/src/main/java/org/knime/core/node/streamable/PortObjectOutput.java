package org.knime.core.node.streamable;

import org.knime.core.node.port.PortObject;

/** Takes a whole table, or other object, for an output port. */
public class PortObjectOutput extends PortOutput {
  private PortObject object;

  public PortObjectOutput() {}

  public void setPortObject(PortObject newObject) {
    object = newObject;
  }

  public PortObject getPortObject() {
    return object;
  }
}
