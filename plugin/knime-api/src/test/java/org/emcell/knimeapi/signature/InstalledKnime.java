package org.emcell.knimeapi.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Reads signatures from the bundles of an installed KNIME: jars, folders, and jars in either of them. */
final class InstalledKnime {
  private final Path plugins;
  private final Map<String, TypeSignature> found = new TreeMap<>();
  private final Set<String> wanted = new HashSet<>();

  private InstalledKnime(Path plugins) {
    this.plugins = plugins;
  }

  /**
   * Reads the signatures of these classes and of their superclasses, as far as they are there.
   *
   * @param home the folder of the installation, with the folder {@code plugins}
   * @throws IOException if there is no such folder
   */
  static Map<String, TypeSignature> read(Path home, Set<String> names) throws IOException {
    Path plugins = home.resolve("plugins");
    if (!Files.isDirectory(plugins)) {
      throw new IOException(
          "Expected an installed KNIME with the folder " + plugins + "; there is none");
    }
    InstalledKnime knime = new InstalledKnime(plugins);
    knime.find(names);
    knime.find(
        knime.found.values().stream().map(TypeSignature::superclass).collect(Collectors.toSet()));
    return knime.found;
  }

  private void find(Set<String> names) throws IOException {
    wanted.clear();
    names.stream()
        .filter(name -> !found.containsKey(name) && !name.startsWith("java/"))
        .forEach(wanted::add);
    search(false);
    // most classes are in the bundles themselves: the jars inside, which take long to read, only
    // for the rest
    search(true);
  }

  private void search(boolean nested) throws IOException {
    if (wanted.isEmpty()) {
      return;
    }
    try (Stream<Path> files = Files.walk(plugins)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.toString().endsWith(".jar")) {
          boolean isBundle = file.getParent().equals(plugins);
          searchJar(file, nested, isBundle || nested);
        } else if (!nested && file.toString().endsWith(".class")) {
          List<String> path = Stream.of(plugins.relativize(file).toString().split("[/\\\\]"))
              .skip(1)
              .toList();
          take(String.join("/", path), () -> Files.newInputStream(file));
        }
      }
    }
  }

  private void searchJar(Path file, boolean nested, boolean withClasses) throws IOException {
    try (ZipFile jar = new ZipFile(file.toFile())) {
      for (ZipEntry entry : jar.stream().toList()) {
        if (withClasses) {
          take(entry.getName(), () -> jar.getInputStream(entry));
        }
        if (nested && entry.getName().endsWith(".jar")) {
          try (InputStream in = jar.getInputStream(entry)) {
            searchNested(in.readAllBytes());
          }
        }
      }
    }
  }

  private void searchNested(byte[] jar) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        take(entry.getName(), () -> new ByteArrayInputStream(in.readAllBytes()));
      }
    }
  }

  private void take(String entry, Content content) throws IOException {
    if (entry.endsWith(".class")
        && wanted.remove(entry.substring(0, entry.length() - ".class".length()))) {
      try (InputStream in = content.open()) {
        TypeSignature type = ClassFile.read(in.readAllBytes());
        found.put(type.name(), type);
      }
    }
  }

  /** Opens what is in a file or in an entry of a jar. */
  private interface Content {
    InputStream open() throws IOException;
  }
}
