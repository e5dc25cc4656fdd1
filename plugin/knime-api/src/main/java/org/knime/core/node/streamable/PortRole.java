package org.knime.core.node.streamable;

/** How the data of a port may be spread over machines. */
public class PortRole {
  private final boolean distributable;

  PortRole(boolean distributable) {
    this.distributable = distributable;
  }

  public boolean isDistributable() {
    return distributable;
  }
}
