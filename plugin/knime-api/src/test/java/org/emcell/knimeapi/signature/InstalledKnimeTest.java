package org.emcell.knimeapi.signature;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The stand-in is compared with the jars of an installed KNIME. */
public class InstalledKnimeTest {
  private static final String NODE_MODEL = "org/knime/core/node/NodeModel";

  @Rule
  public final TemporaryFolder temporary = new TemporaryFolder();

  private StandIn standIn;
  private Map<String, byte[]> platform;
  private Path home;

  @Before
  public void takeTheStandInForThePlatform() throws IOException {
    standIn = StandIn.compiled();
    platform = new TreeMap<>(standIn.files());
    home = temporary.newFolder("knime").toPath();
  }

  @Test
  public void theStandInAgreesWithTheInstalledKnime() throws IOException {
    String installed = System.getProperty("knime.home", "");
    assumeFalse(
        "Not compared with an installed KNIME: give its folder by -Dknime.home=DIR",
        installed.isBlank());

    SignatureTest.assertNone(SignatureComparison.differences(
        standIn, InstalledKnime.read(Path.of(installed), standIn.types().keySet())));
  }

  @Test
  public void classesAreFoundInBundlesInFoldersAndInJarsInsideThem() throws IOException {
    assertEquals(List.of(), differencesWithFakeInstallation());
  }

  @Test
  public void aClassThatThePlatformDoesNotHaveIsReported() throws IOException {
    platform.remove("net/imagej/axis/Axes");
    assertReported("net/imagej/axis/Axes", "no such class");
  }

  @Test
  public void aMethodWithOtherAccessIsReported() throws IOException {
    platform.computeIfPresent(
        NODE_MODEL, (name, bytes) -> changed(bytes, "getLogger", Opcodes.ACC_PROTECTED, null));
    assertReported(NODE_MODEL, "getLogger", "\"protected\"", "\"protected final\"");
  }

  @Test
  public void aConstantWithAnotherValueIsReported() throws IOException {
    platform.computeIfPresent(
        "org/knime/core/node/defaultnodesettings/SettingsModel",
        (name, bytes) -> changed(bytes, "CFGKEY_INTERNAL", -1, "_internal"));
    assertReported("CFGKEY_INTERNAL", "\"_internal\"", "\"_Internals\"");
  }

  @Test
  public void aFolderWithoutPluginsIsRefused() {
    String message = assertThrows(
            IOException.class,
            () -> InstalledKnime.read(home.resolve("gone"), standIn.types().keySet()))
        .getMessage();
    assertTrue(message, message.contains("plugins"));
  }

  private void assertReported(String... parts) throws IOException {
    List<String> differences = differencesWithFakeInstallation();
    assertTrue(
        differences.toString(), differences.stream().anyMatch(difference -> List.of(parts).stream()
            .allMatch(difference::contains)));
  }

  private List<String> differencesWithFakeInstallation() throws IOException {
    Path plugins = Files.createDirectories(home.resolve("plugins"));
    try (OutputStream bundle = Files.newOutputStream(plugins.resolve("org.knime.core_5.4.5.jar"))) {
      bundle.write(
          jar(name -> name.startsWith("org/knime/core/") || name.startsWith("org/knime/base/")));
    }
    byte[] knip = jar(name -> name.startsWith("org/knime/knip/"));
    try (ZipOutputStream bundle =
        new ZipOutputStream(Files.newOutputStream(plugins.resolve("org.knime.knip_1.8.3.jar")))) {
      bundle.putNextEntry(new ZipEntry("lib/knip.jar"));
      bundle.write(knip);
    }
    Path unpacked = Files.createDirectories(plugins.resolve("imglib2-roi_0.8.0"));
    Files.write(unpacked.resolve("roi.jar"), jar(name -> name.startsWith("net/imglib2/")));
    for (Map.Entry<String, byte[]> file : platform.entrySet()) {
      if (file.getKey().startsWith("net/imagej/") || file.getKey().startsWith("org/scijava/")) {
        Path target = plugins.resolve("imagej-common_0.28.1").resolve(file.getKey() + ".class");
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue());
      }
    }
    return SignatureComparison.differences(
        standIn, InstalledKnime.read(home, standIn.types().keySet()));
  }

  private byte[] jar(Predicate<String> names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : platform.entrySet()) {
        if (names.test(file.getKey())) {
          jar.putNextEntry(new ZipEntry(file.getKey() + ".class"));
          jar.write(file.getValue());
        }
      }
    }
    return bytes.toByteArray();
  }

  /** Returns a class file in which the members of a name have other access flags or another value. */
  private static byte[] changed(byte[] bytes, String member, int newFlags, Object newValue) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public FieldVisitor visitField(
                  int flags, String name, String descriptor, String generics, Object value) {
                return super.visitField(
                    flags, name, descriptor, generics, name.equals(member) ? newValue : value);
              }

              @Override
              public MethodVisitor visitMethod(
                  int flags, String name, String descriptor, String generics, String[] exceptions) {
                return super.visitMethod(
                    name.equals(member) ? newFlags : flags, name, descriptor, generics, exceptions);
              }
            },
            0);
    return writer.toByteArray();
  }
}
