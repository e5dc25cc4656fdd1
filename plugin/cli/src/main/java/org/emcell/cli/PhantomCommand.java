package org.emcell.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.emcell.core.phantom.CellFieldPhantom;
import org.emcell.core.phantom.CellTruth;
import org.emcell.core.phantom.PhantomSettings;
import org.emcell.core.phantom.PhantomWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code emcell phantom}: a synthetic stack with known cells. */
@Command(
    name = "phantom",
    description =
        "Makes a synthetic stack of a field of cells with its truth: stack.tif, cells.tif, nuclei.tif,"
            + " truth.csv.")
final class PhantomCommand implements Callable<Integer> {

  private static final PhantomSettings DEFAULTS = PhantomSettings.defaults();

  @Spec
  private CommandSpec spec;

  @Option(
      names = "--size",
      paramLabel = "X,Y,Z",
      converter = Triple.Converter.class,
      description = "Number of columns, rows and slices. Default: ${DEFAULT-VALUE}")
  private Triple size = new Triple(DEFAULTS.width(), DEFAULTS.height(), DEFAULTS.depth());

  @Option(
      names = "--voxel-size",
      paramLabel = "X,Y,Z",
      converter = Triple.Converter.class,
      description = "Voxel size in nm. Default: ${DEFAULT-VALUE}")
  private Triple voxelSize =
      new Triple(DEFAULTS.voxel().x(), DEFAULTS.voxel().y(), DEFAULTS.voxel().z());

  @Option(
      names = "--cells",
      paramLabel = "N",
      description =
          "Number of cells that have their centre in the stack. Default: ${DEFAULT-VALUE}")
  private int cells = DEFAULTS.cells();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another number gives another specimen. Default: ${DEFAULT-VALUE}")
  private long seed = DEFAULTS.seed();

  @Option(
      names = "--contrast",
      paramLabel = "FACTOR",
      description = "Contrast relative to real data. Default: ${DEFAULT-VALUE}")
  private double contrast = DEFAULTS.contrast();

  @Option(
      names = "--noise",
      paramLabel = "LEVELS",
      description = "Standard deviation of the noise in grey levels. Default: ${DEFAULT-VALUE}")
  private double noise = DEFAULTS.noise();

  @Mixin
  private OutputFolder output;

  @Mixin
  private ThreadOptions machine;

  @Override
  public Integer call() {
    CellFieldPhantom phantom = phantom();
    Path out = output.free(List.of(
        PhantomWriter.STACK, PhantomWriter.CELLS, PhantomWriter.NUCLEI, PhantomWriter.TRUTH));
    try (ConsoleProgress progress = machine.progress()) {
      List<CellTruth> truth = PhantomWriter.write(phantom, out, machine.workers(), progress);
      progress.close();
      long whole = truth.stream().filter(CellTruth::isWhole).count();
      spec.commandLine().getOut().println(truth.size() + " cells, " + whole + " of them whole");
      spec.commandLine().getOut().println("Results are in " + out);
    }
    return 0;
  }

  private CellFieldPhantom phantom() {
    try {
      return CellFieldPhantom.of(DEFAULTS
          .withSize((int) size.x(), (int) size.y(), (int) size.z())
          .withVoxel(voxelSize.toVoxelSize())
          .withCells(cells)
          .withSeed(seed)
          .withImaging(contrast, noise));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
