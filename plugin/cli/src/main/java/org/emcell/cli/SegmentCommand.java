package org.emcell.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.emcell.core.image.Size;
import org.emcell.core.measure.CellMeasurements;
import org.emcell.core.pipeline.RunSettings;
import org.emcell.core.pipeline.SingleCell;
import org.emcell.core.segment.Centre;
import org.emcell.core.stack.SliceStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code emcell segment}: the cell of one cropped stack. */
@Command(
    name = "segment",
    description =
        "Segments and measures one cropped cell: labels.tif (0 outside, 1 cell without nucleus, 2 nucleus),"
            + " measurements.csv, meshes.csv, overlay/, pictures/,"
            + " report.html.")
final class SegmentCommand implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "ROI",
      description = "Folder of TIFF slices or TIFF file with several pages.")
  private Path roi;

  @Option(
      names = "--centre",
      paramLabel = "X,Y,Z",
      converter = Triple.Converter.class,
      description =
          "Where the cell is, in pixels from the first voxel. Default: the middle of the ROI")
  private Triple centre;

  @Mixin
  private OutputFolder output;

  @Mixin
  private StackOptions stackOptions;

  @Mixin
  private MethodOptions methodOptions;

  @Mixin
  private MeshOptions meshOptions;

  @Mixin
  private ThreadOptions machine;

  @Override
  public Integer call() {
    RunSettings settings = Settings.from(spec, stackOptions, methodOptions);
    Path out = output.free(List.of(
        SingleCell.LABELS,
        SingleCell.MEASUREMENTS,
        SingleCell.OVERLAY,
        SingleCell.PICTURES,
        SingleCell.MESH_TABLE,
        SingleCell.MESHES,
        SingleCell.REPORT));
    try (SliceStack stack = stackOptions.open(roi);
        ConsoleProgress progress = machine.progress()) {
      Optional<CellMeasurements> cell = new SingleCell(settings)
          .withMeshes(meshOptions.formats())
          .run(stack, centre(stack), out, machine.workers(), progress);
      progress.close();
      describe(cell, out);
    }
    return 0;
  }

  private Centre centre(SliceStack stack) {
    if (centre == null) {
      return Centre.of(new Size(stack.width(), stack.height(), stack.slices()));
    }
    if (!(centre.x() >= 0
        && centre.x() < stack.width()
        && centre.y() >= 0
        && centre.y() < stack.height()
        && centre.z() >= 0
        && centre.z() < stack.slices())) {
      throw new ParameterException(
          spec.commandLine(),
          "--centre " + centre + " is not inside the ROI of " + stack.width() + " x "
              + stack.height() + " x " + stack.slices() + " voxels.");
    }
    return new Centre(centre.x(), centre.y(), centre.z());
  }

  private void describe(Optional<CellMeasurements> cell, Path out) {
    PrintWriter print = spec.commandLine().getOut();
    if (cell.isEmpty() || cell.get().nucleus().voxels() == 0) {
      spec.commandLine().getErr().println("emcell: no nucleus was found in " + roi + ".");
    }
    cell.ifPresent(c -> print.println(String.format(
        Locale.ROOT,
        "Cell %.1f um3, nucleus %.1f um3%s",
        c.cell().volume(),
        c.nucleus().volume(),
        c.isPart() ? " (a part: the cell reaches the frame of the ROI)" : "")));
    print.println("Results are in " + out);
  }
}
