package org.knime.core.data.container;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.ColumnRearranger.RearrangedColumn;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.filestore.FileStoreFactory;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEConstants;
import org.knime.core.node.streamable.DataTableRowInput;
import org.knime.core.node.streamable.PortInput;
import org.knime.core.node.streamable.PortOutput;
import org.knime.core.node.streamable.RowInput;
import org.knime.core.node.streamable.RowOutput;
import org.knime.core.node.streamable.StreamableFunction;
import org.knime.core.util.ThreadPool;

/** Computes the rows of a {@link ColumnRearranger}, several at once where its factories allow it. */
final class RearrangeFunction extends StreamableFunction {
  private final List<RearrangedColumn> columns;
  private final int inPort;
  private final int outPort;

  RearrangeFunction(List<RearrangedColumn> columns, int inPort, int outPort) {
    super(inPort, outPort);
    this.columns = columns;
    this.inPort = inPort;
    this.outPort = outPort;
  }

  @Override
  public void init(ExecutionContext exec) {
    for (CellFactory factory : ColumnRearranger.factories(columns)) {
      if (factory instanceof AbstractCellFactory) {
        ((AbstractCellFactory) factory)
            .setFileStores(FileStoreFactory.createFileStoreFactory(exec));
      }
    }
  }

  @Override
  public DataRow compute(DataRow row, long rowIndex) {
    Map<CellFactory, DataCell[]> computed = new HashMap<>();
    DataCell[] cells = new DataCell[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      RearrangedColumn column = columns.get(i);
      cells[i] = column.factory == null
          ? row.getCell(column.index)
          : computed
              .computeIfAbsent(column.factory, factory -> factory.getCells(row, rowIndex))[
              column.index];
    }
    return new DefaultRow(row.getKey(), cells);
  }

  @Override
  public void finish() {
    for (CellFactory factory : ColumnRearranger.factories(columns)) {
      if (factory instanceof AbstractCellFactory) {
        ((AbstractCellFactory) factory).afterProcessing();
      }
    }
  }

  private boolean isParallel() {
    return ColumnRearranger.factories(columns).stream()
        .anyMatch(f ->
            f instanceof AbstractCellFactory && ((AbstractCellFactory) f).isParallelProcessing());
  }

  @Override
  public void runFinal(PortInput[] inputs, PortOutput[] outputs, ExecutionContext exec)
      throws Exception {
    RowInput in = (RowInput) inputs[inPort];
    RowOutput out = (RowOutput) outputs[outPort];
    init(exec);
    try {
      if (isParallel() && ThreadPool.currentPool() != null) {
        KNIMEConstants.GLOBAL_THREAD_POOL.runInvisible(() -> computeInParallel(in, out, exec));
      } else {
        computeInOrder(in, out, exec);
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
    } finally {
      finish();
    }
    in.close();
    out.close();
  }

  private void computeInOrder(RowInput in, RowOutput out, ExecutionContext exec) throws Exception {
    long index = 0;
    for (DataRow row = in.poll(); row != null; row = in.poll()) {
      exec.checkCanceled();
      out.push(compute(row, index++));
      report(row, index, in, exec);
    }
  }

  private Void computeInParallel(RowInput in, RowOutput out, ExecutionContext exec)
      throws Exception {
    int ahead = 2 * KNIMEConstants.GLOBAL_THREAD_POOL.getMaxThreads();
    Queue<Future<DataRow>> pending = new ArrayDeque<>();
    try {
      long index = 0;
      long done = 0;
      DataRow next = in.poll();
      while (next != null || !pending.isEmpty()) {
        exec.checkCanceled();
        if (next != null && pending.size() < ahead) {
          DataRow row = next;
          long rowIndex = index++;
          pending.add(KNIMEConstants.GLOBAL_THREAD_POOL.enqueue(() -> compute(row, rowIndex)));
          next = in.poll();
        } else {
          DataRow row = pending.remove().get();
          out.push(row);
          report(row, ++done, in, exec);
        }
      }
    } finally {
      pending.forEach(future -> future.cancel(true));
    }
    return null;
  }

  private void report(DataRow row, long done, RowInput in, ExecutionContext exec) {
    long all = in instanceof DataTableRowInput ? ((DataTableRowInput) in).getRowCount() : -1;
    if (all > 0) {
      ColumnRearranger.factories(columns)
          .forEach(factory -> factory.setProgress(done, all, row.getKey(), exec));
    }
  }
}
