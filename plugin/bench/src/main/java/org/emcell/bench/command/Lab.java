package org.emcell.bench.command;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where commands are measured: makes the data they need, runs them, tidies up after them.
 *
 * @param emcell jar of the {@code emcell} command
 * @param data folder of stacks and results
 * @param repeats how often a command is run; the fastest counts
 * @param keep whether stacks stay for the next time
 * @param log receives a line for every command that is run
 */
record Lab(Path emcell, Path data, int repeats, boolean keep, PrintWriter log) {

  /**
   * A synthetic stack.
   *
   * @param width columns
   * @param height rows
   * @param slices slices
   * @param cells cells with their centre in the stack
   * @param voxel voxel size in nm as the command takes it
   */
  record Specimen(int width, int height, int slices, int cells, String voxel) {

    String size() {
      return width + "," + height + "," + slices;
    }

    /** Returns the grey values in MB. */
    double megabytes() {
      return 1e-6 * width * height * slices;
    }

    String folder() {
      return width + "x" + height + "x" + slices + "-" + cells;
    }

    Specimen withSlices(int number) {
      return new Specimen(width, height, number, cells, voxel);
    }
  }

  /** Returns the command line of {@code emcell}. */
  List<String> emcell(String heap, Object... arguments) {
    List<String> command =
        new ArrayList<>(List.of(java(), "-Xmx" + heap, "-jar", emcell.toString()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return command;
  }

  /** Returns the command line of a class of this program. */
  List<String> own(Class<?> main, String heap, Object... arguments) {
    List<String> command = new ArrayList<>(List.of(
        java(), "-Xmx" + heap, "-cp", System.getProperty("java.class.path"), main.getName()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return command;
  }

  /** Returns the file of a stack, which is made when it is not there. */
  Path stack(Specimen specimen) throws IOException {
    Path folder = data.resolve(specimen.folder());
    Path stack = folder.resolve("stack.tif");
    if (!Files.exists(stack)) {
      Child.run(phantom(specimen, folder), data.resolve("log.txt"));
      Files.delete(folder.resolve("cells.tif"));
      Files.delete(folder.resolve("nuclei.tif"));
    }
    return stack;
  }

  /** Returns the command that makes a stack. */
  List<String> phantom(Specimen specimen, Path folder) {
    return emcell(
        "2g",
        "phantom",
        "--quiet",
        "--overwrite",
        "--size",
        specimen.size(),
        "--cells",
        specimen.cells(),
        "--voxel-size",
        specimen.voxel(),
        "--out",
        folder);
  }

  /** Removes a stack when stacks are not kept. */
  void drop(Specimen specimen) throws IOException {
    if (!keep) {
      delete(data.resolve(specimen.folder()));
    }
  }

  /** Returns the folder that a command shall write its results into; it is removed after each run. */
  Path results() {
    return data.resolve("results");
  }

  /** Runs a command as often as wanted, each time into a folder that is not there, and returns the fastest run. */
  Child.Usage measure(List<String> command) throws IOException {
    Child.Usage best = null;
    for (int i = 0; i < repeats; i++) {
      delete(results());
      Child.Usage usage = Child.run(command, data.resolve("log.txt"));
      log.printf(
          Locale.ROOT,
          "%.2f s, %.2f s CPU, %.0f MB: %s%n",
          usage.wall(),
          usage.cpu(),
          usage.peak(),
          String.join(" ", command));
      log.flush();
      best = best == null || usage.wall() < best.wall() ? usage : best;
    }
    delete(results());
    return best;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String java() {
    return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
  }
}
