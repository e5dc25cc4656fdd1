package org.knime.core.node;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.streamable.InputPortRole;
import org.knime.core.node.streamable.MergeOperator;
import org.knime.core.node.streamable.OutputPortRole;
import org.knime.core.node.streamable.PartitionInfo;
import org.knime.core.node.streamable.PortInput;
import org.knime.core.node.streamable.PortObjectInput;
import org.knime.core.node.streamable.PortObjectOutput;
import org.knime.core.node.streamable.PortOutput;
import org.knime.core.node.streamable.RowOutput;
import org.knime.core.node.streamable.StreamableOperator;
import org.knime.core.node.streamable.StreamableOperatorInternals;
import org.knime.core.node.workflow.FlowObjectStack;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.VariableType;

/** What a node does: its settings, the spec of its output, and how that is made. */
public abstract class NodeModel implements AbstractNodeView.ViewableModel {
  private static final VariableType<?>[] CLASSIC_TYPES = {
    VariableType.StringType.INSTANCE,
    VariableType.DoubleType.INSTANCE,
    VariableType.IntType.INSTANCE
  };

  private final NodeLogger logger = NodeLogger.getLogger(getClass());
  private final PortType[] inTypes;
  private final PortType[] outTypes;
  private final List<AbstractNodeView<?>> views = new ArrayList<>();
  private FlowObjectStack incoming = noVariables();
  private FlowObjectStack outgoing = noVariables();
  private String warning;

  protected NodeModel(int nrInDataPorts, int nrOutDataPorts) {
    this(tables(nrInDataPorts), tables(nrOutDataPorts));
  }

  protected NodeModel(PortType[] inPortTypes, PortType[] outPortTypes) {
    inTypes = inPortTypes.clone();
    outTypes = outPortTypes.clone();
  }

  private static PortType[] tables(int count) {
    PortType[] types = new PortType[count];
    Arrays.fill(types, BufferedDataTable.TYPE);
    return types;
  }

  private static FlowObjectStack noVariables() {
    return FlowObjectStack.createFromFlowVariableList(List.of(), null);
  }

  protected abstract void loadInternals(File nodeInternDir, ExecutionMonitor exec)
      throws IOException, CanceledExecutionException;

  protected abstract void saveInternals(File nodeInternDir, ExecutionMonitor exec)
      throws IOException, CanceledExecutionException;

  protected abstract void saveSettingsTo(NodeSettingsWO settings);

  protected abstract void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException;

  protected abstract void loadValidatedSettingsFrom(NodeSettingsRO settings)
      throws InvalidSettingsException;

  protected abstract void reset();

  /** Called when the node is deleted or its workflow closed. */
  protected void onDispose() {}

  protected final int getNrInPorts() {
    return inTypes.length;
  }

  protected final int getNrOutPorts() {
    return outTypes.length;
  }

  protected final PortType getInPortType(int index) {
    return inTypes[index];
  }

  protected final PortType getOutPortType(int index) {
    return outTypes[index];
  }

  /** Returns the spec of the output; for nodes whose ports are all tables the other {@code configure} is easier. */
  protected PortObjectSpec[] configure(PortObjectSpec[] inSpecs) throws InvalidSettingsException {
    DataTableSpec[] tableSpecs = new DataTableSpec[inSpecs.length];
    for (int i = 0; i < inSpecs.length; i++) {
      if (inSpecs[i] != null && !(inSpecs[i] instanceof DataTableSpec)) {
        throw new InvalidSettingsException(
            "Input port " + i + " is not a table; override the other configure");
      }
      tableSpecs[i] = (DataTableSpec) inSpecs[i];
    }
    return configure(tableSpecs);
  }

  /** Returns the specs of the output tables; null, or a null element, for what is not known before execution. */
  protected DataTableSpec[] configure(DataTableSpec[] inSpecs) throws InvalidSettingsException {
    throw new InvalidSettingsException(
        "NodeModel.configure() is not implemented in " + getClass().getName());
  }

