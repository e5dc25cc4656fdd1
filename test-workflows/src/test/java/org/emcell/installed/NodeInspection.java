package org.emcell.installed;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.RegistryFactory;
import org.emcell.nodes.frame.EmNodeFactory;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Looks at what the extension registry of the platform offers, from inside the platform: every registered node and cell
 * type with its faults.
 */
public final class NodeInspection implements Callable<Map<String, List<String>>> {

  private static final String DESCRIPTION = "http://knime.org/node/v";
  private static final int ICON_PIXELS = 16;

  private final Set<String> categories = new TreeSet<>();

  /** Returns, for the class name of each node factory and each serializer, what is wrong with it. */
  @Override
  public Map<String, List<String>> call() {
    Map<String, List<String>> faults = new TreeMap<>();
    for (IConfigurationElement category : elements("org.knime.workbench.repository.categories")) {
      String path = category.getAttribute("path");
      categories.add(path + (path.endsWith("/") ? "" : "/") + category.getAttribute("level-id"));
    }
    for (IConfigurationElement node : elements("org.knime.workbench.repository.nodes")) {
      faults.put(node.getAttribute("factory-class"), faultsOfNode(node));
    }
    for (IConfigurationElement type : elements("org.knime.core.DataType")) {
      for (IConfigurationElement serializer : type.getChildren("serializer")) {
        faults.put(
            serializer.getAttribute("serializerClass"), faultsOfSerializer(type, serializer));
      }
    }
    return faults;
  }

  private static IConfigurationElement[] elements(String extensionPoint) {
    return RegistryFactory.getRegistry().getConfigurationElementsFor(extensionPoint);
  }

  private static List<String> faultsOfSerializer(
      IConfigurationElement type, IConfigurationElement serializer) {
    try {
      Object made = serializer.createExecutableExtension("serializerClass");
      if (!(made instanceof DataCellSerializer)) {
        return List.of("is no DataCellSerializer");
      }
      String cell = serializer.getAttribute("cellClass");
      made.getClass().getClassLoader().loadClass(cell);
      return cell.equals(type.getAttribute("cellClass"))
          ? List.of()
          : List.of("serializes " + cell + ", not " + type.getAttribute("cellClass"));
    } catch (Exception | LinkageError e) {
      return List.of(e.toString());
    }
  }

  @SuppressWarnings("unchecked")
  private List<String> faultsOfNode(IConfigurationElement registered) {
    List<String> faults = new ArrayList<>();
    String category = registered.getAttribute("category-path");
    if (!categories.contains(category)) {
      faults.add("stands in the category " + category + ", there is " + categories);
    }
    try {
      EmNodeFactory factory = (EmNodeFactory) registered.createExecutableExtension("factory-class");
      Node node = new Node((NodeFactory<NodeModel>) (NodeFactory<?>) factory);
      inspectDescription(factory, node, faults);
      inspectIcon(factory, faults);
      if (node.getDialogPane() == null) {
        faults.add("has no dialog");
      }
      NodeSettings settings = new NodeSettings("model");
      node.saveModelSettingsTo(settings);
      node.loadModelSettingsFrom(settings);
      factory.settings().stream()
          .filter(setting -> !settings.containsKey(setting.key()))
          .forEach(setting -> faults.add("does not save the setting " + setting.key()));
    } catch (Exception | LinkageError e) {
      faults.add(e.toString());
    }
    return faults;
  }

  private static void inspectDescription(EmNodeFactory factory, Node node, List<String> faults) {
    Element root = factory.getXMLDescription();
    if (!"knimeNode".equals(root.getLocalName())
        || !root.getNamespaceURI().startsWith(DESCRIPTION)) {
      faults.add("is described by <" + root.getLocalName() + "> of " + root.getNamespaceURI());
    }
    factory.getType();
    for (String part : List.of("name", "shortDescription", "intro")) {
      if (elements(root, part).size() != 1 || text(elements(root, part).get(0)).isEmpty()) {
        faults.add("has no text in <" + part + ">");
      }
    }
    inspectPorts(elements(root, "inPort"), node.getNrInPorts() - 1, faults);
    inspectPorts(elements(root, "outPort"), node.getNrOutPorts() - 1, faults);
    inspectPorts(elements(root, "view"), node.getNrViews(), faults);

    Set<String> described = new TreeSet<>();
    for (Element option : elements(root, "option")) {
      described.add(option.getAttribute("name"));
      if (text(option).isEmpty()) {
        faults.add("says nothing on the option " + option.getAttribute("name"));
      }
    }
    Set<String> shown = new TreeSet<>();
    factory.settings().forEach(setting -> shown.add(setting.label()));
    if (!described.equals(shown)) {
      faults.add("describes the options " + described + ", the dialog shows " + shown);
    }
  }

  private static void inspectPorts(List<Element> described, int count, List<String> faults) {
    if (described.size() != count) {
      faults.add(
          "has " + count + " ports or views, of which " + described.size() + " are described");
    }
    for (int i = 0; i < described.size(); i++) {
      Element port = described.get(i);
      if (!port.getAttribute("index").equals("" + i)
          || port.getAttribute("name").isBlank()
          || text(port).isEmpty()) {
        faults.add(
            "describes its " + port.getLocalName() + " " + i + " without index, name or text");
      }
    }
  }

  private static void inspectIcon(EmNodeFactory factory, List<String> faults) throws Exception {
    String name = factory.getXMLDescription().getAttribute("icon");
    if (!name.endsWith(".png") || factory.getIcon() == null) {
      faults.add("has no icon: there is no PNG file " + name);
      return;
    }
    BufferedImage icon = ImageIO.read(factory.getIcon());
    if (icon == null || icon.getWidth() != ICON_PIXELS || icon.getHeight() != ICON_PIXELS) {
      faults.add("has an icon that is no PNG of 16 x 16 pixels: " + name);
    }
  }

  private static List<Element> elements(Element root, String name) {
    NodeList found = root.getElementsByTagNameNS("*", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static String text(Element element) {
    return element.getTextContent().trim();
  }
}
