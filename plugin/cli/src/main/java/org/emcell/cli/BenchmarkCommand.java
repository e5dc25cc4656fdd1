package org.emcell.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.emcell.core.Progress;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.measure.Accuracy;
import org.emcell.core.measure.InstanceMatching;
import org.emcell.core.measure.InstanceOverlap;
import org.emcell.core.pipeline.Pipeline;
import org.emcell.core.pipeline.RunSettings;
import org.emcell.core.pipeline.SingleCell;
import org.emcell.core.segment.Centre;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;
import org.emcell.core.stack.StackOpener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code emcell benchmark-accuracy}: all data with ground truth, one set of settings, one table.
 *
 * <p>In the truth of the whole slices every piece that is seen of a nucleus has a number of its own, whereas all lobes of a
 * nucleus have the number of their cell in a result. Matched one to one by number, only one lobe of such a nucleus could
 * count. So what is matched there are the 8-connected pieces of the found nuclei; the figure by number stands beside it.
 */
@Command(
    name = "benchmark-accuracy",
    description = {
      "Runs all known data sets with ground truth in a folder with the same settings and prints one table.",
      "Cropped cells: Jaccard index JI and accuracy AC of nucleus, cell with nucleus and cell without. Fields of cells:"
          + " cells found at a JI of 0.5 and their mean JI. Whole slices: JI of all nuclei together, and nuclei of at least 2"
          + " um2 found likewise. The truth of whole slices numbers the pieces of a nucleus one by one, a result does not;"
          + " what is compared with them are the connected pieces of our nuclei. What is found when nuclei are compared as"
          + " they are numbered is said as well."
    })
final class BenchmarkCommand implements Callable<Integer> {

  private static final double THRESHOLD = 0.5;
  /** Smaller pieces in um2 are lobes of a nucleus rather than one that must be found. */
  private static final double LEAST_PIECE = 2;

  private static final String CELL_ROW = "%-22s  %.4f %.4f   %.4f %.4f   %.4f %.4f  %19s %6.1f%n";
  private static final String FIELD_ROW = "%-22s  %-45s %9s   %.4f %6.1f%n";

