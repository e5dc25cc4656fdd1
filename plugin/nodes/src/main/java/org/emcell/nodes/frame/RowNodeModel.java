package org.emcell.nodes.frame;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.emcell.core.stack.StackException;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.JoinedRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.streamable.BufferedDataTableRowOutput;
import org.knime.core.node.streamable.DataTableRowInput;
import org.knime.core.node.streamable.InputPortRole;
import org.knime.core.node.streamable.MergeOperator;
import org.knime.core.node.streamable.OutputPortRole;
import org.knime.core.node.streamable.PartitionInfo;
import org.knime.core.node.streamable.PortInput;
import org.knime.core.node.streamable.PortOutput;
import org.knime.core.node.streamable.RowInput;
import org.knime.core.node.streamable.RowOutput;
import org.knime.core.node.streamable.StreamableOperator;
import org.knime.core.node.streamable.StreamableOperatorInternals;

/**
 * A node that appends cells to each row of one table. Rows do not know of each other, so that the table may come in
 * parts, to several machines. Where a cell that is needed is missing, the new cells are missing with its reason.
 */
public abstract class RowNodeModel extends EmNodeModel {

  /** Computes the new cells of one row. */
  @FunctionalInterface
  public interface Cells {

    /** Returns one cell for each new column. */
    DataCell[] of(DataRow row, Work work) throws Exception;
  }

  /**
   * What is done to each row of a table.
   *
   * @param needed columns without which nothing can be computed
   * @param columns the new columns
   * @param cells computes them
   */
  public record Step(int[] needed, List<DataColumnSpec> columns, Cells cells) {}

  /** @param settings in the order of the dialog */
  protected RowNodeModel(List<Setting<?>> settings) {
    super(1, 1, settings);
  }

  /** Returns what is done to each row of a table with these columns. */
  protected abstract Step step(DataTableSpec in) throws InvalidSettingsException;

  @Override
  protected final DataTableSpec[] specs(DataTableSpec[] in) throws InvalidSettingsException {
    return new DataTableSpec[] {appended(in[0], step(in[0]))};
  }

  @Override
  protected final BufferedDataTable[] run(BufferedDataTable[] in, Work work) throws Exception {
    DataTableSpec spec = in[0].getDataTableSpec();
    Step step = step(spec);
    BufferedDataTableRowOutput out =
        new BufferedDataTableRowOutput(work.table(appended(spec, step)));
    append(new DataTableRowInput(in[0]), out, step, in[0].size(), work);
    return new BufferedDataTable[] {out.getDataTable()};
  }

  @Override
  public final InputPortRole[] getInputPortRoles() {
    return new InputPortRole[] {InputPortRole.DISTRIBUTED_STREAMABLE};
  }

  @Override
  public final OutputPortRole[] getOutputPortRoles() {
    return new OutputPortRole[] {OutputPortRole.DISTRIBUTED};
  }

  @Override
  public final StreamableOperator createStreamableOperator(
      PartitionInfo partition, PortObjectSpec[] inSpecs) throws InvalidSettingsException {
    Step step = step((DataTableSpec) inSpecs[0]);
    Warnings warnings = new Warnings();
    return new StreamableOperator() {
      @Override
      public void runFinal(PortInput[] inputs, PortOutput[] outputs, ExecutionContext exec)
          throws Exception {
        try {
          append((RowInput) inputs[0], (RowOutput) outputs[0], step, 0, Work.of(exec, warnings));
        } catch (CancellationException e) {
          throw cancelled(e);
        } catch (OutOfMemoryError e) {
          throw outOfMemory(e);
        }
      }

      @Override
      public StreamableOperatorInternals saveInternals() {
        return warnings;
      }
    };
  }

  @Override
  public final MergeOperator createMergeOperator() {
    return new MergeOperator() {
      @Override
      public StreamableOperatorInternals mergeFinal(StreamableOperatorInternals[] operators) {
        Warnings all = new Warnings();
        for (StreamableOperatorInternals part : operators) {
          all.add((Warnings) part);
        }
        return all;
      }
    };
  }

  @Override
  public final void finishStreamableExecution(
      StreamableOperatorInternals internals, ExecutionContext exec, PortOutput[] output) {
    if (internals instanceof Warnings all) {
      tell(all);
    }
  }

  /** @param rows number of rows, 0 when it is not known */
  private static void append(RowInput in, RowOutput out, Step step, long rows, Work work)
      throws Exception {
    try {
      long done = 0;
      for (DataRow row = in.poll(); row != null; row = in.poll(), done++) {
        work.progress().checkCancelled();
        Work part = rows == 0 ? work : work.part((double) done / rows, (done + 1.0) / rows);
        out.push(new JoinedRow(row, new DefaultRow(row.getKey(), cells(row, step, part))));
      }
    } finally {
      in.close();
      out.close();
    }
  }

  private static DataCell[] cells(DataRow row, Step step, Work work) throws Exception {
    Optional<String> missing = Missing.reason(row, step.needed());
    if (missing.isPresent()) {
      return Missing.cells(step.columns().size(), missing.get()).toArray(DataCell[]::new);
    }
    try {
      return step.cells().of(row, work);
    } catch (StackException | IllegalArgumentException e) {
      throw inRow(row, e);
    }
  }

  private static DataTableSpec appended(DataTableSpec in, Step step) {
    DataTableSpec spec = in;
    for (DataColumnSpec column : step.columns()) {
      DataColumnSpecCreator unique = new DataColumnSpecCreator(column);
      unique.setName(DataTableSpec.getUniqueColumnName(spec, column.getName()));
      spec = new DataTableSpec(spec, new DataTableSpec(unique.createSpec()));
    }
    return spec;
  }
}
