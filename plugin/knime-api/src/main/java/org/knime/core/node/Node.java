package org.knime.core.node;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.filestore.internal.IFileStoreHandler;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.flowvariable.FlowVariablePortObject;
import org.knime.core.node.port.flowvariable.FlowVariablePortObjectSpec;
import org.knime.core.node.workflow.ExecutionEnvironment;
import org.knime.core.node.workflow.FlowObjectStack;
import org.knime.core.node.workflow.NodeID;
import org.knime.core.node.workflow.NodeMessage;
import org.knime.core.node.workflow.NodeMessageEvent;
import org.knime.core.node.workflow.NodeMessageListener;

/** A node as the platform handles it: its ports are counted from 1, port 0 carries the flow variables. */
public final class Node {
  public static final String CFG_MODEL = "model";
  public static final String CFG_VARIABLES = "variables";

  private final NodeFactory<NodeModel> factory;
  private final NodeModel model;
  private final List<NodeMessageListener> listeners = new CopyOnWriteArrayList<>();
  private IFileStoreHandler fileStores;
  private NodeDialogPane dialog;

  public Node(NodeFactory<NodeModel> nodeFactory) {
    factory = nodeFactory;
    model = nodeFactory.createNodeModel();
  }

  public NodeFactory<NodeModel> getFactory() {
    return factory;
  }

  public NodeModel getNodeModel() {
    return model;
  }

  public String getName() {
    return factory.getNodeName();
  }

  public int getNrInPorts() {
    return model.getNrInPorts() + 1;
  }

  public int getNrOutPorts() {
    return model.getNrOutPorts() + 1;
  }

  public PortType getInputType(int index) {
    return index == 0 ? FlowVariablePortObject.TYPE_OPTIONAL : model.getInPortType(index - 1);
  }

  public PortType getOutputType(int index) {
    return index == 0 ? FlowVariablePortObject.TYPE : model.getOutPortType(index - 1);
  }

  /** Asks the model whether it accepts the settings, which are those under the key {@link #CFG_MODEL}. */
  public void validateModelSettings(NodeSettingsRO modelSettings) throws InvalidSettingsException {
    model.validateSettings(modelSettings);
  }

  /** Has the model validate the settings, then load them. */
  public void loadModelSettingsFrom(NodeSettingsRO modelSettings) throws InvalidSettingsException {
    validateModelSettings(modelSettings);
    model.loadValidatedSettingsFrom(modelSettings);
  }

  public void saveModelSettingsTo(NodeSettingsWO modelSettings) {
    model.saveSettingsTo(modelSettings);
  }

  public void saveInternals(File folder, ExecutionMonitor exec) throws CanceledExecutionException {
    try {
      model.saveInternals(folder, exec);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot save the internals of " + getName(), e);
    }
  }

  public void loadInternals(File folder, ExecutionMonitor exec) throws CanceledExecutionException {
    try {
      model.loadInternals(folder, exec);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot load the internals of " + getName(), e);
    }
  }

  public void setFlowObjectStack(FlowObjectStack incoming, FlowObjectStack outgoing) {
    model.setVariables(incoming, outgoing);
  }

  public FlowObjectStack getFlowObjectStack() {
    return model.incomingVariables();
  }

  public FlowObjectStack getOutgoingFlowObjectStack() {
    return model.outgoingVariables();
  }

  public void setFileStoreHandler(IFileStoreHandler handler) {
    fileStores = handler;
  }

  public IFileStoreHandler getFileStoreHandler() {
    return fileStores;
  }

  public void addMessageListener(NodeMessageListener listener) {
    listeners.add(listener);
  }

  public void removeMessageListener(NodeMessageListener listener) {
    listeners.remove(listener);
  }

  private void tellWarning() {
    String warning = model.getWarningMessage();
    NodeMessage message = warning == null ? NodeMessage.NONE : NodeMessage.newWarning(warning);
    listeners.forEach(
        listener -> listener.messageChanged(new NodeMessageEvent(new NodeID(0), message)));
  }

  /** Has the model compute its output specs, and tells listeners its warning. */
  public PortObjectSpec[] invokeNodeModelConfigure(PortObjectSpec[] inSpecs)
      throws InvalidSettingsException {
    try {
      PortObjectSpec[] out = model.runConfigure(Arrays.copyOfRange(inSpecs, 1, inSpecs.length));
      PortObjectSpec[] all = new PortObjectSpec[out.length + 1];
      all[0] = FlowVariablePortObjectSpec.INSTANCE;
      System.arraycopy(out, 0, all, 1, out.length);
      return all;
    } finally {
      tellWarning();
    }
  }

  /** Has the model make its output, and tells listeners its warning. */
  public PortObject[] invokeFullyNodeModelExecute(
      ExecutionContext exec, ExecutionEnvironment environment, PortObject[] inObjects)
      throws Exception {
    try {
      PortObject[] out = model.runExecute(Arrays.copyOfRange(inObjects, 1, inObjects.length), exec);
      PortObject[] all = new PortObject[out.length + 1];
      all[0] = FlowVariablePortObject.INSTANCE;
      System.arraycopy(out, 0, all, 1, out.length);
      model.stateChanged();
      return all;
    } finally {
      tellWarning();
    }
  }

  public void reset() {
    model.reset();
    model.setWarningMessage(null);
    tellWarning();
  }

  /** Called when the workflow is closed. */
  public void cleanup() {
    model.onDispose();
  }

  public int getNrViews() {
    return factory.getNrNodeViews();
  }

  public String getViewName(int viewIndex) {
    return factory.getNodeViewName(viewIndex);
  }

  public AbstractNodeView<?> getView(int viewIndex, String title) {
    return factory.createNodeView(viewIndex, model);
  }

  public boolean hasDialog() {
    return factory.hasDialog();
  }

  /** Returns the dialog; null if the node has none. */
  public NodeDialogPane getDialogPane() {
    if (dialog == null && hasDialog()) {
      dialog = factory.createNodeDialogPane();
    }
    return dialog;
  }

  /**
   * Returns the dialog as the user sees it when it opens.
   *
   * @param settings as in the settings.xml of the node, with the key {@link #CFG_MODEL}
   * @throws NotConfigurableException if the dialog cannot be opened with this input
   */
  public NodeDialogPane getDialogPaneWithSettings(
      PortObjectSpec[] inSpecs,
      PortObject[] inObjects,
      NodeSettingsRO settings,
      boolean isWriteProtected)
      throws NotConfigurableException {
    NodeDialogPane pane = getDialogPane();
    PortObjectSpec[] specs = Arrays.copyOfRange(inSpecs, 1, inSpecs.length);
    for (int i = 0; i < specs.length; i++) {
      if (specs[i] == null && getInputType(i + 1).equals(BufferedDataTable.TYPE)) {
        specs[i] = new DataTableSpec();
      }
    }
    try {
      pane.open(settings.getNodeSettings(CFG_MODEL), specs, model.incomingVariables());
    } catch (InvalidSettingsException e) {
      throw new NotConfigurableException(e.getMessage(), e);
    }
    return pane;
  }
}
