package org.emcell.workflows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.emcell.knimeapi.workflow.Workflow;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.VariableType;

/**
 * A workflow that is being put together, to be written as KNIME saves it: the settings are those that the nodes save
 * themselves, and no node is executed.
 */
final class WorkflowDraft {

  private static final int COLUMN = 170;
  private static final int ROW = 150;
  private static final int LEFT = 60;
  private static final int TOP = 220;
  private static final int YELLOW = 0xFFD800;
  private static final int WHITE = 0xFFFFFF;
  /** The last change of how KNIME writes annotations. */
  private static final int ANNOTATION_VERSION = 20230412;
  /** Dates are part of the format; they are fixed, so that the same workflow is written as the same bytes. */
  private static final String DATE = "2025-01-01 00:00:00 +0000";

  private final String name;
  private final String description;
  private final Workflow workflow = new Workflow();
  private final List<Step> steps = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final List<FlowVariable> variables = new ArrayList<>();
  private final Map<String, byte[]> data = new TreeMap<>();

  /**
   * @param name of the folder
   * @param description what the workflow shows, for its user to read
   */
  WorkflowDraft(String name, String description) {
    this.name = name;
    this.description = description;
  }

  /** A node with its place in the editor and what is written below it. */
  record Step(
      WorkflowNode node,
      NodeFactory<?> factory,
      int column,
      int row,
      String comment,
      List<Driven> driven) {

    /** Sets a setting, in the notation of {@code -option}. */
    Step set(String path, Object value) {
      node.set(path, value);
      return this;
    }

    /** Takes all settings of the node from a user. */
    Step settings(NodeSettingsRO settings) {
      node.setSettings(settings);
      return this;
    }

    /** Has a workflow variable drive a setting. */
    Step drive(String key, String variable) {
      driven.add(new Driven(key, variable));
      return this;
    }
  }

  private record Driven(String key, String variable) {}

  /** Where KNIME finds the factory of a node. */
  private enum Origin {
    EMCELL("EMCell nodes", "org.emcell.nodes", "EMCell", "0.1.0", "EMCell", "org.emcell.feature"),
    KNIME_BASE(
        "KNIME Base Nodes",
        "org.knime.base",
        "KNIME AG, Zurich, Switzerland",
        "5.1.0",
        "KNIME Base nodes",
        "org.knime.features.base");

    final String bundleName;
    final String bundle;
    final String vendor;
    final String version;
    final String featureName;
    final String feature;

    Origin(
        String bundleName,
        String bundle,
        String vendor,
        String version,
        String featureName,
        String feature) {
      this.bundleName = bundleName;
      this.bundle = bundle;
      this.vendor = vendor;
      this.version = version;
      this.featureName = featureName;
      this.feature = feature;
    }

    static Origin of(NodeFactory<?> factory) {
      return factory.getClass().getName().startsWith("org.emcell.") ? EMCELL : KNIME_BASE;
    }
  }

  private record Link(Step source, int sourcePort, Step target, int targetPort) {}

  String name() {
    return name;
  }

  /** Returns the names of all nodes that are EMCell's own. */
  List<String> nodeNames() {
    return steps.stream()
        .filter(step -> Origin.of(step.factory()) == Origin.EMCELL)
        .map(step -> step.factory().getNodeName())
        .toList();
  }

  /** Returns the name of the node that was added last. */
  String lastNode() {
    return steps.get(steps.size() - 1).factory().getNodeName();
  }

  /**
   * Adds a node with its default settings.
   *
   * @param factory of EMCell or of KNIME's base nodes
   * @param column place in the editor, from 0
   * @param row place in the editor, from 0
   * @param comment one or two short lines
   */
  Step add(NodeFactory<? extends NodeModel> factory, int column, int row, String comment) {
    Step step = new Step(workflow.add(factory), factory, column, row, comment, new ArrayList<>());
    steps.add(step);
    return step;
  }

  /** Connects two nodes; ports count from 1. */
  void connect(Step source, int sourcePort, Step target, int targetPort) {
    workflow.connect(source.node(), sourcePort, target.node(), targetPort);
    links.add(new Link(source, sourcePort, target, targetPort));
  }

  /** Declares a variable that a user can set by {@code -workflow.variable}. */
  void variable(String variableName, int value) {
    variables.add(new FlowVariable(variableName, value));
  }

  /** Adds a file that the nodes read as {@code knime://knime.workflow/data/NAME}. */
  void data(String fileName, byte[] content) {
    data.put("data/" + fileName, content);
  }

