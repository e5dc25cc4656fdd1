package org.emcell.knimeapi.signature;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.knime.core.node.NodeModel;

/**
 * The compiled classes of the stand-in that bear the platform's names.
 *
 * @param types signatures of the public classes, by name
 * @param files class files of all classes, by name
 */
record StandIn(Map<String, TypeSignature> types, Map<String, byte[]> files) {
  private static final List<String> ROOTS =
      List.of("org/knime", "net/imagej", "net/imglib2", "org/scijava");

  /** Reads this build's class files. */
  static StandIn compiled() throws IOException {
    try {
      return in(Path.of(
          NodeModel.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static StandIn in(Path classes) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String root : ROOTS) {
      try (Stream<Path> found = Files.walk(classes.resolve(root))) {
        for (Path file :
            found.filter(path -> path.toString().endsWith(".class")).toList()) {
          byte[] bytes = Files.readAllBytes(file);
          files.put(ClassFile.read(bytes).name(), bytes);
        }
      }
    }
    files.keySet().removeIf(name -> name.endsWith("/package-info"));
    return of(files);
  }

  /** Takes these class files for the stand-in. */
  static StandIn of(Map<String, byte[]> files) {
    Map<String, TypeSignature> types = new TreeMap<>();
    files.forEach((name, bytes) -> {
      if (ClassFile.isPublic(bytes)) {
        types.put(name, ClassFile.read(bytes));
      }
    });
    return new StandIn(types, files);
  }
}
