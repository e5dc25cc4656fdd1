package org.emcell.bench.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.emcell.bench.Machine;
import org.emcell.bench.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code emcell-bench end-to-end}: whole commands, on stacks that it makes with {@code emcell phantom}. */
@Command(
    name = "end-to-end",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures time, processor time and peak memory of whole commands, each a process of its own.",
      "The largest stack takes 4.3 GB of disk and its ROIs 4.4 GB."
    })
public final class EndToEndCommand implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Option(
      names = "--emcell",
      paramLabel = "JAR",
      description = "The emcell command. Default: ${DEFAULT-VALUE}")
  private Path emcell = Path.of("plugin", "cli", "target", "emcell.jar");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder for stacks and results. Default: ${DEFAULT-VALUE}")
  private Path data = Path.of(System.getProperty("java.io.tmpdir"), "emcell-bench");

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "What to measure: ${COMPLETION-CANDIDATES}. Default: all")
  private List<Experiment> only = List.of(Experiment.values());

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "Runs of each command; the fastest counts. Default: ${DEFAULT-VALUE}")
  private int repeats = 2;

  @Option(names = "--keep", description = "Keep the stacks for the next time.")
  private boolean keep;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(emcell)) {
      throw new IOException("There is no " + emcell
          + ". Build it with 'mvn package' or give its place with --emcell.");
    }
    Files.createDirectories(data);
    PrintWriter err = spec.commandLine().getErr();
    Lab lab = new Lab(emcell.toAbsolutePath(), data.toAbsolutePath(), repeats, keep, err);
    List<Measurement> rows = new ArrayList<>();
    for (Experiment experiment : only) {
      rows.addAll(experiment.run(lab));
    }
    print(rows, spec.commandLine().getOut());
    return 0;
  }

  private void print(List<Measurement> rows, PrintWriter out) {
    TextTable table = new TextTable("work", "wall s", "CPU s", "peak MB", "figure", "bar", "met");
    for (Measurement row : rows) {
      table.row(
          row.work(),
          Experiment.text(row.usage().wall()),
          Experiment.text(row.usage().cpu()),
          Experiment.text(row.usage().peak()),
          row.figure(),
          row.bar(),
          row.verdict());
    }
    out.println(Machine.current());
    out.println("Fastest of " + repeats + " runs");
    out.println();
    out.println(table);
    rows.forEach(row -> out.println(command(row)));
  }

  /** Returns the command of a row as it would be typed beside the data. */
  private String command(Measurement row) {
    return String.join(" ", row.command())
        .replace(data.toAbsolutePath() + "/", "")
        .replace(emcell.toAbsolutePath().toString(), "emcell.jar")
        .replaceFirst("^\\S*/java ", "java ")
        .replaceFirst("-cp \\S+", "-cp emcell-bench.jar");
  }
}
