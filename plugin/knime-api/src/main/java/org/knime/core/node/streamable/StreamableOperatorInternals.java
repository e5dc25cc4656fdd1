package org.knime.core.node.streamable;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What the operators of several parts tell the node. */
public abstract class StreamableOperatorInternals {

  public StreamableOperatorInternals() {}

  public abstract void load(DataInputStream input) throws IOException;

  public abstract void save(DataOutputStream output) throws IOException;
}
