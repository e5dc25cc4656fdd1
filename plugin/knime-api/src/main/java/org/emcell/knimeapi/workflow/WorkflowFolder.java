package org.emcell.knimeapi.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.workflow.FlowVariable;

/** Reads a workflow from the folder in which KNIME keeps it: workflow.knime, and a settings.xml for each node. */
final class WorkflowFolder {
  private final Path folder;
  private final ClassLoader loader;

  WorkflowFolder(Path folder, ClassLoader loader) {
    this.folder = folder;
    this.loader = loader;
  }

  void loadInto(Workflow workflow) {
    Path file = folder.resolve("workflow.knime");
    try {
      NodeSettingsRO root = read(file);
      if (root.containsKey("workflow_variables")) {
        readVariables(root.getNodeSettings("workflow_variables")).forEach(workflow::setVariable);
      }
      NodeSettingsRO nodes = root.getNodeSettings("nodes");
      for (String key : nodes) {
        loadNode(nodes.getNodeSettings(key), workflow);
      }
      NodeSettingsRO connections = root.getNodeSettings("connections");
      for (String key : connections) {
        NodeSettingsRO connection = connections.getNodeSettings(key);
        workflow.connect(
            workflow.node(connection.getInt("sourceID")), connection.getInt("sourcePort"),
            workflow.node(connection.getInt("destID")), connection.getInt("destPort"));
      }
    } catch (IOException | InvalidSettingsException e) {
      throw new WorkflowException("Cannot load the workflow " + file + ": " + e.getMessage(), e);
    }
  }

  private static NodeSettings read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no file " + file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return (NodeSettings) NodeSettings.loadFromXML(in);
    }
  }

  private void loadNode(NodeSettingsRO entry, Workflow workflow)
      throws IOException, InvalidSettingsException {
    int id = entry.getInt("id");
    String type = entry.getString("node_type", "NativeNode");
    if (entry.getBoolean("node_is_meta") || !type.equals("NativeNode")) {
      throw new InvalidSettingsException(
          "node " + id + " is a " + type + "; the stand-in has no metanodes");
    }
    NodeSettings file = read(folder.resolve(entry.getString("node_settings_file")));
    NodeFactory<NodeModel> factory =
        factory(file.getString("factory"), file.getString("node-name"));
    WorkflowNode node =
        workflow.add(id, file.getString("name", file.getString("node-name")), factory);
    node.setSettings(file.getNodeSettings("model"));
    if (file.containsKey("variables")) {
      node.setVariableSettings(file.getNodeSettings("variables"));
    }
  }

  @SuppressWarnings("unchecked")
  private NodeFactory<NodeModel> factory(String className, String nodeName)
      throws InvalidSettingsException {
    try {
      Class<?> factory = Class.forName(className, true, loader);
      return (NodeFactory<NodeModel>)
          factory.asSubclass(NodeFactory.class).getConstructor().newInstance();
    } catch (ClassNotFoundException e) {
      throw new InvalidSettingsException(
          "MISSING " + nodeName + ": there is no class " + className, e);
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new InvalidSettingsException(
          "cannot make the node \"" + nodeName + "\" of " + className
              + ": it must be a public NodeFactory with a public constructor without arguments",
          e);
    }
  }

  private static List<FlowVariable> readVariables(NodeSettingsRO settings)
      throws InvalidSettingsException {
    List<FlowVariable> variables = new ArrayList<>();
    for (String key : settings) {
      NodeSettingsRO variable = settings.getNodeSettings(key);
      String name = variable.getString("name");
      switch (variable.getString("class")) {
        case "INTEGER":
          variables.add(new FlowVariable(name, variable.getInt("value")));
          break;
        case "DOUBLE":
          variables.add(new FlowVariable(name, variable.getDouble("value")));
          break;
        case "STRING":
          variables.add(new FlowVariable(name, variable.getString("value")));
          break;
        default:
          throw new InvalidSettingsException("the workflow variable \"" + name
              + "\" is of the unknown type " + variable.getString("class"));
      }
    }
    return variables;
  }
}
