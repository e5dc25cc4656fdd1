package org.emcell.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.emcell.core.pipeline.Pipeline;
import org.emcell.core.pipeline.RunSettings;
import org.emcell.core.pipeline.RunSummary;
import org.emcell.core.stack.SliceStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code emcell run}: all cells of a whole stack. */
@Command(
    name = "run",
    description = {
      "Finds, crops, segments and measures all cells of a stack: detections.csv, cells.csv, cells.tif, nuclei.tif,"
          + " measurements.csv, meshes.csv, run.json, overlay/, pictures/.",
      "A run that was stopped goes on when it is called again in the same way."
    })
final class RunCommand implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "STACK",
      description = "Folder of TIFF slices or TIFF file with several pages.")
  private Path path;

  @Mixin
  private OutputFolder output;

  @Mixin
  private StackOptions stackOptions;

  @Mixin
  private DetectionOptions detectionOptions;

  @Mixin
  private MethodOptions methodOptions;

  @Mixin
  private MeshOptions meshOptions;

  @Mixin
  private MachineOptions machine;

  @Override
  public Integer call() {
    RunSettings settings = Settings.from(spec, stackOptions, methodOptions, detectionOptions);
    try (SliceStack stack = stackOptions.open(path);
        ConsoleProgress progress = machine.progress()) {
      RunSummary summary = new Pipeline(settings, machine.workers(), machine.memory())
          .withMeshes(meshOptions.formats())
          .run(stack, output.folder(), output.overwrite(), progress);
      progress.close();
      print(summary, spec.commandLine().getOut());
      spec.commandLine().getOut().println("Results are in " + output.folder());
    }
    return 0;
  }

  /** Prints what a run came to in one line. */
  static void print(RunSummary summary, PrintWriter out) {
    String states = summary.states().entrySet().stream()
        .map(state -> state.getValue() + " " + state.getKey())
        .collect(Collectors.joining(", "));
    out.println(summary.cells() + " cells: " + states + "; " + summary.withoutNucleus()
        + " without a nucleus");
  }
}
