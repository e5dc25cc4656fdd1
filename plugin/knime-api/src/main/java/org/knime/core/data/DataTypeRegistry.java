package org.knime.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.knime.core.node.NodeLogger;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Knows the serializer of each cell class: for the stand-in's cells from {@code cell-serializers.properties}, for
 * others from the extension point {@code org.knime.core.DataType} in the plugin.xml files on the class path of the
 * cell.
 */
public final class DataTypeRegistry {
  private static final String POINT = "org.knime.core.DataType";
  private static final DataTypeRegistry INSTANCE = new DataTypeRegistry();

  private final Properties own = new Properties();
  private final Map<ClassLoader, Map<String, String>> extensions = new ConcurrentHashMap<>();

  private DataTypeRegistry() {
    try (InputStream in =
        DataTypeRegistry.class.getResourceAsStream("cell-serializers.properties")) {
      own.load(in);
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static DataTypeRegistry getInstance() {
    return INSTANCE;
  }

  /** Returns the class of that name if it is a cell class that has a serializer. */
  public Optional<Class<? extends DataCell>> getCellClass(String className) {
    for (ClassLoader loader : List.of(contextLoader(), DataTypeRegistry.class.getClassLoader())) {
      try {
        Class<?> found = Class.forName(className, true, loader);
        if (DataCell.class.isAssignableFrom(found)) {
          Class<? extends DataCell> cell = found.asSubclass(DataCell.class);
          return getSerializer(cell).map(serializer -> cell);
        }
      } catch (ClassNotFoundException e) {
        // the next loader may know it
      }
    }
    return Optional.empty();
  }

  /** Makes a serializer for the cells of a class; empty if none is registered. */
  public Optional<DataCellSerializer<DataCell>> getSerializer(Class<? extends DataCell> cellClass) {
    ClassLoader loader = cellClass.getClassLoader();
    String name = own.getProperty(cellClass.getName());
    if (name == null) {
      name = extensions
          .computeIfAbsent(loader, DataTypeRegistry::readExtensions)
          .get(cellClass.getName());
    }
    if (name == null) {
      return Optional.empty();
    }
    try {
      @SuppressWarnings("unchecked")
      DataCellSerializer<DataCell> serializer = (DataCellSerializer<DataCell>)
          Class.forName(name, true, loader).getConstructor().newInstance();
      return Optional.of(serializer);
    } catch (ReflectiveOperationException | ClassCastException e) {
      NodeLogger.getLogger(DataTypeRegistry.class)
          .coding(
              "Cannot make the serializer " + name + " of the cells " + cellClass.getName()
                  + ": it must be public, with a public constructor without arguments",
              e);
      return Optional.empty();
    }
  }

  private static ClassLoader contextLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? DataTypeRegistry.class.getClassLoader() : context;
  }

  private static Map<String, String> readExtensions(ClassLoader loader) {
    Map<String, String> serializers = new HashMap<>();
    try {
      for (URL plugin : Collections.list(loader.getResources("plugin.xml"))) {
        try (InputStream in = plugin.openStream()) {
          readPlugin(
              DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in), serializers);
        }
      }
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("Cannot read the plugin.xml files for " + POINT, e);
    }
    return serializers;
  }

  private static void readPlugin(Document plugin, Map<String, String> serializers) {
    NodeList found = plugin.getElementsByTagName("extension");
    for (int i = 0; i < found.getLength(); i++) {
      Element extension = (Element) found.item(i);
      if (POINT.equals(extension.getAttribute("point"))) {
        NodeList entries = extension.getElementsByTagName("serializer");
        for (int k = 0; k < entries.getLength(); k++) {
          Element entry = (Element) entries.item(k);
          serializers.put(entry.getAttribute("cellClass"), entry.getAttribute("serializerClass"));
        }
      }
    }
  }
}
