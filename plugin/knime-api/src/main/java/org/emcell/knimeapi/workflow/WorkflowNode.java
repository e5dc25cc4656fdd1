package org.emcell.knimeapi.workflow;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.filestore.internal.WriteFileStoreHandler;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeProgressMonitor;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NotConfigurableException;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.NodeMessage;
import org.knime.core.node.workflow.NodeProgressListener;

/** A node of a {@link Workflow}: its settings, and after execution its output. */
public final class WorkflowNode {
  private final int id;
  private final String name;
  private final Workflow workflow;
  private final Node node;
  private final NodeProgressMonitor progress = new DefaultNodeProgressMonitor();
  private NodeSettings settings = new NodeSettings(Node.CFG_MODEL);
  private NodeSettingsRO variableSettings = new NodeSettings(Node.CFG_VARIABLES);
  private int partitions;
  private WriteFileStoreHandler fileStores;
  private NodeState state = NodeState.IDLE;
  private NodeMessage message = NodeMessage.NONE;
  private Throwable failure;
  private PortObjectSpec[] specs;
  private PortObject[] outputs;

  WorkflowNode(int id, String name, NodeFactory<NodeModel> factory, Workflow workflow) {
    this.id = id;
    this.name = name;
    this.workflow = workflow;
    node = new Node(factory);
    specs = new PortObjectSpec[node.getNrOutPorts()];
    outputs = new PortObject[node.getNrOutPorts()];
    node.saveModelSettingsTo(settings);
    node.addMessageListener(event -> message = event.getMessage());
    openFileStores();
  }

  private void openFileStores() {
    fileStores = new WriteFileStoreHandler(toString(), UUID.randomUUID());
    node.setFileStoreHandler(fileStores);
    workflow.fileStores().addFileStoreHandler(fileStores);
  }

  /** Returns its number in the workflow. */
  public int id() {
    return id;
  }

  /** Returns its name; for a node that was added by a test, the simple name of its factory. */
  public String name() {
    return name;
  }

  public NodeState state() {
    return state;
  }

  /** Returns the warning or error that the user sees; {@link NodeMessage#NONE} if there is none. */
  public NodeMessage message() {
    return message;
  }

  /** Returns what the node threw when it was last configured or executed; null if it did not. */
  public Throwable failure() {
    return failure;
  }

  public NodeModel model() {
    return node.getNodeModel();
  }

  /** Returns the settings as they would be saved; with {@link #set}, they can be changed. */
  public NodeSettingsRO settings() {
    return settings;
  }

  /** Takes these settings, with all the keys that the node needs. */
  public void setSettings(NodeSettingsRO newSettings) {
    NodeSettings copy = new NodeSettings(Node.CFG_MODEL);
    newSettings.copyTo(copy);
    settings = copy;
    changed();
  }

  /**
   * Changes one setting, as {@code -option} does.
   *
   * @param path the key; in a group, the keys from outside to inside with slashes between them
   * @param value of the type of the setting; it is turned into text and read again
   * @throws WorkflowException if there is no such setting
   */
  public void set(String path, Object value) {
    String[] keys = path.split("/");
    ConfigBase group = settings;
    try {
      for (int i = 0; i < keys.length - 1; i++) {
        group = group.getConfigBase(keys[i]);
      }
    } catch (InvalidSettingsException e) {
      throw new WorkflowException("The node " + this + " has no setting \"" + path + "\"", e);
    }
    String key = keys[keys.length - 1];
    AbstractConfigEntry old = group.getEntry(key);
    if (old == null || old instanceof ConfigBase) {
      throw new WorkflowException(
          "The node " + this + " has no setting \"" + path + "\", but " + group.keySet());
    }
    group.addEntry(old.getType().createEntry(key, value == null ? null : value.toString()));
    changed();
  }

  /**
   * Has a flow variable drive a setting.
   *
   * @param key of the setting; one in a group is not possible here
   */
  public void drive(String key, String variableName) {
    NodeSettings copy = new NodeSettings(Node.CFG_VARIABLES);
    variableSettings.copyTo(copy);
    ConfigBase tree = (ConfigBase) copy.getEntry("tree");
    ConfigBase entry = (tree == null ? copy.addConfigBase("tree") : tree).addConfigBase(key);
    entry.addString("used_variable", variableName);
    entry.addString("exposed_variable", null);
    setVariableSettings(copy);
  }

  /** Takes the group {@code variables} of settings.xml. */
  void setVariableSettings(NodeSettingsRO newSettings) {
    variableSettings = newSettings;
    changed();
  }

  NodeSettingsRO variableSettings() {
    return variableSettings;
  }

  private void changed() {
    if (state == NodeState.EXECUTED) {
      throw new WorkflowException("Reset " + this + " before you change its settings");
    }
  }

