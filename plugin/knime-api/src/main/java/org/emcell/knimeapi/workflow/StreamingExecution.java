package org.emcell.knimeapi.workflow;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.Node;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.flowvariable.FlowVariablePortObject;
import org.knime.core.node.streamable.BufferedDataTableRowOutput;
import org.knime.core.node.streamable.InputPortRole;
import org.knime.core.node.streamable.MergeOperator;
import org.knime.core.node.streamable.OutputPortRole;
import org.knime.core.node.streamable.PartitionInfo;
import org.knime.core.node.streamable.PortInput;
import org.knime.core.node.streamable.PortObjectInput;
import org.knime.core.node.streamable.PortObjectOutput;
import org.knime.core.node.streamable.PortOutput;
import org.knime.core.node.streamable.StreamableOperator;
import org.knime.core.node.streamable.StreamableOperatorInternals;

/**
 * Executes a node row by row, and if it is distributable in several parts, each with a model of its own as on another
 * machine. Nodes that iterate over their data beforehand are not supported.
 */
final class StreamingExecution {
  private final Node node;
  private final InputPortRole[] inRoles;
  private final OutputPortRole[] outRoles;

  StreamingExecution(Node node) {
    this.node = node;
    inRoles = node.getNodeModel().getInputPortRoles();
    outRoles = node.getNodeModel().getOutputPortRoles();
  }

