package org.knime.core.node.streamable;

/** Which part of the data a {@link StreamableOperator} gets. */
public class PartitionInfo {
  private final int index;
  private final int count;

  public PartitionInfo(int index, int count) {
    this.index = index;
    this.count = count;
  }

  public int getPartitionIndex() {
    return index;
  }

  public int getPartitionCount() {
    return count;
  }
}
