package org.emcell.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.emcell.core.Workers;
import org.emcell.core.measure.InstanceMatching;
import org.emcell.core.phantom.CellFieldPhantom;
import org.emcell.core.phantom.PhantomSettings;
import org.emcell.core.phantom.PhantomWriter;
import org.emcell.core.pipeline.Pipeline;
import org.emcell.core.pipeline.RunSettings;
import org.emcell.core.pipeline.RunSummary;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;
import org.emcell.core.stack.StackOpener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code emcell demo}: a phantom, a whole run on it, and what came out against the truth. */
@Command(
    name = "demo",
    description =
        "Makes a synthetic stack, runs the whole pipeline on it with the defaults and compares the result with"
            + " the truth. Takes about half a minute.")
final class DemoCommand implements Callable<Integer> {

  private static final String PHANTOM = "phantom";
  private static final String RESULT = "result";
  private static final double THRESHOLD = 0.5;

  @Spec
  private CommandSpec spec;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Folder of the demo. Default: ${DEFAULT-VALUE}")
  private Path out = Path.of("emcell-demo");

  @Option(names = "--overwrite", description = "Replace an earlier demo.")
  private boolean overwrite;

  @Mixin
  private MachineOptions machine;

  @Override
  public Integer call() {
    Path phantom = out.resolve(PHANTOM);
    Path result = out.resolve(RESULT);
    if (!overwrite && (Files.exists(phantom) || Files.exists(result))) {
      throw new StackException(
          out + " holds a demo already. Choose another folder or give --overwrite.");
    }
    long start = System.nanoTime();
    Workers workers = machine.workers();
    RunSummary summary;
    try (ConsoleProgress progress = machine.progress()) {
      PhantomWriter.write(
          CellFieldPhantom.of(PhantomSettings.defaults()),
          phantom,
          workers,
          progress.part(0, 0.15));
      try (SliceStack stack = StackOpener.open(phantom.resolve(PhantomWriter.STACK))) {
        summary = new Pipeline(RunSettings.DEFAULT, workers, machine.memory())
            .run(stack, result, overwrite, progress.part(0.15, 1));
      }
    }
    PrintWriter print = spec.commandLine().getOut();
    RunCommand.print(summary, print);
    print.println(
        line("cells", match(result.resolve("cells.tif"), phantom.resolve(PhantomWriter.CELLS))));
    print.println(
        line("nuclei", match(result.resolve("nuclei.tif"), phantom.resolve(PhantomWriter.NUCLEI))));
    print.println(String.format(Locale.ROOT, "Time: %.1f s", (System.nanoTime() - start) * 1e-9));
    print.println("Look at " + result.resolve("overlay") + " (pictures), "
        + result.resolve("measurements.csv") + ", " + result.resolve("cells.tif")
        + "; the stack is " + phantom.resolve(PhantomWriter.STACK));
    return 0;
  }

  private static InstanceMatching match(Path labels, Path truth) {
    try (SliceStack found = StackOpener.open(labels);
        SliceStack expected = StackOpener.open(truth)) {
      return InstanceMatching.of(
          Comparison.overlap(found, expected, ConsoleProgress.silent()), THRESHOLD);
    }
  }

  private static String line(String what, InstanceMatching matching) {
    return String.format(
        Locale.ROOT,
        "Against the truth: %d of %d %s found, mean Jaccard index %.3f",
        matching.pairs().size(),
        matching.pairs().size() + matching.missed().size(),
        what,
        matching.meanJaccard());
  }
}
