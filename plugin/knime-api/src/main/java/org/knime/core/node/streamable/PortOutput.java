package org.knime.core.node.streamable;

/** Where the data of an output port goes. */
public abstract class PortOutput {

  public PortOutput() {}
}
