package org.knime.core.node;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The XML description of a node. */
final class DescriptionFile {
  private final String factory;
  private final Element root;

  private DescriptionFile(String factory, Element root) {
    this.factory = factory;
    this.root = root;
  }

  static DescriptionFile read(String factory, InputStream file) {
    if (file == null) {
      throw new IllegalStateException(
          "There is no XML description beside the node factory " + factory);
    }
    try (file) {
      DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
      parsers.setNamespaceAware(true);
      return new DescriptionFile(
          factory, parsers.newDocumentBuilder().parse(file).getDocumentElement());
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException(
          "Cannot read the XML description of " + factory + ": " + e.getMessage(), e);
    }
  }

  Element root() {
    return root;
  }

  String text(String name) {
    return find(name, -1).getTextContent().trim();
  }

  /** Returns the port, or view, with that number in its attribute {@code index}. */
  Element port(String name, int index) {
    return find(name, index);
  }

  private Element find(String name, int index) {
    NodeList found = root.getElementsByTagNameNS("*", name);
    for (int i = 0; i < found.getLength(); i++) {
      Element element = (Element) found.item(i);
      if (index < 0 || Integer.toString(index).equals(element.getAttribute("index"))) {
        return element;
      }
    }
    throw new IllegalStateException("The XML description of " + factory + " has no element \""
        + name + "\"" + (index < 0 ? "" : " with index " + index));
  }
}
