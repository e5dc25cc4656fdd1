package org.knime.core.node.streamable;

/** How an input port takes its data: in parts or whole, row by row or as a table. */
public final class InputPortRole extends PortRole {
  public static final InputPortRole DISTRIBUTED_STREAMABLE = new InputPortRole(true, true);
  public static final InputPortRole DISTRIBUTED_NONSTREAMABLE = new InputPortRole(true, false);
  public static final InputPortRole NONDISTRIBUTED_STREAMABLE = new InputPortRole(false, true);
  public static final InputPortRole NONDISTRIBUTED_NONSTREAMABLE = new InputPortRole(false, false);

  private final boolean streamable;

  private InputPortRole(boolean distributable, boolean streamable) {
    super(distributable);
    this.streamable = streamable;
  }

  public boolean isStreamable() {
    return streamable;
  }

  public static InputPortRole get(boolean distributable, boolean streamable) {
    if (distributable) {
      return streamable ? DISTRIBUTED_STREAMABLE : DISTRIBUTED_NONSTREAMABLE;
    }
    return streamable ? NONDISTRIBUTED_STREAMABLE : NONDISTRIBUTED_NONSTREAMABLE;
  }
}
