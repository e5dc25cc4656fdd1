package org.knime.core.node.streamable.simple;

import java.io.File;
import java.io.IOException;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.streamable.InputPortRole;
import org.knime.core.node.streamable.OutputPortRole;
import org.knime.core.node.streamable.PartitionInfo;
import org.knime.core.node.streamable.StreamableFunction;
import org.knime.core.node.streamable.StreamableFunctionProducer;

/** A node with one table in and one out, whose rows are computed one by one by a {@link ColumnRearranger}. */
public abstract class SimpleStreamableFunctionNodeModel extends NodeModel
    implements StreamableFunctionProducer {
  private final int inPort;
  private final int outPort;

  public SimpleStreamableFunctionNodeModel() {
    super(1, 1);
    inPort = 0;
    outPort = 0;
  }

  public SimpleStreamableFunctionNodeModel(
      PortType[] inPorts, PortType[] outPorts, int inPort, int outPort) {
    super(inPorts, outPorts);
    this.inPort = inPort;
    this.outPort = outPort;
  }

  protected abstract ColumnRearranger createColumnRearranger(DataTableSpec spec)
      throws InvalidSettingsException;

  @Override
  protected DataTableSpec[] configure(DataTableSpec[] inSpecs) throws InvalidSettingsException {
    return new DataTableSpec[] {createColumnRearranger(inSpecs[inPort]).createSpec()};
  }

  @Override
  protected BufferedDataTable[] execute(BufferedDataTable[] inData, ExecutionContext exec)
      throws Exception {
    BufferedDataTable in = inData[inPort];
    ColumnRearranger rearranger = createColumnRearranger(in.getDataTableSpec());
    return new BufferedDataTable[] {exec.createColumnRearrangeTable(in, rearranger, exec)};
  }

  /** Returns whether the rows can be spread over machines. */
  protected boolean isDistributable() {
    return true;
  }

  protected int getStreamableInPortIdx() {
    return inPort;
  }

  public int getStreamableOutPortIdx() {
    return outPort;
  }

  @Override
  public InputPortRole[] getInputPortRoles() {
    InputPortRole[] roles = super.getInputPortRoles();
    roles[inPort] = InputPortRole.get(isDistributable(), true);
    return roles;
  }

  @Override
  public OutputPortRole[] getOutputPortRoles() {
    OutputPortRole[] roles = super.getOutputPortRoles();
    roles[outPort] = isDistributable() ? OutputPortRole.DISTRIBUTED : OutputPortRole.NONDISTRIBUTED;
    return roles;
  }

  @Override
  public StreamableFunction createStreamableOperator(
      PartitionInfo partitionInfo, PortObjectSpec[] inSpecs) throws InvalidSettingsException {
    return createColumnRearranger((DataTableSpec) inSpecs[inPort])
        .createStreamableFunction(inPort, outPort);
  }

  @Override
  protected void reset() {}

  @Override
  protected void loadInternals(File folder, ExecutionMonitor exec)
      throws IOException, CanceledExecutionException {}

  @Override
  protected void saveInternals(File folder, ExecutionMonitor exec)
      throws IOException, CanceledExecutionException {}
}