  /** Makes the output; for nodes whose ports are all tables the other {@code execute} is easier. */
  protected PortObject[] execute(PortObject[] inObjects, ExecutionContext exec) throws Exception {
    BufferedDataTable[] tables = new BufferedDataTable[inObjects.length];
    for (int i = 0; i < inObjects.length; i++) {
      if (inObjects[i] != null && !(inObjects[i] instanceof BufferedDataTable)) {
        throw new IOException("Input port " + i + " is not a table; override the other execute");
      }
      tables[i] = (BufferedDataTable) inObjects[i];
    }
    return execute(tables, exec);
  }

  /** Makes the output tables. */
  protected BufferedDataTable[] execute(BufferedDataTable[] inData, ExecutionContext exec)
      throws Exception {
    throw new IOException(
        "NodeModel.execute() is not implemented in " + getClass().getName());
  }

  PortObjectSpec[] runConfigure(PortObjectSpec[] inSpecs) throws InvalidSettingsException {
    warning = null;
    PortObjectSpec[] specs = inSpecs.clone();
    for (int i = 0; i < specs.length; i++) {
      if (specs[i] == null && inTypes[i].equals(BufferedDataTable.TYPE)) {
        specs[i] = new DataTableSpec();
      }
      if (specs[i] != null && !inTypes[i].getPortObjectSpecClass().isInstance(specs[i])) {
        throw new InvalidSettingsException("Incompatible port spec at port " + i + ", expected: "
            + inTypes[i].getPortObjectSpecClass().getSimpleName() + ", actual: "
            + specs[i].getClass().getSimpleName());
      }
    }
    PortObjectSpec[] out = configure(specs);
    if (out == null) {
      return new PortObjectSpec[outTypes.length];
    }
    if (out.length != outTypes.length) {
      throw new IllegalStateException(getClass().getName() + ".configure() gives " + out.length
          + " specs for " + outTypes.length + " output ports");
    }
    return out;
  }

  PortObject[] runExecute(PortObject[] inObjects, ExecutionContext exec) throws Exception {
    warning = null;
    for (int i = 0; i < inObjects.length; i++) {
      if (!(inObjects[i] == null && inTypes[i].isOptional())
          && !inTypes[i].acceptsPortObject(inObjects[i])) {
        throw new IllegalStateException(
            "Input port " + i + " expects a " + inTypes[i] + ", found " + inObjects[i]);
      }
    }
    PortObject[] out = execute(inObjects, exec);
    // a node that swallows the cancellation is cancelled all the same
    exec.checkCanceled();
    if (out == null || out.length != outTypes.length) {
      throw new IllegalStateException(getClass().getName() + ".execute() gives "
          + (out == null ? "null" : out.length + " objects") + " for " + outTypes.length
          + " output ports");
    }
    for (int i = 0; i < out.length; i++) {
      Objects.requireNonNull(
          out[i], getClass().getName() + ".execute() gives null at output port " + i);
    }
    warnOfEmptyTables(out);
    return out;
  }

  void warnOfEmptyTables(PortObject[] out) {
    long tables = Arrays.stream(out).filter(BufferedDataTable.class::isInstance).count();
    long rows = Arrays.stream(out)
        .filter(BufferedDataTable.class::isInstance)
        .mapToLong(table -> ((BufferedDataTable) table).size())
        .sum();
    if (warning == null && tables > 0 && rows == 0) {
      setWarningMessage(
          tables == 1
              ? "Node created an empty data table."
              : "Node created empty data tables on all out-ports.");
    }
  }

  protected final void setWarningMessage(String message) {
    warning = message;
  }

  protected final String getWarningMessage() {
    return warning;
  }

  protected final NodeLogger getLogger() {
    return logger;
  }

  void registerView(AbstractNodeView<?> view) {
    views.add(view);
  }

  /** Tells the views that the output is another. */
  protected final void stateChanged() {
    views.forEach(AbstractNodeView::modelChanged);
  }

  /** Hands something to the views. */
  protected final void notifyViews(Object argument) {
    views.forEach(view -> view.updateModel(argument));
  }

  void setVariables(FlowObjectStack in, FlowObjectStack out) {
    incoming = in;
    outgoing = out;
  }

  FlowObjectStack incomingVariables() {
    return incoming;
  }

  FlowObjectStack outgoingVariables() {
    return outgoing;
  }

  protected final void pushFlowVariableString(String name, String value) {
    pushFlowVariable(name, VariableType.StringType.INSTANCE, value);
  }

