package org.emcell.core.stack;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a program wrote into the field ImageDescription of the first page.
 *
 * @param origin who wrote it
 * @param properties for ImageJ the {@code key=value} lines; for OME the attributes of the first {@code Pixels} element
 */
record ImageDescription(Origin origin, Map<String, String> properties) {

  /** The programs whose descriptions are understood. */
  enum Origin {
    IMAGEJ,
    OME,
    OTHER
  }

  static ImageDescription of(String text) {
    if (text.startsWith("ImageJ=")) {
      return new ImageDescription(Origin.IMAGEJ, lines(text));
    }
    if (text.contains("<OME")) {
      return new ImageDescription(Origin.OME, pixels(text));
    }
    return new ImageDescription(Origin.OTHER, Map.of());
  }

  /** Returns the stated number of images, or of slices, channels and time points together; 1 when not stated. */
  long images() {
    return origin == Origin.IMAGEJ ? count("images") : channels() * frames() * slices();
  }

  /** Returns the stated number of channels, 1 when not stated. */
  long channels() {
    return count(origin == Origin.OME ? "SizeC" : "channels");
  }

  /** Returns the stated number of time points, 1 when not stated. */
  long frames() {
    return count(origin == Origin.OME ? "SizeT" : "frames");
  }

  /** Returns the stated number of slices, 1 when not stated. */
  long slices() {
    return count(origin == Origin.OME ? "SizeZ" : "slices");
  }

  private long count(String key) {
    String text = properties.getOrDefault(key, "");
    return text.matches("\\d{1,9}") ? Long.parseLong(text) : 1;
  }

  /** Returns a text property, empty when it is not stated. */
  String text(String key) {
    return properties.getOrDefault(key, "");
  }

  /** Returns a number, NaN when it is not stated. */
  double number(String key) {
    try {
      return Double.parseDouble(text(key));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static Map<String, String> lines(String text) {
    Map<String, String> properties = new HashMap<>();
    text.lines().forEach(line -> {
      int equals = line.indexOf('=');
      if (equals > 0) {
        properties.putIfAbsent(
            line.substring(0, equals).trim(), line.substring(equals + 1).trim());
      }
    });
    return properties;
  }

  /** Damaged XML says nothing; the pixels can be read all the same. */
  private static Map<String, String> pixels(String xml) {
    Map<String, String> properties = new HashMap<>();
    try {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml.trim()));
      while (properties.isEmpty() && reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals("Pixels")) {
          for (int i = 0; i < reader.getAttributeCount(); i++) {
            properties.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
          }
        }
      }
    } catch (XMLStreamException e) {
      return Map.of();
    }
    return properties;
  }
}