  @Spec
  private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      arity = "0..1",
      description = "Folder of the data sets. Default: ${DEFAULT-VALUE}")
  private Path folder = Path.of("..", "shared", "data");

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "Only data sets whose name contains this.")
  private String only = "";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description =
          "Keep the results of every data set in this folder, replacing older ones. Default: they are deleted")
  private Path out;

  @Mixin
  private StackOptions stackOptions;

  @Mixin
  private DetectionOptions detectionOptions;

  @Mixin
  private MethodOptions methodOptions;

  @Mixin
  private AssemblyOptions assemblyOptions;

  @Mixin
  private MachineOptions machine;

  @Override
  public Integer call() throws IOException {
    RunSettings settings = assemblyOptions.applyTo(
        Settings.from(spec, stackOptions, methodOptions, detectionOptions), spec);
    List<DataSet> sets =
        DataSet.in(folder).stream().filter(set -> set.name().contains(only)).toList();
    if (sets.isEmpty()) {
      throw new StackException(
          "No known data set is in " + folder + ". Give the folder that holds paper-cell-centre,"
              + " phantoms, whole-slices or full-resolution.");
    }
    Path results = out != null ? out : Files.createTempDirectory("emcell-benchmark");
    PrintWriter print = spec.commandLine().getOut();
    print.println(String.format(
        Locale.ROOT,
        "%-22s  %-13s   %-13s   %-13s  %9s %9s %6s",
        "",
        "nucleus",
        "with nucleus",
        "cell only",
        "found",
        "mean JI",
        "time"));
    print.println(String.format(
        Locale.ROOT,
        "%-22s  %-6s %-6s   %-6s %-6s   %-6s %-6s",
        "",
        "JI",
        "AC",
        "JI",
        "AC",
        "JI",
        "AC"));
    print.flush();
    try (ConsoleProgress progress = machine.progress()) {
      for (int k = 0; k < sets.size(); k++) {
        Progress part = progress.part((double) k / sets.size(), (k + 1.0) / sets.size());
        DataSet set = sets.get(k);
        print.print(
            row(set, settings, results.resolve(set.stack().replaceAll("\\.tif$", "")), part));
        print.flush();
      }
    } finally {
      if (out == null) {
        delete(results);
      }
    }
    return 0;
  }

  private String row(DataSet set, RunSettings settings, Path results, Progress progress) {
    long start = System.nanoTime();
    Workers workers = machine.workers();
    try (SliceStack stack = StackOpener.open(folder.resolve(set.stack()), set.voxel())) {
      if (set.kind() == DataSet.Kind.CELL) {
        Size size = new Size(stack.width(), stack.height(), stack.slices());
        new SingleCell(settings).run(stack, Centre.of(size), results, workers, progress);
      } else {
        new Pipeline(settings, workers, machine.memory()).run(stack, results, true, progress);
      }
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    String labels =
        switch (set.kind()) {
          case CELL -> "labels.tif";
          case FIELD -> "cells.tif";
          case NUCLEI -> "nuclei.tif";
        };
    try (SliceStack found = StackOpener.open(results.resolve(labels));
        SliceStack truth = StackOpener.open(folder.resolve(set.truth()))) {
      return set.kind() == DataSet.Kind.CELL
          ? cellRow(set, found, truth, seconds)
          : fieldRow(set, found, truth, seconds);
    }
  }

  private static String cellRow(DataSet set, SliceStack found, SliceStack truth, double seconds) {
    Comparison.Classes scores = Comparison.classes(
        found, truth, DataSet.CELL_CLASSES, DataSet.NUCLEUS_CLASSES, ConsoleProgress.silent());
    return String.format(
        Locale.ROOT,
        CELL_ROW,
        set.name(),
        scores.nucleus().jaccard(),
        scores.nucleus().accuracy(),
        scores.cellWithNucleus().jaccard(),
        scores.cellWithNucleus().accuracy(),
        scores.cellOnly().jaccard(),
        scores.cellOnly().accuracy(),
        "",
        seconds);
  }

  private static String fieldRow(DataSet set, SliceStack found, SliceStack truth, double seconds) {
    boolean nuclei = set.kind() == DataSet.Kind.NUCLEI;
    double least = nuclei ? LEAST_PIECE * 1e6 / (set.voxel().x() * set.voxel().y()) : 0;
    InstanceOverlap byNumber = Comparison.overlap(found, truth, ConsoleProgress.silent());
    Found whole = Found.of(byNumber, least);
    Found pieces = nuclei ? Found.of(Comparison.pieceOverlap(found, truth), least) : whole;
    String union = nuclei
        ? String.format(
            Locale.ROOT,
            "%.4f %.4f   by number: %s",
            together(found, truth).jaccard(),
            together(found, truth).accuracy(),
            whole)
        : "";
    return String.format(
        Locale.ROOT, FIELD_ROW, set.name(), union, pieces, pieces.meanJaccard(), seconds);
  }

  /** How many of the true cells that are large enough were found, and how well those of any size that were. */
  private record Found(long matched, long known, double meanJaccard) {

    static Found of(InstanceOverlap overlap, double least) {
      InstanceMatching matching = InstanceMatching.of(overlap, THRESHOLD);
      return new Found(
          matching.pairs().stream()
              .filter(pair -> overlap.truth().get(pair.truth()) >= least)
              .count(),
          overlap.truth().values().stream().filter(voxels -> voxels >= least).count(),
          matching.meanJaccard());
    }

    @Override
    public String toString() {
      return matched + "/" + known;
    }
  }

  /** Returns the agreement of everything labelled, whatever its id. */
  private static Accuracy together(SliceStack found, SliceStack truth) {
    Accuracy sum = Accuracy.NONE;
    for (int z = 0; z < found.slices(); z++) {
      sum = sum.plus(Accuracy.of(
          Samples.ints(found.read(z)), id -> id != 0, Samples.ints(truth.read(z)), id -> id != 0));
    }
    return sum;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
