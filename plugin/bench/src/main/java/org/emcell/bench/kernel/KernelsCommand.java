package org.emcell.bench.kernel;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.emcell.bench.Machine;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code emcell-bench kernels}: every kernel beside OpenCV's, on one thread. */
@Command(
    name = "kernels",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Times the kernels beside OpenCV's, one thread each, with JMH.")
public final class KernelsCommand implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Option(
      names = "--side",
      split = ",",
      paramLabel = "PX",
      description = "Widths of the square slices. Default: ${DEFAULT-VALUE}")
  private List<String> sides = List.of("2000", "8192");

  @Option(
      names = "--only",
      paramLabel = "REGEX",
      description = "Benchmarks to run, such as Gaussian. Default: all")
  private String only = "";

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Measured rounds of a second or one call each. Default: ${DEFAULT-VALUE}")
  private int rounds = 5;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "Heap of the measured processes. Default: ${DEFAULT-VALUE}")
  private String heap = "6g";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where slices are kept. Default: ${DEFAULT-VALUE}")
  private Path data = Path.of(System.getProperty("java.io.tmpdir"), "emcell-bench");

  @Override
  public Integer call() throws RunnerException {
    ChainedOptionsBuilder options = new OptionsBuilder()
        .include(KernelsCommand.class.getPackageName() + ".*" + only + ".*")
        .param("side", sides.toArray(String[]::new))
        .forks(1)
        .warmupIterations(3)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(rounds)
        .measurementTime(TimeValue.seconds(1))
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT)
        .jvmArgs("-Xms" + heap, "-Xmx" + heap, "-D" + KernelState.CACHE + "=" + data);
    Collection<RunResult> results = new Runner(options.build()).run();
    PrintWriter out = spec.commandLine().getOut();
    out.println(Machine.current());
    out.println("OpenCV " + org.opencv.core.Core.VERSION
        + ", 1 thread each; fastest round in ms, lower is better");
    out.println();
    out.println(KernelTable.of(results));
    return 0;
  }
}
