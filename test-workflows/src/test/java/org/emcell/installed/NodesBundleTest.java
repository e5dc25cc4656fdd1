package org.emcell.installed;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.imglib2.img.Img;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.NodeModel;

/** The nodes as a user gets them: the built bundles in the platform's own framework, found through its registry. */
public class NodesBundleTest {

  private static final String STAND_IN = "org.emcell.knime-api";
  private static final Map<String, String> PLATFORM = Map.of(
      "org.knime.core", "5.4.5",
      "org.knime.knip.base", "1.8.3",
      "org.knime.knip.core", "1.8.3",
      "imglib2-roi", "0.8.0",
      "imagej-common", "0.28.1",
      "scijava-common", "2.77.0");
  private static final Set<String> NODES = Set.of(
      "AssemblerNodeFactory",
      "BackgroundNodeFactory",
      "CellNodeFactory",
      "CropperNodeFactory",
      "DetectorNodeFactory",
      "LinkerNodeFactory",
      "MeasurerNodeFactory",
      "MeshNodeFactory",
      "NucleusNodeFactory",
      "OverlayNodeFactory",
      "PhantomNodeFactory",
      "PictureNodeFactory",
      "ReportNodeFactory",
      "ScorerNodeFactory",
      "StackReaderNodeFactory",
      "WriterNodeFactory");

  @Rule
  public final TemporaryFolder folder = new TemporaryFolder();

  private OsgiPlatform platform;

  @Before
  public void startPlatform() throws Exception {
    platform = new OsgiPlatform(folder.newFolder("osgi").toPath());
    platform.install(OsgiPlatform.jarOf(CoreException.class));
    platform.install(OsgiPlatform.jarOf(IExtensionRegistry.class));
    platform.installLibrary("imglib2", "5.8.0", Img.class);
    platform.installLibrary(STAND_IN, "1.0.0", NodeModel.class, "imglib2", "system.bundle");
    for (Map.Entry<String, String> bundle : PLATFORM.entrySet()) {
      platform.installAlias(bundle.getKey(), bundle.getValue(), STAND_IN);
    }
    platform.installExtensionPoints(
        "org.knime.workbench.repository",
        "org.knime.workbench.repository.nodes",
        "org.knime.workbench.repository.categories",
        "org.knime.core.DataType");
    platform.install(UpdateSite.bundle("org.emcell.core"));
  }

  /** A framework that goes on keeps the JVM alive. */
  @After
  public void stop() throws Exception {
    platform.close();
  }

  @Test
  public void everyNodeIsRegisteredAndHasAllThatAUserSees() throws Exception {
    Map<String, List<String>> faults = inspect(UpdateSite.bundle("org.emcell.nodes"));

    assertEquals(NODES, simpleNames(faults.keySet(), "NodeFactory"));
    assertEquals(Set.of("StackImageSerializer"), simpleNames(faults.keySet(), "Serializer"));
    faults.values().removeIf(List::isEmpty);
    assertEquals(Map.of(), faults);
  }

  @Test
  public void aMissingIconIsReported() throws Exception {
    assertReported(inspect(without("Phantom.png")), "icon");
  }

  private static void assertReported(Map<String, List<String>> faults, String part) {
    assertTrue(
        faults.toString(),
        faults.values().stream().flatMap(List::stream).anyMatch(fault -> fault.contains(part)));
  }

  @SuppressWarnings("unchecked")
  private Map<String, List<String>> inspect(Path nodes) throws Exception {
    platform.install(nodes);
    platform.installClasses(
        "org.emcell.inspection",
        "org.emcell.nodes,org.knime.core,org.eclipse.equinox.registry,org.eclipse.equinox.common,"
            + "system.bundle",
        NodeInspection.class);
    platform.startAll();
    return (Map<String, List<String>>) ((Callable<?>) platform
            .bundle("org.emcell.inspection")
            .loadClass(NodeInspection.class.getName())
            .getConstructor()
            .newInstance())
        .call();
  }

  /** Returns a copy of the bundle of the nodes in which the files of that name are missing. */
  private Path without(String fileName) throws Exception {
    Path copy = folder.getRoot().toPath().resolve("org.emcell.nodes.jar");
    try (InputStream in = Files.newInputStream(UpdateSite.bundle("org.emcell.nodes"));
        OutputStream out = Files.newOutputStream(copy);
        ZipInputStream from = new ZipInputStream(in);
        ZipOutputStream to = new ZipOutputStream(out)) {
      int removed = 0;
      for (ZipEntry entry; (entry = from.getNextEntry()) != null; ) {
        if (entry.getName().endsWith("/" + fileName)) {
          removed++;
        } else {
          to.putNextEntry(new ZipEntry(entry.getName()));
          from.transferTo(to);
        }
      }
      assertEquals("files named " + fileName, 1, removed);
    }
    return copy;
  }

  private static Set<String> simpleNames(Set<String> classes, String ending) {
    Set<String> names = new TreeSet<>();
    classes.stream()
        .filter(name -> name.endsWith(ending))
        .forEach(name -> names.add(name.substring(name.lastIndexOf('.') + 1)));
    return names;
  }
}
