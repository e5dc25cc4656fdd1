package org.emcell.installed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Equinox, the OSGi framework below KNIME, with nothing in it but what a test installs. */
final class OsgiPlatform implements AutoCloseable {

  private static final long STOP_WITHIN_MS = 10_000;

  private final Framework framework;

  /**
   * Starts the framework.
   *
   * @param storage an empty folder for the framework's own files
   */
  OsgiPlatform(Path storage) throws BundleException {
    FrameworkFactory factory =
        ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
    framework = factory.newFramework(Map.of(
        Constants.FRAMEWORK_STORAGE,
        storage.toString(),
        Constants.FRAMEWORK_STORAGE_CLEAN,
        Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT));
    framework.start();
  }

  /** Installs a bundle as it is. */
  Bundle install(Path bundle) throws BundleException {
    try (InputStream in = Files.newInputStream(bundle)) {
      return framework.getBundleContext().installBundle(bundle.getFileName().toString(), in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Installs a plain library as the bundle that a platform ships it as, with all its packages exported.
   *
   * @param inLibrary any class of the library, which is on the class path of the test
   * @param requiredBundles in which it finds the classes that it uses
   */
  Bundle installLibrary(
      String symbolicName, String version, Class<?> inLibrary, String... requiredBundles)
      throws BundleException {
    Path jar = jarOf(inLibrary);
    Manifest manifest = manifest(symbolicName, version);
    if (requiredBundles.length > 0) {
      manifest
          .getMainAttributes()
          .putValue(Constants.REQUIRE_BUNDLE, String.join(",", requiredBundles));
    }
    manifest
        .getMainAttributes()
        .putValue(Constants.BUNDLE_CLASSPATH, jar.getFileName().toString());
    manifest
        .getMainAttributes()
        .putValue(Constants.EXPORT_PACKAGE, String.join(",", packagesOf(jar)));
    return install(symbolicName, manifest, Map.of(jar.getFileName().toString(), bytesOf(jar)));
  }

  /** Installs a bundle that holds nothing and hands on all that another one exports. */
  void installAlias(String symbolicName, String version, String original) throws BundleException {
    Manifest manifest = manifest(symbolicName, version);
    manifest
        .getMainAttributes()
        .putValue(Constants.REQUIRE_BUNDLE, original + ";visibility:=reexport");
    install(symbolicName, manifest, Map.of());
  }

  /** Installs a bundle that declares extension points; without them nobody sees the extensions of others. */
  void installExtensionPoints(String symbolicName, String... ids) throws BundleException {
    Manifest manifest = manifest(symbolicName + ";singleton:=true", "1.0.0");
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\"?><?eclipse version=\"3.4\"?><plugin>");
    for (String id : ids) {
      xml.append("<extension-point id=\"")
          .append(id)
          .append("\" name=\"")
          .append(id)
          .append("\"/>");
    }
    xml.append("</plugin>");
    install(
        symbolicName,
        manifest,
        Map.of("plugin.xml", xml.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Resolves and starts all bundles; what is missing is named by the exception. */
  void startAll() throws BundleException {
    for (Bundle bundle : framework.getBundleContext().getBundles()) {
      bundle.start();
    }
  }

  /** Returns the installed bundle with this symbolic name. */
  Bundle bundle(String symbolicName) {
    return Stream.of(framework.getBundleContext().getBundles())
        .filter(bundle -> bundle.getSymbolicName().equals(symbolicName))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no bundle " + symbolicName));
  }

  /** Installs classes of the test as a bundle of their own that requires other bundles. */
  Bundle installClasses(String symbolicName, String requiredBundles, Class<?> type)
      throws BundleException {
    Manifest manifest = manifest(symbolicName, "1.0.0");
    manifest.getMainAttributes().putValue(Constants.REQUIRE_BUNDLE, requiredBundles);
    String entry = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(entry)) {
      return install(symbolicName, manifest, Map.of(entry, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Bundle install(String symbolicName, Manifest manifest, Map<String, byte[]> entries)
      throws BundleException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return framework
        .getBundleContext()
        .installBundle(symbolicName, new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static Manifest manifest(String symbolicName, String version) {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    headers.putValue(Constants.BUNDLE_SYMBOLICNAME, symbolicName);
    headers.putValue(Constants.BUNDLE_VERSION, version);
    return manifest;
  }

  /** Returns the jar on the class path of the test that holds the class. */
  static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TreeSet<String> packagesOf(Path jar) {
    TreeSet<String> packages = new TreeSet<>();
    try (JarInputStream in = new JarInputStream(Files.newInputStream(jar))) {
      for (JarEntry entry; (entry = in.getNextJarEntry()) != null; ) {
        String name = entry.getName();
        if (name.endsWith(".class") && name.contains("/")) {
          packages.add(name.substring(0, name.lastIndexOf('/')).replace('/', '.'));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packages;
  }

  private static byte[] bytesOf(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws BundleException, InterruptedException {
    framework.stop();
    framework.waitForStop(STOP_WITHIN_MS);
  }
}
