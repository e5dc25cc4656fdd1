package org.emcell.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.emcell.core.pipeline.CorrectionOutcome;
import org.emcell.core.pipeline.Pipeline;
import org.emcell.core.pipeline.RunSettings;
import org.emcell.core.pipeline.RunSummary;
import org.emcell.core.pipeline.correction.CorrectionFile;
import org.emcell.core.pipeline.correction.Corrections;
import org.emcell.core.stack.SliceStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code emcell run}: all cells of a whole stack. */
@Command(
    name = "run",
    description = {
      "Finds, crops, segments and measures all cells of a stack: detections.csv, cells.csv, cells.tif, nuclei.tif,"
          + " measurements.csv, meshes.csv, run.json, overlay/, pictures/,"
          + " report.html.",
      "A run that was stopped goes on when it is called again in the same way.",
      "With --corrections, cells are added, dropped, merged and split, also of a run that is complete; corrected.csv"
          + " says what came of it."
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
  private AssemblyOptions assemblyOptions;

  @Option(
      names = "--corrections",
      paramLabel = "FILE",
      description =
          "CSV with one correction a line. Columns: action (add, drop, merge or split), cell_id, other_cell_id,"
              + " x_px, y_px, z_px, to_x_px, to_y_px, to_z_px (or all in _um), comment. add takes a place, drop a"
              + " cell, merge two cells, split a cell and the line from a place to another. Default: none")
  private Path corrections;

  @Mixin
  private MeshOptions meshOptions;

  @Mixin
  private MachineOptions machine;

  @Override
  public Integer call() {
    RunSettings settings = assemblyOptions.applyTo(
        Settings.from(spec, stackOptions, methodOptions, detectionOptions), spec);
    try (SliceStack stack = stackOptions.open(path);
        ConsoleProgress progress = machine.progress()) {
      RunSummary summary = new Pipeline(settings, machine.workers(), machine.memory())
          .withMeshes(meshOptions.formats())
          .run(stack, corrections(stack), output.folder(), output.overwrite(), progress);
      progress.close();
      print(summary, spec.commandLine().getOut());
      warn(summary, spec.commandLine().getErr());
      spec.commandLine().getOut().println("Results are in " + output.folder());
    }
    return 0;
  }

  private Corrections corrections(SliceStack stack) {
    return corrections == null
        ? Corrections.NONE
        : CorrectionFile.read(corrections, stack.requireVoxelSize());
  }

  /** Says which corrections changed nothing. */
  private void warn(RunSummary summary, PrintWriter err) {
    for (CorrectionOutcome outcome : summary.corrections()) {
      if (!outcome.applied()) {
        err.println("emcell: " + corrections + ", " + outcome.place() + ": " + outcome.action()
            + " changed nothing: " + outcome.note() + ".");
      }
    }
  }

  /** Prints what a run came to. */
  static void print(RunSummary summary, PrintWriter out) {
    String states = summary.states().entrySet().stream()
        .map(state -> state.getValue() + " " + state.getKey())
        .collect(Collectors.joining(", "));
    out.println(summary.cells() + " cells: " + states + "; " + summary.withoutNucleus()
        + " without a nucleus");
    if (!summary.corrections().isEmpty()) {
      long applied =
          summary.corrections().stream().filter(CorrectionOutcome::applied).count();
      out.println(applied + " of " + summary.corrections().size() + " corrections applied");
    }
  }
}
