package org.emcell.nodes.frame;

import java.io.File;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.emcell.core.Progress;
import org.emcell.core.Workers;
import org.emcell.core.stack.StackException;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortType;

/** A node that works on whole tables. It keeps its settings and turns cancel and invalid values into KNIME's own. */
public abstract class EmNodeModel extends NodeModel {

  private final List<Setting<?>> settings;
  private final Values values;

  /**
   * @param inPorts number of tables that come in
   * @param outPorts number of tables that go out
   * @param settings in the order of the dialog
   */
  protected EmNodeModel(int inPorts, int outPorts, List<Setting<?>> settings) {
    this(inPorts, 0, outPorts, settings);
  }

  /**
   * @param inPorts number of tables that come in
   * @param optional number of further tables that may come in; their specs and they themselves are null when they do
   *     not
   * @param outPorts number of tables that go out
   * @param settings in the order of the dialog
   */
  protected EmNodeModel(int inPorts, int optional, int outPorts, List<Setting<?>> settings) {
    super(
        Stream.concat(
                Collections.nCopies(inPorts, BufferedDataTable.TYPE).stream(),
                Collections.nCopies(optional, BufferedDataTable.TYPE_OPTIONAL).stream())
            .toArray(PortType[]::new),
        Collections.nCopies(outPorts, BufferedDataTable.TYPE).toArray(PortType[]::new));
    this.settings = settings;
    values = new Values(settings);
  }

  /** Returns the columns of the tables that go out, without a look at data. */
  protected abstract DataTableSpec[] specs(DataTableSpec[] in) throws InvalidSettingsException;

  /** Makes the tables that go out. */
  protected abstract BufferedDataTable[] run(BufferedDataTable[] in, Work work) throws Exception;

  /**
   * Checks values that each are in their range against one another.
   *
   * @throws IllegalArgumentException when they do not fit together; the message says what is allowed
   */
  protected void check(Values candidate) {}

  /** Is told of the tables that the node has given out, of none when they are gone. */
  protected void given(BufferedDataTable[] out) {}

  /** Returns the values of the settings. */
  protected final Values values() {
    return values;
  }

  /** Returns the value of a setting. */
  protected final <V> V get(Setting<V> setting) {
    return values.get(setting);
  }

  /**
   * What a node works with while it runs.
   *
   * @param exec the platform's side
   * @param workers the platform's threads
   * @param progress reports to the platform and learns of cancel
   * @param warnings what the user is told when the node has ended
   */
  public record Work(ExecutionContext exec, Workers workers, Progress progress, Warnings warnings) {

    static Work of(ExecutionContext exec, Warnings warnings) {
      return new Work(exec, new PoolWorkers(), new ExecutionProgress(exec), warnings);
    }

    /** Returns this with the progress of a part of the work. */
    public Work part(double from, double to) {
      return new Work(exec, workers, progress.part(from, to), warnings);
    }

    /** Returns an empty table. */
    public BufferedDataContainer table(DataTableSpec spec) {
      return exec.createDataContainer(spec);
    }
  }

  /** What is done to one row of a table. */
  @FunctionalInterface
  protected interface RowWork {

    /** @param number of the row, from 1 */
    void on(DataRow row, int number, Work work) throws Exception;
  }

  /** Works on a table row by row, with the progress of each. What is wrong with a row is said with its key. */
  protected static void forEachRow(BufferedDataTable table, Work work, RowWork step)
      throws Exception {
    int number = 0;
    for (DataRow row : table) {
      work.progress().checkCancelled();
      Work part = work.part((double) number / table.size(), (number + 1.0) / table.size());
      number++;
      try {
        step.on(row, number, part);
      } catch (StackException | IllegalArgumentException e) {
        throw inRow(row, e);
      }
    }
  }

  static IllegalStateException inRow(DataRow row, RuntimeException cause) {
    return new IllegalStateException("Row \"" + row.getKey() + "\": " + cause.getMessage(), cause);
  }

  /** Closes a table and returns it. */
  protected static BufferedDataTable closed(BufferedDataContainer table) {
    table.close();
    return table.getTable();
  }

  @Override
  protected final DataTableSpec[] configure(DataTableSpec[] inSpecs)
      throws InvalidSettingsException {
    try {
      values.check();
      check(values);
      return specs(inSpecs);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingsException(e.getMessage(), e);
    }
  }

  @Override
  protected final BufferedDataTable[] execute(BufferedDataTable[] inData, ExecutionContext exec)
      throws Exception {
    Warnings warnings = new Warnings();
    try {
      BufferedDataTable[] out = run(inData, Work.of(exec, warnings));
      given(out);
      return out;
    } catch (CancellationException e) {
      throw cancelled(e);
    } catch (OutOfMemoryError e) {
      throw outOfMemory(e);
    } finally {
      tell(warnings);
    }
  }

  /** Adds warnings to what the node says already. */
  final void tell(Warnings warnings) {
    warnings
        .text()
        .ifPresent(text -> setWarningMessage(
            getWarningMessage() == null ? text : getWarningMessage() + "\n" + text));
  }

  static CanceledExecutionException cancelled(CancellationException cause) {
    CanceledExecutionException cancelled = new CanceledExecutionException(cause.getMessage());
    cancelled.initCause(cause);
    return cancelled;
  }

  static IllegalStateException outOfMemory(OutOfMemoryError cause) {
    return new IllegalStateException(
        "The memory of KNIME, " + Runtime.getRuntime().maxMemory() / (1 << 20)
            + " MB, is not enough for these images. Raise -Xmx in knime.ini, or work on smaller regions or larger"
            + " voxels.",
        cause);
  }

  @Override
  protected final void saveSettingsTo(NodeSettingsWO target) {
    values.save(target);
  }

  @Override
  protected final void validateSettings(NodeSettingsRO source) throws InvalidSettingsException {
    Values candidate = new Values(settings);
    candidate.load(source);
    candidate.check();
    try {
      check(candidate);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingsException(e.getMessage(), e);
    }
  }

  @Override
  protected final void loadValidatedSettingsFrom(NodeSettingsRO source)
      throws InvalidSettingsException {
    values.load(source);
  }

  @Override
  protected final void reset() {
    given(new BufferedDataTable[0]);
  }

  @Override
  protected final void loadInternals(File folder, ExecutionMonitor exec) {}

  @Override
  protected final void saveInternals(File folder, ExecutionMonitor exec) {}
}
