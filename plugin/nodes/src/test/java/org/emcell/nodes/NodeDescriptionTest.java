package org.emcell.nodes;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.emcell.nodes.cell.StackImageCell;
import org.emcell.nodes.frame.EmNodeFactory;
import org.emcell.nodes.frame.Setting;
import org.junit.Test;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What users read and see of a node belongs to what the node does. */
public class NodeDescriptionTest {

  private static final String FOLDER = "/org/emcell/nodes/step/";

  private static Document parse(String resource) throws Exception {
    try (InputStream in = NodeDescriptionTest.class.getResourceAsStream(resource)) {
      assertNotNull(resource, in);
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(in);
    }
  }

  private static List<String> attributes(Document document, String element, String attribute) {
    NodeList found = document.getElementsByTagNameNS("*", element);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      values.add(((Element) found.item(i)).getAttribute(attribute));
    }
    return values;
  }

  public static List<EmNodeFactory> factories() throws Exception {
    List<EmNodeFactory> factories = new ArrayList<>();
    for (String name : attributes(parse("/plugin.xml"), "node", "factory-class")) {
      factories.add((EmNodeFactory) Class.forName(name).getConstructor().newInstance());
    }
    return factories;
  }

  private static Document description(EmNodeFactory factory) throws Exception {
    return parse(FOLDER + factory.getClass().getSimpleName() + ".xml");
  }

  @Test
  public void everyFactoryIsRegistered() throws Exception {
    Set<String> registered =
        new HashSet<>(attributes(parse("/plugin.xml"), "node", "factory-class"));
    Set<String> written = new HashSet<>();
    Path classes =
        Path.of(EmNodeFactory.class.getResource("/org/emcell/nodes/step").toURI());
    try (Stream<Path> files = Files.list(classes)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("NodeFactory.class"))
          .forEach(name -> written.add("org.emcell.nodes.step." + name.replace(".class", "")));
    }
    assertEquals(written, registered);
    assertEquals(16, registered.size());
  }

  @Test
  public void everySettingIsDescribedByItsLabelAndKeyAndNothingElse() throws Exception {
    for (EmNodeFactory factory : factories()) {
      Document description = description(factory);
      assertEquals(
          factory.getClass().getSimpleName(),
          factory.settings().stream().map(Setting::label).toList(),
          attributes(description, "option", "name"));
      NodeList options = description.getElementsByTagNameNS("*", "option");
      for (int i = 0; i < options.getLength(); i++) {
        String text = options.item(i).getTextContent().replaceAll("\\s+", " ");
        assertTrue(text, text.contains("Key: " + factory.settings().get(i).key() + "."));
        assertTrue(text, text.contains(factory.settings().get(i).tip()));
      }
    }
  }

  @Test
  public void everyPortIsDescribed() throws Exception {
    for (EmNodeFactory factory : factories()) {
      Node node = node(factory);
      Document description = description(factory);
      assertEquals(
          node.getName(),
          node.getNrInPorts() - 1,
          attributes(description, "inPort", "index").size());
      assertEquals(
          node.getName(),
          node.getNrOutPorts() - 1,
          attributes(description, "outPort", "index").size());
    }
  }

  @SuppressWarnings("unchecked")
  private static Node node(EmNodeFactory factory) {
    return new Node((NodeFactory<NodeModel>) (NodeFactory<?>) factory);
  }

  @Test
  public void savedKeysAreThoseOfTheSettings() throws Exception {
    for (EmNodeFactory factory : factories()) {
      NodeSettings saved = new NodeSettings("model");
      node(factory).saveModelSettingsTo(saved);
      Set<String> keys = new HashSet<>();
      for (String key : saved) {
        if (!key.endsWith("_Internals")) {
          keys.add(key);
        }
      }
      assertEquals(new HashSet<>(factory.settings().stream().map(Setting::key).toList()), keys);
      node(factory).validateModelSettings(saved);
      node(factory).loadModelSettingsFrom(saved);
    }
  }

  @Test
  public void everyIconIsThereDifferentAndAsItIsDrawn() throws Exception {
    Set<String> icons = new HashSet<>();
    for (EmNodeFactory factory : factories()) {
      icons.add(description(factory).getDocumentElement().getAttribute("icon"));
    }
    assertEquals(16, icons.size());
    icons.add("Category.png");
    assertEquals(
        "org/emcell/nodes/step/Category.png",
        attributes(parse("/plugin.xml"), "category", "icon").get(0));
    for (String icon : icons) {
      assertIcon(icon);
    }
  }

  private static void assertIcon(String name) throws IOException, URISyntaxException {
    URL file = NodeDescriptionTest.class.getResource(FOLDER + name);
    assertNotNull("there is no icon " + name, file);
    BufferedImage icon = ImageIO.read(file);
    assertEquals(name, 16, icon.getWidth());
    assertEquals(name, 16, icon.getHeight());
    BufferedImage drawn = NodeIcons.draw(NodeIcons.drawings().get(name.replace(".png", "")), 16);
    assertArrayEquals(
        name, drawn.getRGB(0, 0, 16, 16, null, 0, 16), icon.getRGB(0, 0, 16, 16, null, 0, 16));
  }

  @Test
  public void everyDialogAndEveryViewThatIsDescribedOpensWithoutADisplay() throws Exception {
    List<String> withView = new ArrayList<>();
    for (EmNodeFactory factory : factories()) {
      Node node = node(factory);
      assertNotNull(node.getDialogPane());
      assertEquals(
          node.getNrViews(), attributes(description(factory), "view", "index").size());
      if (node.getNrViews() > 0) {
        assertNotNull(node.getView(0, "view"));
        withView.add(node.getName());
      }
    }
    assertEquals(List.of("Cell Segmenter", "Label Assembler"), withView);
  }

  @Test
  public void theCellIsRegisteredWithItsSerializer() throws Exception {
    Document plugin = parse("/plugin.xml");
    assertEquals(
        List.of(StackImageCell.class.getName()), attributes(plugin, "DataType", "cellClass"));
    assertFalse(attributes(plugin, "serializer", "serializerClass").isEmpty());
  }
}
