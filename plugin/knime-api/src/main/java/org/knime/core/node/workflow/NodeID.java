package org.knime.core.node.workflow;

import java.io.Serializable;

/** The number of a node in its workflow. */
public class NodeID implements Serializable, Comparable<NodeID> {
  private static final long serialVersionUID = 1L;

  private final int index;

  public NodeID(int index) {
    this.index = index;
  }

  public int getIndex() {
    return index;
  }

  @Override
  public int compareTo(NodeID other) {
    return Integer.compare(index, other.index);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NodeID && index == ((NodeID) other).index;
  }

  @Override
  public int hashCode() {
    return index;
  }

  @Override
  public String toString() {
    return Integer.toString(index);
  }
}