  /** Returns the outputs, that of port 0 first. */
  PortObject[] run(
      PortObject[] inputs, PortObjectSpec[] inSpecs, int partitions, ExecutionContext exec)
      throws Exception {
    PortObject[] in = Arrays.copyOfRange(inputs, 1, inputs.length);
    PortObjectSpec[] specs = Arrays.copyOfRange(inSpecs, 1, inSpecs.length);
    boolean streamable = Arrays.stream(inRoles).anyMatch(InputPortRole::isStreamable);
    if (in.length > 0 && !streamable) {
      throw new IllegalStateException("The node has no streamable input port");
    }
    boolean distributable = Arrays.stream(inRoles).anyMatch(InputPortRole::isDistributable);
    int parts = distributable ? partitions : 1;
    PortObjectSpec[] outSpecs = node.getNodeModel().computeFinalOutputSpecs(null, specs);
    List<PortOutput[]> outputs = new ArrayList<>();
    List<StreamableOperatorInternals> internals = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      NodeModel model = parts == 1 ? node.getNodeModel() : copyOfNode().getNodeModel();
      StreamableOperator operator =
          model.createStreamableOperator(new PartitionInfo(part, parts), specs);
      StreamableOperatorInternals initial = model.createInitialStreamableOperatorInternals();
      if (initial != null) {
        operator.loadInternals(sent(initial));
      }
      PortOutput[] partOutputs = outputs(outSpecs, exec);
      operator.runFinal(inputs(in, part, parts, exec), partOutputs, exec);
      exec.checkCanceled();
      StreamableOperatorInternals said = operator.saveInternals();
      if (said != null) {
        internals.add(sent(said));
      }
      outputs.add(partOutputs);
    }
    PortOutput[] merged = merge(outputs, outSpecs, exec);
    finish(internals, merged, exec);
    return results(merged);
  }

  /**
   * Returns the warning of the model after {@link #run}. The platform's listens for it; here it is asked of the model,
   * which tells it to its own kind only.
   */
  Optional<String> warning() throws ReflectiveOperationException {
    Method warning = NodeModel.class.getDeclaredMethod("getWarningMessage");
    warning.setAccessible(true);
    return Optional.ofNullable((String) warning.invoke(node.getNodeModel()));
  }

  private Node copyOfNode() throws Exception {
    NodeSettings settings = new NodeSettings(Node.CFG_MODEL);
    node.saveModelSettingsTo(settings);
    Node copy = new Node(node.getFactory());
    copy.loadModelSettingsFrom(settings);
    copy.setFlowObjectStack(node.getFlowObjectStack(), node.getOutgoingFlowObjectStack());
    return copy;
  }

  private PortInput[] inputs(PortObject[] in, int part, int parts, ExecutionContext exec) {
    PortInput[] inputs = new PortInput[in.length];
    for (int i = 0; i < in.length; i++) {
      if (in[i] == null) {
        continue;
      }
      PortObject object = inRoles[i].isDistributable() && parts > 1
          ? rowsOf((BufferedDataTable) in[i], part, parts, exec)
          : in[i];
      inputs[i] = inRoles[i].isStreamable()
          ? new RowsOnce((BufferedDataTable) object)
          : new PortObjectInput(object);
    }
    return inputs;
  }

  private static BufferedDataTable rowsOf(
      BufferedDataTable table, int part, int parts, ExecutionContext exec) {
    BufferedDataContainer container = exec.createDataContainer(table.getDataTableSpec());
    long row = 0;
    for (DataRow current : table) {
      if (row * parts / table.size() == part) {
        container.addRowToTable(current);
      }
      row++;
    }
    container.close();
    return container.getTable();
  }

  private PortOutput[] outputs(PortObjectSpec[] specs, ExecutionContext exec) {
    PortOutput[] outputs = new PortOutput[outRoles.length];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = node.getOutputType(i + 1).equals(BufferedDataTable.TYPE)
          ? new BufferedDataTableRowOutput(exec.createDataContainer((DataTableSpec) specs[i]))
          : new PortObjectOutput();
    }
    return outputs;
  }

  /** Puts the rows of distributed ports together; what is not distributed is left for the node to set at the end. */
  private PortOutput[] merge(
      List<PortOutput[]> parts, PortObjectSpec[] specs, ExecutionContext exec)
      throws InterruptedException {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    PortOutput[] merged = outputs(specs, exec);
    for (int i = 0; i < merged.length; i++) {
      if (outRoles[i].isDistributable()) {
        BufferedDataTableRowOutput all = (BufferedDataTableRowOutput) merged[i];
        for (PortOutput[] part : parts) {
          for (DataRow row : ((BufferedDataTableRowOutput) part[i]).getDataTable()) {
            all.push(row);
          }
        }
        all.close();
      }
    }
    return merged;
  }

  private void finish(
      List<StreamableOperatorInternals> internals, PortOutput[] outputs, ExecutionContext exec)
      throws Exception {
    MergeOperator merge = node.getNodeModel().createMergeOperator();
    StreamableOperatorInternals all = merge == null || internals.isEmpty()
        ? null
        : merge.mergeFinal(internals.toArray(new StreamableOperatorInternals[0]));
    node.getNodeModel().finishStreamableExecution(all, exec, outputs);
  }

  private PortObject[] results(PortOutput[] outputs) {
    PortObject[] results = new PortObject[outputs.length + 1];
    results[0] = FlowVariablePortObject.INSTANCE;
    for (int i = 0; i < outputs.length; i++) {
      results[i + 1] = outputs[i] instanceof PortObjectOutput
          ? ((PortObjectOutput) outputs[i]).getPortObject()
          : ((BufferedDataTableRowOutput) outputs[i]).getDataTable();
      if (results[i + 1] == null) {
        throw new IllegalStateException(
            "The streamed node has set nothing at output port " + (i + 1));
      }
    }
    return results;
  }

  /** Writes the internals and reads them into a new object, as on the way from one machine to another. */
  private static StreamableOperatorInternals sent(StreamableOperatorInternals internals)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    internals.save(new DataOutputStream(bytes));
    try {
      StreamableOperatorInternals copy = internals.getClass().getConstructor().newInstance();
      copy.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
      return copy;
    } catch (ReflectiveOperationException e) {
      throw new IOException(
          "The class " + internals.getClass().getName()
              + " must be public, with a public constructor without arguments",
          e);
    }
  }
}
