package org.emcell.knimeapi.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.WorkflowCreationHelper;
import org.knime.core.node.workflow.WorkflowManager;
import org.knime.core.node.workflow.contextv2.WorkflowContextV2;

/** Nodes and the connections between them. Not thread-safe, except {@link WorkflowNode#cancel}. */
public final class Workflow implements AutoCloseable {
  private final Map<Integer, WorkflowNode> nodes = new TreeMap<>();
  private final List<Connection> connections = new ArrayList<>();
  private final Map<String, FlowVariable> variables = new LinkedHashMap<>();
  private final FileStores fileStores = new FileStores();
  private final WorkflowManager manager;
  private boolean readBack;

  /** Makes an empty workflow, in the folder for temporary files. */
  public Workflow() {
    this(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** Makes an empty workflow in a folder; {@code knime://knime.workflow/} URLs are resolved against it. */
  public Workflow(Path folder) {
    manager = WorkflowManager.ROOT.createAndAddProject(
        folder.toString(),
        new WorkflowCreationHelper(WorkflowContextV2.forTemporaryWorkflow(folder, null)));
  }

  /**
   * Loads a workflow as KNIME saves it.
   *
   * @param folder that with workflow.knime
   * @throws WorkflowException if a file or a node's class is missing or of no use
   */
  public static Workflow load(Path folder) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return load(folder, context == null ? Workflow.class.getClassLoader() : context);
  }

  /** As {@link #load(Path)}, with the class loader that knows the node factories. */
  public static Workflow load(Path folder, ClassLoader loader) {
    Workflow workflow = new Workflow(folder);
    new WorkflowFolder(folder, loader).loadInto(workflow);
    return workflow;
  }

  /** Adds a node with its default settings; it gets the next free number. */
  @SuppressWarnings("unchecked")
  public WorkflowNode add(NodeFactory<? extends NodeModel> factory) {
    int id = nodes.keySet().stream().max(Comparator.naturalOrder()).orElse(0) + 1;
    return add(id, factory.getClass().getSimpleName(), (NodeFactory<NodeModel>) factory);
  }

  WorkflowNode add(int id, String name, NodeFactory<NodeModel> factory) {
    WorkflowNode node = new WorkflowNode(id, name, factory, this);
    if (nodes.putIfAbsent(id, node) != null) {
      throw new WorkflowException("There are two nodes with the number " + id);
    }
    return node;
  }

  /**
   * Connects two nodes.
   *
   * @param sourcePort output port, from 1; 0 for flow variables only
   * @param targetPort input port, from 1; 0 for flow variables only
   * @throws WorkflowException if there is no such port, it is taken, or its type does not fit
   */
  public void connect(WorkflowNode source, int sourcePort, WorkflowNode target, int targetPort) {
    if (sourcePort >= source.platformNode().getNrOutPorts()
        || targetPort >= target.platformNode().getNrInPorts()) {
      throw new WorkflowException("Cannot connect port " + sourcePort + " of " + source
          + " with port " + targetPort + " of " + target + ": there is no such port");
    }
    if (targetPort > 0
        && !target
            .platformNode()
            .getInputType(targetPort)
            .isSuperTypeOf(source.platformNode().getOutputType(sourcePort))) {
      throw new WorkflowException("Port " + targetPort + " of " + target + " takes a "
          + target.platformNode().getInputType(targetPort) + ", not a "
          + source.platformNode().getOutputType(sourcePort));
    }
    if (targetPort > 0
        && connections.stream()
            .anyMatch(c -> c.target() == target && c.targetPort() == targetPort)) {
      throw new WorkflowException("Port " + targetPort + " of " + target + " is already connected");
    }
    connections.add(new Connection(source, sourcePort, target, targetPort));
  }

  /** Sets a workflow variable, as {@code -workflow.variable} does. */
  public void setVariable(FlowVariable variable) {
    variables.put(variable.getName(), variable);
  }

  /**
   * Says whether each table is written and read again before the next node gets it, as when KNIME has saved the
   * workflow or runs short of memory. This finds cells that do not survive it.
   */
  public void setReadBack(boolean value) {
    readBack = value;
  }

  /** Returns the node with that number. */
  public WorkflowNode node(int id) {
    if (!nodes.containsKey(id)) {
      throw new WorkflowException("There is no node " + id + " in the workflow:\n" + report());
    }
    return nodes.get(id);
  }

  /** Returns the only node of that name. */
  public WorkflowNode node(String name) {
    List<WorkflowNode> found =
        nodes.values().stream().filter(node -> node.name().equals(name)).toList();
    if (found.size() != 1) {
      throw new WorkflowException(
          "There are " + found.size() + " nodes \"" + name + "\" in the workflow:\n" + report());
    }
    return found.get(0);
  }

  /** Returns all nodes, by number. */
  public List<WorkflowNode> nodes() {
    return List.copyOf(nodes.values());
  }

  /** Returns one line for each node with its state and message. */
  public String report() {
    return nodes.values().stream().map(WorkflowNode::report).collect(Collectors.joining("\n"));
  }

  /** Configures all nodes, as KNIME does when it opens the workflow. */
  public void configure() {
    inOrder().forEach(node -> new NodeExecution(node, this).configure());
  }

  /**
   * Configures all nodes, then executes those that are not yet executed, each after those before it. What comes after a
   * node that fails or is cancelled is not executed.
   *
   * @return whether all nodes are executed
   */
  public boolean execute() {
    configure();
    for (WorkflowNode node : inOrder()) {
      if (incoming(node).stream().allMatch(c -> c.source().state() == NodeState.EXECUTED)) {
        new NodeExecution(node, this).execute();
      }
    }
    return nodes.values().stream().allMatch(node -> node.state() == NodeState.EXECUTED);
  }

  /** Resets all nodes: their output is gone, their settings stay. */
  public void reset() {
    nodes.values().forEach(WorkflowNode::reset);
  }

  /** Resets the nodes and deletes their file stores. */
  @Override
  public void close() {
    reset();
    nodes.values().forEach(node -> node.platformNode().cleanup());
  }

  List<Connection> incoming(WorkflowNode node) {
    return connections.stream()
        .filter(c -> c.target() == node)
        .sorted(Comparator.comparingInt(Connection::targetPort))
        .toList();
  }

  List<FlowVariable> workflowVariables() {
    return List.copyOf(variables.values());
  }

  FileStores fileStores() {
    return fileStores;
  }

  WorkflowManager manager() {
    return manager;
  }

  boolean readsBack() {
    return readBack;
  }

  private List<WorkflowNode> inOrder() {
    List<WorkflowNode> ordered = new ArrayList<>();
    List<WorkflowNode> left = new ArrayList<>(nodes.values());
    while (!left.isEmpty()) {
      List<WorkflowNode> next = left.stream()
          .filter(node -> incoming(node).stream().allMatch(c -> ordered.contains(c.source())))
          .toList();
      if (next.isEmpty()) {
        throw new WorkflowException("The connections of these nodes form a circle: " + left);
      }
      ordered.addAll(next);
      left.removeAll(next);
    }
    return ordered;
  }
}
