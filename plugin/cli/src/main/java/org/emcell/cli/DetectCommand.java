package org.emcell.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.emcell.core.pipeline.DetectedCells;
import org.emcell.core.pipeline.RunSettings;
import org.emcell.core.stack.SliceStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code emcell detect}: where the cells of a stack are. */
@Command(
    name = "detect",
    description =
        "Finds the cells of a stack without segmenting them: detections.csv, cells.csv, detections.png"
            + " (the detections with their links in three dimensions), overlay/.")
final class DetectCommand implements Callable<Integer> {

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
  private MachineOptions machine;

  @Override
  public Integer call() {
    RunSettings settings = Settings.from(spec, stackOptions, methodOptions, detectionOptions);
    Path out = output.free(List.of(
        DetectedCells.DETECTIONS,
        DetectedCells.CELLS,
        DetectedCells.PICTURE,
        DetectedCells.OVERLAY));
    try (SliceStack stack = stackOptions.open(path);
        ConsoleProgress progress = machine.progress()) {
      DetectedCells found = DetectedCells.find(
          stack, settings, machine.workers(), machine.memory(), progress.part(0, 0.9));
      found.write(stack, settings, out, machine.workers(), progress.part(0.9, 1));
      progress.close();
      spec.commandLine()
          .getOut()
          .println(
              found.cells().size() + " cells from " + found.detections().size() + " detections");
      spec.commandLine().getOut().println("Results are in " + out);
    }
    return 0;
  }
}
