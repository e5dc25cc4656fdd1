package org.emcell.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that is run to its end and measured. Processor time is that of all ended children of this process, before
 * and after ({@code cutime} and {@code cstime} in {@code /proc/self/stat}), so that only one child may run at a time;
 * memory is {@code VmHWM}, the peak of the resident set, looked up every few milliseconds. Needs Linux; elsewhere both
 * are NaN.
 */
final class Child {

  /**
   * What a process took.
   *
   * @param wall seconds from start to end
   * @param cpu seconds of processor time in the process and in the system for it
   * @param peak largest resident memory in MB (10^6 bytes)
   */
  record Usage(double wall, double cpu, double peak) {}

  private static final Path OWN_STAT = Path.of("/proc/self/stat");
  private static final int TICKS_PER_SECOND = 100;
  private static final int CUTIME = 13;
  private static final int INTERVAL_MS = 5;

  private Child() {}

  /**
   * Runs a command.
   *
   * @param log receives what the command prints
   * @throws IOException when it cannot be started or ends with an error; the message says what it printed last
   */
  static Usage run(List<String> command, Path log) throws IOException {
    double before = childrenSeconds();
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    double peak = Double.NaN;
    int exit;
    try {
      while (!process.waitFor(INTERVAL_MS, TimeUnit.MILLISECONDS)) {
        double now = peak(status);
        peak = Double.isNaN(now) ? peak : now;
      }
      exit = process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while " + command.get(0) + " was running.", e);
    } finally {
      process.destroy();
    }
    double wall = (System.nanoTime() - start) * 1e-9;
    if (exit != 0) {
      List<String> lines = Files.readAllLines(log);
      throw new IOException("Exit code " + exit + " from: " + String.join(" ", command)
          + (lines.isEmpty() ? "" : "; it said: " + lines.get(lines.size() - 1)));
    }
    return new Usage(wall, childrenSeconds() - before, peak);
  }

  private static double childrenSeconds() {
    try {
      // The name of the program, in brackets, may hold blanks.
      String text = Files.readString(OWN_STAT);
      String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
      return (Double.parseDouble(fields[CUTIME]) + Double.parseDouble(fields[CUTIME + 1]))
          / TICKS_PER_SECOND;
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  private static double peak(Path status) {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1.024e-3)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException | RuntimeException e) {
      return Double.NaN; // it has ended between two looks
    }
  }
}