  /** Returns all files of the workflow, by their paths in its folder. */
  Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>(data);
    files.put("workflow.knime", xml(workflowFile()));
    files.put("workflow-metadata.xml", metadata().getBytes(StandardCharsets.UTF_8));
    steps.forEach(step -> files.put(settingsFile(step), xml(nodeFile(step))));
    return files;
  }

  private NodeSettings workflowFile() {
    NodeSettings root = new NodeSettings("workflow.knime");
    root.addString("created_by", "5.4.5");
    root.addBoolean("created_by_nightly", false);
    root.addString("version", "5.1.0");
    root.addString("name", null);
    NodeSettingsWO author = root.addNodeSettings("authorInformation");
    author.addString("authored-by", "EMCell");
    author.addString("authored-when", DATE);
    author.addString("lastEdited-by", "EMCell");
    author.addString("lastEdited-when", DATE);
    root.addString("customDescription", null);
    root.addString("state", "CONFIGURED");
    if (!variables.isEmpty()) {
      NodeSettingsWO group = root.addNodeSettings("workflow_variables");
      for (int i = 0; i < variables.size(); i++) {
        NodeSettingsWO variable = group.addNodeSettings("Var_" + i);
        variable.addString("name", variables.get(i).getName());
        variable.addString("class", "INTEGER");
        variable.addInt("value", variables.get(i).getValue(VariableType.IntType.INSTANCE));
      }
    }
    root.addNodeSettings("workflow_credentials");
    int columns = 1 + steps.stream().mapToInt(Step::column).max().orElse(0);
    int width = Math.max(4 * COLUMN, columns * COLUMN + LEFT);
    addAnnotation(
        root.addNodeSettings("annotations").addNodeSettings("annotation_0"),
        name + "\n\n" + description,
        new int[] {20, 20, width, TOP - 60},
        "LEFT",
        YELLOW);
    NodeSettingsWO nodes = root.addNodeSettings("nodes");
    for (Step step : steps) {
      NodeSettingsWO node = nodes.addNodeSettings("node_" + step.node().id());
      node.addInt("id", step.node().id());
      node.addString("node_settings_file", settingsFile(step));
      node.addBoolean("node_is_meta", false);
      node.addString("node_type", "NativeNode");
      node.addString("ui_classname", "org.knime.core.node.workflow.NodeUIInformation");
      node.addNodeSettings("ui_settings")
          .addIntArray("extrainfo.node.bounds", x(step), y(step), -1, -1);
    }
    NodeSettingsWO connections = root.addNodeSettings("connections");
    for (int i = 0; i < links.size(); i++) {
      NodeSettingsWO connection = connections.addNodeSettings("connection_" + i);
      connection.addInt("sourceID", links.get(i).source().node().id());
      connection.addInt("destID", links.get(i).target().node().id());
      connection.addInt("sourcePort", links.get(i).sourcePort());
      connection.addInt("destPort", links.get(i).targetPort());
    }
    return root;
  }

  private NodeSettings nodeFile(Step step) {
    NodeSettings root = new NodeSettings("settings.xml");
    root.addString("node_file", "settings.xml");
    root.addNodeSettings("flow_stack");
    root.addNodeSettings("internal_node_subsettings")
        .addString("memory_policy", "CacheSmallInMemory");
    step.node().settings().copyTo(root.addNodeSettings("model"));
    if (!step.driven().isEmpty()) {
      NodeSettingsWO group = root.addNodeSettings("variables");
      group.addString("version", "V_2019_09_13");
      NodeSettingsWO tree = group.addNodeSettings("tree");
      for (Driven driven : step.driven()) {
        NodeSettingsWO entry = tree.addNodeSettings(driven.key());
        entry.addString("used_variable", driven.variable());
        entry.addString("exposed_variable", null);
      }
    }
    addAnnotation(
        root.addNodeSettings("nodeAnnotation"),
        step.comment(),
        new int[] {x(step) - 60, y(step) + 60, COLUMN - 10, 40},
        "CENTER",
        WHITE);
    root.addString("customDescription", null);
    root.addString("state", "CONFIGURED");
    root.addString("factory", step.factory().getClass().getName());
    root.addString("node-name", step.factory().getNodeName());
    Origin origin = Origin.of(step.factory());
    root.addString("node-bundle-name", origin.bundleName);
    root.addString("node-bundle-symbolic-name", origin.bundle);
    root.addString("node-bundle-vendor", origin.vendor);
    root.addString("node-bundle-version", origin.version);
    root.addString("node-feature-name", origin.featureName);
    root.addString("node-feature-symbolic-name", origin.feature + ".feature.group");
    root.addString("node-feature-vendor", origin.vendor);
    root.addString("node-feature-version", origin.version);
    root.addString("factory-id-uniquifier", null);
    root.addNodeSettings("factory_settings");
    root.addString("name", step.factory().getNodeName());
    root.addBoolean("hasContent", false);
    root.addBoolean("isInactive", false);
    root.addNodeSettings("ports");
    NodeSettingsWO fileStores = root.addNodeSettings("filestores");
    fileStores.addString("file_store_location", null);
    fileStores.addString("file_store_id", null);
    return root;
  }

  /** Adds a text that stands in the editor, in a box of left, top, width and height. */
  private static void addAnnotation(
      NodeSettingsWO target, String text, int[] box, String alignment, int border) {
    target.addString("text", text);
    target.addString("contentType", "text/plain");
    target.addInt("bgcolor", WHITE);
    target.addInt("x-coordinate", box[0]);
    target.addInt("y-coordinate", box[1]);
    target.addInt("width", box[2]);
    target.addInt("height", box[3]);
    target.addString("alignment", alignment);
    target.addInt("borderSize", border == WHITE ? 0 : 10);
    target.addInt("borderColor", border);
    target.addInt("defFontSize", 9);
    target.addInt("annotation-version", ANNOTATION_VERSION);
    target.addNodeSettings("styles");
  }

  private String metadata() {
    String text = description.replace("&", "&amp;").replace("<", "&lt;");
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <workflow-metadata content-type="text/plain" xmlns="http://www.knime.org/core/node/workflow/metadata/v1.0">
            <last-modified>2025-01-01T00:00:00Z</last-modified>
            <description>%s</description>
        </workflow-metadata>
        """.formatted(text);
  }

  private static int x(Step step) {
    return LEFT + 60 + step.column() * COLUMN;
  }

  private static int y(Step step) {
    return TOP + step.row() * ROW;
  }

  private static String settingsFile(Step step) {
    return step.factory().getNodeName() + " (#" + step.node().id() + ")/settings.xml";
  }

  private static byte[] xml(NodeSettings settings) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      settings.saveToXML(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