  /**
   * Has the node executed in the streaming way.
   *
   * @param count into how many parts the rows are divided if the node is distributable; 0 to execute it as usual
   */
  public void setPartitions(int count) {
    partitions = count;
  }

  int partitions() {
    return partitions;
  }

  /**
   * Opens the dialog as the user sees it, for the specs and tables that are there now.
   *
   * @throws NotConfigurableException if it cannot be opened
   */
  public NodeDialogPane openDialog() throws NotConfigurableException {
    NodeSettings all = new NodeSettings("settings.xml");
    settings.copyTo(all.addNodeSettings(Node.CFG_MODEL));
    NodeExecution execution = new NodeExecution(this, workflow);
    return node.getDialogPaneWithSettings(execution.inputSpecs(), execution.inputs(), all, false);
  }

  /**
   * Takes the settings from a dialog, as its button OK does.
   *
   * @throws InvalidSettingsException if the dialog or the node refuses them
   */
  public void applyDialog(NodeDialogPane dialog) throws InvalidSettingsException {
    NodeSettings edited = new NodeSettings(Node.CFG_MODEL);
    dialog.finishEditingAndSaveSettingsTo(edited);
    node.validateModelSettings(edited);
    setSettings(edited);
  }

  /** Tells the listener of the progress of each further execution. */
  public void onProgress(NodeProgressListener listener) {
    progress.addProgressListener(listener);
  }

  /** Cancels the execution; to be called from another thread, or from a listener of the progress. */
  public void cancel() {
    progress.setExecuteCanceled();
  }

  NodeProgressMonitor progress() {
    return progress;
  }

  /**
   * Returns an output table.
   *
   * @param port from 1
   * @throws WorkflowException if the node is not executed
   */
  public BufferedDataTable table(int port) {
    return (BufferedDataTable) output(port);
  }

  /** As {@link #table}, for any object. */
  public PortObject output(int port) {
    if (state != NodeState.EXECUTED) {
      throw new WorkflowException("The node is not executed: " + report());
    }
    return outputs[port];
  }

  /**
   * Returns the spec of an output table, after execution that of the table itself.
   *
   * @param port from 1
   * @return null if the node is not configured, or does not know the spec before execution
   */
  public DataTableSpec spec(int port) {
    return (DataTableSpec) outputSpec(port);
  }

  PortObjectSpec outputSpec(int port) {
    return outputs[port] == null ? specs[port] : outputs[port].getSpec();
  }

  PortObject outputOrNull(int port) {
    return outputs[port];
  }

  PortObjectSpec configuredSpec(int port) {
    return specs[port];
  }

  /** Returns the number of bytes in the node's file stores. Cells put their pixels there when they are written. */
  public long fileStoreBytes() throws IOException {
    try (Stream<Path> files = Files.walk(fileStores.getBaseDir().toPath())) {
      return files
          .map(Path::toFile)
          .filter(File::isFile)
          .mapToLong(File::length)
          .sum();
    }
  }

  /** Returns the flow variables after the node: those that it got, and those that it has pushed. */
  public Map<String, FlowVariable> flowVariables() {
    Map<String, FlowVariable> all =
        new LinkedHashMap<>(node.getFlowObjectStack().getAllAvailableFlowVariables());
    all.putAll(node.getOutgoingFlowObjectStack().getAllAvailableFlowVariables());
    return all;
  }

  /** Resets the node: its output is gone, its settings stay. */
  public void reset() {
    if (state == NodeState.EXECUTED) {
      node.reset();
      state = NodeState.CONFIGURED;
    }
    discardOutput();
  }

  private void discardOutput() {
    outputs = new PortObject[node.getNrOutPorts()];
    workflow.fileStores().removeFileStoreHandler(fileStores);
    fileStores.clearAndDispose();
    openFileStores();
  }

  void configured(PortObjectSpec[] newSpecs) {
    specs = newSpecs;
    state = NodeState.CONFIGURED;
    failure = null;
  }

  void notConfigured(NodeMessage why, Throwable cause) {
    specs = new PortObjectSpec[node.getNrOutPorts()];
    state = NodeState.IDLE;
    message = why;
    failure = cause;
  }

  void warned(NodeMessage warning) {
    message = warning;
  }

  void executed(PortObject[] newOutputs) {
    outputs = newOutputs;
    state = NodeState.EXECUTED;
  }

  void failed(NodeMessage why, Throwable cause) {
    node.reset();
    discardOutput();
    message = why;
    failure = cause;
  }

  Node platformNode() {
    return node;
  }

  /** Returns one line with its state and message. */
  public String report() {
    return this + ": " + state + (message.equals(NodeMessage.NONE) ? "" : ", " + message);
  }

  List<FlowVariable> flowVariableList() {
    return List.copyOf(flowVariables().values());
  }

  @Override
  public String toString() {
    return name + " (#" + id + ")";
  }
}
