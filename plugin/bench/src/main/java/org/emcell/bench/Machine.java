package org.emcell.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What figures were taken on.
 *
 * @param processor name of the processor
 * @param cores how many the virtual machine may use
 * @param memoryGb memory of the machine in GB, 0 when not known
 * @param java version and maker of the virtual machine
 * @param system operating system
 */
public record Machine(String processor, int cores, long memoryGb, String java, String system) {

  private static final long KB_PER_GB = 1_000_000;

  /** Returns this machine. */
  public static Machine current() {
    String java = System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
    String system = System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
        + System.getProperty("os.arch");
    return new Machine(
        field(Path.of("/proc/cpuinfo"), "model name").orElse(System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        field(Path.of("/proc/meminfo"), "MemTotal")
                .map(text -> Long.parseLong(text.replaceAll("\\D", "")))
                .orElse(0L)
            / KB_PER_GB,
        java,
        system);
  }

  /** Returns these facts in one line. */
  @Override
  public String toString() {
    return processor + ", " + cores + " cores, " + memoryGb + " GB; " + system + "; " + java;
  }

  private static Optional<String> field(Path file, String name) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
