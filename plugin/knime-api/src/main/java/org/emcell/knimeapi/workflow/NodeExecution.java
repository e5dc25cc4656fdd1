package org.emcell.knimeapi.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEConstants;
import org.knime.core.node.Node;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.workflow.ExecutionEnvironment;
import org.knime.core.node.workflow.FlowObjectStack;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.node.workflow.NodeID;
import org.knime.core.node.workflow.NodeMessage;

/** Configures and executes one node, as the platform does. */
final class NodeExecution {
  private final WorkflowNode target;
  private final Workflow workflow;
  private final Node node;

  NodeExecution(WorkflowNode target, Workflow workflow) {
    this.target = target;
    this.workflow = workflow;
    node = target.platformNode();
  }

  /** Returns the specs at the input ports; null where nothing is connected or known. */
  PortObjectSpec[] inputSpecs() {
    PortObjectSpec[] specs = new PortObjectSpec[node.getNrInPorts()];
    for (Connection connection : workflow.incoming(target)) {
      specs[connection.targetPort()] = connection.source().outputSpec(connection.sourcePort());
    }
    return specs;
  }

  /** Returns the objects at the input ports; null where nothing is connected or executed. */
  PortObject[] inputs() {
    PortObject[] objects = new PortObject[node.getNrInPorts()];
    for (Connection connection : workflow.incoming(target)) {
      objects[connection.targetPort()] = connection.source().outputOrNull(connection.sourcePort());
    }
    return objects;
  }

  /** Configures the node, unless it is executed or one before it could not be configured. */
  void configure() {
    if (target.state() == NodeState.EXECUTED) {
      return;
    }
    List<Connection> incoming = workflow.incoming(target);
    for (int port = 1; port < node.getNrInPorts(); port++) {
      int current = port;
      if (!node.getInputType(port).isOptional()
          && incoming.stream().noneMatch(c -> c.targetPort() == current)) {
        target.notConfigured(
            NodeMessage.newWarning("Input port " + port + " is not connected"), null);
        return;
      }
    }
    if (incoming.stream().anyMatch(c -> c.source().state() == NodeState.IDLE)) {
      target.notConfigured(NodeMessage.NONE, null);
      return;
    }
    NodeContext.pushContext(workflow.manager());
    try {
      loadSettings();
      target.configured(node.invokeNodeModelConfigure(inputSpecs()));
    } catch (InvalidSettingsException e) {
      target.notConfigured(NodeMessage.newWarning(String.valueOf(e.getMessage())), e);
    } catch (RuntimeException e) {
      target.notConfigured(NodeMessage.newError("Configure failed: " + e), e);
    } finally {
      NodeContext.removeLastContext();
    }
  }

  private void loadSettings() throws InvalidSettingsException {
    FlowObjectStack variables = incomingVariables();
    List<FlowVariable> exposed = new ArrayList<>();
    NodeSettings settings = new NodeSettings(Node.CFG_MODEL);
    target.settings().copyTo(settings);
    VariableSettings.apply(
        target.variableSettings(), settings, variables.getAllAvailableFlowVariables(), exposed);
    node.loadModelSettingsFrom(settings);
    node.setFlowObjectStack(
        variables, FlowObjectStack.createFromFlowVariableList(exposed, new NodeID(target.id())));
  }

  /** Returns the variables of all nodes before; where two have the same name, that at the uppermost port counts. */
  private FlowObjectStack incomingVariables() {
    List<FlowVariable> bottomUp = new ArrayList<>(workflow.workflowVariables());
    List<Connection> incoming = workflow.incoming(target);
    for (int i = incoming.size() - 1; i >= 0; i--) {
      bottomUp.addAll(incoming.get(i).source().flowVariableList());
    }
    return FlowObjectStack.createFromFlowVariableList(bottomUp, new NodeID(target.id()));
  }

  /** Configures the node for the input that is there now, and executes it in KNIME's pool. */
  void execute() {
    if (target.state() == NodeState.EXECUTED) {
      return;
    }
    configure();
    if (target.state() != NodeState.CONFIGURED) {
      return;
    }
    target.progress().reset();
    ExecutionContext exec = new ExecutionContext(target.progress(), node);
    NodeContext.pushContext(workflow.manager());
    try {
      target.executed(KNIMEConstants.GLOBAL_THREAD_POOL.enqueue(() -> run(exec)).get());
    } catch (ExecutionException e) {
      fail(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(e);
    } finally {
      NodeContext.removeLastContext();
    }
  }

  private PortObject[] run(ExecutionContext exec) throws Exception {
    PortObject[] outputs = target.partitions() > 0
        ? stream(exec)
        : node.invokeFullyNodeModelExecute(exec, ExecutionEnvironment.DEFAULT, inputs());
    for (int port = 1; port < outputs.length; port++) {
      checkSpec(port, outputs[port].getSpec());
      if (workflow.readsBack() && outputs[port] instanceof BufferedDataTable) {
        outputs[port] = CellSerialization.readBack(
            (BufferedDataTable) outputs[port], workflow.fileStores(), exec);
      }
    }
    return outputs;
  }

  private PortObject[] stream(ExecutionContext exec) throws Exception {
    StreamingExecution streaming = new StreamingExecution(node);
    PortObject[] outputs = streaming.run(inputs(), inputSpecs(), target.partitions(), exec);
    streaming.warning().map(NodeMessage::newWarning).ifPresent(target::warned);
    return outputs;
  }

  private void checkSpec(int port, PortObjectSpec made) {
    PortObjectSpec promised = target.configuredSpec(port);
    if (promised instanceof DataTableSpec
        && !((DataTableSpec) promised).equalStructure((DataTableSpec) made)) {
      throw new IllegalStateException(
          "The table at output port " + port + " has not the columns that configure()"
              + " has promised. Promised: " + columns((DataTableSpec) promised) + "; made: "
              + columns((DataTableSpec) made));
    }
  }

  private static String columns(DataTableSpec spec) {
    return spec.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private void fail(Throwable cause) {
    if (cause instanceof CanceledExecutionException) {
      target.failed(NodeMessage.newWarning("Execution canceled"), cause);
    } else {
      String message =
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      target.failed(NodeMessage.newError("Execute failed: " + message), cause);
    }
  }
}
