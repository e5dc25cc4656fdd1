package org.knime.core.node.config.base;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Settings trees as KNIME's XML: nested {@code config} elements with {@code entry} elements. Characters that XML cannot
 * hold are written as {@code %%} and five decimal digits; null is the empty text with {@code isnull="true"}.
 */
public final class XMLConfig {

  private XMLConfig() {}

  /**
   * Adds what the stream holds to the settings, and takes over the key of its root.
   *
   * @throws SAXException if the stream is not XML, or not a settings tree
   */
  public static void load(ConfigBase config, InputStream in)
      throws SAXException, IOException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    // that of the JDK prints what is thrown as well
    builder.setErrorHandler(new DefaultHandler());
    Element root = builder.parse(in).getDocumentElement();
    if (!"config".equals(root.getTagName())) {
      throw new SAXException(
          "Expected the element \"config\", found \"" + root.getTagName() + "\"");
    }
    config.rename(root.getAttribute("key"));
    readChildren(root, config);
  }

  /** Writes the settings as UTF-8, and closes the stream. */
  public static void save(ConfigBase config, OutputStream out) throws IOException {
    try (Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
      writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
      writer.write("<config xmlns=\"http://www.knime.org/2008/09/XMLConfig\""
          + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
          + " xsi:schemaLocation=\"http://www.knime.org/2008/09/XMLConfig"
          + " http://www.knime.org/XMLConfig_2008_09.xsd\"");
      writeRest(config, "", writer);
    }
  }

  /** As {@link #load}, but with all failures as {@link IOException}. */
  static void read(ConfigBase config, InputStream in) throws IOException {
    try {
      load(config, in);
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException("Not a KNIME settings file: " + e.getMessage(), e);
    }
  }

  private static void readChildren(Element parent, ConfigBase config) throws SAXException {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (!(node instanceof Element)) {
        continue;
      }
      Element element = (Element) node;
      String key = element.getAttribute("key");
      switch (element.getTagName()) {
        case "config":
          readChildren(element, config.addConfigBase(key));
          break;
        case "entry":
          boolean isNull = Boolean.parseBoolean(element.getAttribute("isnull"));
          String value = isNull ? null : unescape(element.getAttribute("value"));
          config.addEntry(typeOf(element).createEntry(key, value));
          break;
        default:
          throw new SAXException(
              "Expected \"config\" or \"entry\", found \"" + element.getTagName() + "\"");
      }
    }
  }

  private static ConfigEntries typeOf(Element entry) throws SAXException {
    try {
      return ConfigEntries.valueOf(entry.getAttribute("type"));
    } catch (IllegalArgumentException e) {
      throw new SAXException("Unknown type \"" + entry.getAttribute("type") + "\" of the entry \""
          + entry.getAttribute("key") + "\"");
    }
  }

  private static void writeRest(ConfigBase config, String indent, Writer writer)
      throws IOException {
    writer.write(" key=\"" + attribute(config.getKey()) + "\"");
    if (config.keySet().isEmpty()) {
      writer.write("/>\n");
      return;
    }
    writer.write(">\n");
    String inner = indent + "    ";
    for (String key : config) {
      AbstractConfigEntry entry = config.getEntry(key);
      if (entry instanceof ConfigBase) {
        writer.write(inner + "<config");
        writeRest((ConfigBase) entry, inner, writer);
      } else {
        String value = entry.toStringValue();
        writer.write(
            inner + "<entry key=\"" + attribute(key) + "\" type=\"" + entry.getType() + "\""
                + (value == null
                    ? " isnull=\"true\" value=\"\""
                    : " value=\"" + attribute(escape(value)) + "\"")
                + "/>\n");
      }
    }
    writer.write(indent + "</config>\n");
  }

  private static String attribute(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // two percent signs in a row would be taken for an escape when they are read again
      if (c < ' ' || c > 0xD7FF || c == '%' && i + 1 < text.length() && text.charAt(i + 1) == '%') {
        escaped.append("%%").append(String.format("%05d", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      if (text.startsWith("%%", i)
          && i + 7 <= text.length()
          && text.substring(i + 2, i + 7).matches("\\d{5}")) {
        plain.append((char) Integer.parseInt(text.substring(i + 2, i + 7)));
        i += 7;
      } else {
        plain.append(text.charAt(i++));
      }
    }
    return plain.toString();
  }
}
