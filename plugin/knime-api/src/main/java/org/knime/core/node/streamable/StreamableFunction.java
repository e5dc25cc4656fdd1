package org.knime.core.node.streamable;

import org.knime.core.data.DataRow;
import org.knime.core.node.ExecutionContext;

/** A {@link StreamableOperator} that makes one row of each row. One of the two {@code compute} is to be overridden. */
public abstract class StreamableFunction extends StreamableOperator {
  public static final int DEFAULT_INPORT_INDEX = 0;
  public static final int DEFAULT_OUTPORT_INDEX = 0;

  private final int inPort;
  private final int outPort;

  protected StreamableFunction() {
    this(DEFAULT_INPORT_INDEX, DEFAULT_OUTPORT_INDEX);
  }

  protected StreamableFunction(int inPort, int outPort) {
    this.inPort = inPort;
    this.outPort = outPort;
  }

  @Override
  public void runFinal(PortInput[] inputs, PortOutput[] outputs, ExecutionContext exec)
      throws Exception {
    init(exec);
    RowInput in = (RowInput) inputs[inPort];
    RowOutput out = (RowOutput) outputs[outPort];
    try {
      long index = 0;
      for (DataRow row = in.poll(); row != null; row = in.poll()) {
        out.push(compute(row, index++));
        exec.checkCanceled();
      }
    } finally {
      finish();
    }
    in.close();
    out.close();
  }

  public void init(ExecutionContext exec) throws Exception {}

  public DataRow compute(DataRow row) throws Exception {
    throw new UnsupportedOperationException(
        "Override one of the two methods compute in " + getClass().getName());
  }

  public DataRow compute(DataRow row, long rowIndex) throws Exception {
    return compute(row);
  }

  public void finish() {}
}