  protected final void pushFlowVariableDouble(String name, double value) {
    pushFlowVariable(name, VariableType.DoubleType.INSTANCE, value);
  }

  protected final void pushFlowVariableInt(String name, int value) {
    pushFlowVariable(name, VariableType.IntType.INSTANCE, value);
  }

  protected final <T> void pushFlowVariable(String name, VariableType<T> type, T value) {
    outgoing.push(new FlowVariable(name, type, value));
  }

  public final String peekFlowVariableString(String name) {
    return peekFlowVariable(name, VariableType.StringType.INSTANCE);
  }

  public final double peekFlowVariableDouble(String name) {
    return peekFlowVariable(name, VariableType.DoubleType.INSTANCE);
  }

  public final int peekFlowVariableInt(String name) {
    return peekFlowVariable(name, VariableType.IntType.INSTANCE);
  }

  /**
   * Returns the value of a flow variable.
   *
   * @throws NoSuchElementException if there is none of that name and type
   */
  public final <T> T peekFlowVariable(String name, VariableType<T> type) {
    return outgoing
        .peekFlowVariable(name, type)
        .or(() -> incoming.peekFlowVariable(name, type))
        .orElseThrow(
            () -> new NoSuchElementException("No flow variable \"" + name + "\" of type " + type))
        .getValue(type);
  }

  public final Map<String, FlowVariable> getAvailableFlowVariables() {
    return getAvailableFlowVariables(CLASSIC_TYPES);
  }

  /** Returns the variables that can be read as one of the types, with those that this node has pushed. */
  public final Map<String, FlowVariable> getAvailableFlowVariables(VariableType<?>[] types) {
    Map<String, FlowVariable> variables =
        new LinkedHashMap<>(incoming.getAvailableFlowVariables(types));
    variables.putAll(outgoing.getAvailableFlowVariables(types));
    return variables;
  }

  /** Returns how the input ports can be streamed; not at all, unless overridden. */
  public InputPortRole[] getInputPortRoles() {
    InputPortRole[] roles = new InputPortRole[inTypes.length];
    Arrays.fill(roles, InputPortRole.NONDISTRIBUTED_NONSTREAMABLE);
    return roles;
  }

  /** Returns how the output ports can be distributed; not at all, unless overridden. */
  public OutputPortRole[] getOutputPortRoles() {
    OutputPortRole[] roles = new OutputPortRole[outTypes.length];
    Arrays.fill(roles, OutputPortRole.NONDISTRIBUTED);
    return roles;
  }

  /** Returns what executes the node on one part of the data; unless overridden, that calls {@code execute}. */
  public StreamableOperator createStreamableOperator(
      PartitionInfo partitionInfo, PortObjectSpec[] inSpecs) throws InvalidSettingsException {
    return new StreamableOperator() {
      @Override
      public void runFinal(PortInput[] inputs, PortOutput[] outputs, ExecutionContext exec)
          throws Exception {
        PortObject[] in = new PortObject[inputs.length];
        for (int i = 0; i < in.length; i++) {
          in[i] = inputs[i] == null ? null : ((PortObjectInput) inputs[i]).getPortObject();
        }
        PortObject[] out = execute(in, exec);
        for (int i = 0; i < out.length; i++) {
          if (outputs[i] instanceof RowOutput) {
            ((RowOutput) outputs[i]).setFully((BufferedDataTable) out[i]);
          } else {
            ((PortObjectOutput) outputs[i]).setPortObject(out[i]);
          }
        }
      }
    };
  }

  /** Returns what the parts start from when the node iterates; null for nothing. */
  public StreamableOperatorInternals createInitialStreamableOperatorInternals() {
    return null;
  }

  public boolean iterate(StreamableOperatorInternals internals) {
    return false;
  }

  public PortObjectSpec[] computeFinalOutputSpecs(
      StreamableOperatorInternals internals, PortObjectSpec[] inSpecs)
      throws InvalidSettingsException {
    return configure(inSpecs);
  }

  public MergeOperator createMergeOperator() {
    return null;
  }

  public void finishStreamableExecution(
      StreamableOperatorInternals internals, ExecutionContext exec, PortOutput[] output)
      throws Exception {}
}
