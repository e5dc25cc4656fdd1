package org.emcell.nodes.frame;

import java.io.File;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.emcell.core.Progress;
import org.emcell.core.Workers;
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
    super(inPorts, outPorts);
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
   */
  public record Work(ExecutionContext exec, Workers workers, Progress progress) {

    static Work of(ExecutionContext exec) {
      return new Work(exec, new PoolWorkers(), new ExecutionProgress(exec));
    }

    /** Returns this with the progress of a part of the work. */
    public Work part(double from, double to) {
      return new Work(exec, workers, progress.part(from, to));
    }

    /** Returns an empty table. */
    public BufferedDataContainer table(DataTableSpec spec) {
      return exec.createDataContainer(spec);
    }
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
    try {
      return run(inData, Work.of(exec));
    } catch (CancellationException e) {
      throw cancelled(e);
    }
  }

  static CanceledExecutionException cancelled(CancellationException cause) {
    CanceledExecutionException cancelled = new CanceledExecutionException(cause.getMessage());
    cancelled.initCause(cause);
    return cancelled;
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
  protected final void reset() {}

  @Override
  protected final void loadInternals(File folder, ExecutionMonitor exec) {}

  @Override
  protected final void saveInternals(File folder, ExecutionMonitor exec) {}
}
