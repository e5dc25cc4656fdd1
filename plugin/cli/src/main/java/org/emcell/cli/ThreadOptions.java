package org.emcell.cli;

import org.emcell.core.Workers;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How many processors a command uses, which changes no result, and what it prints. */
class ThreadOptions extends ConsoleOptions {

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Processors to use, of those that there are. Default: ${DEFAULT-VALUE}")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** Returns the workers for the wanted number of threads; more than there are processors would only use memory. */
  final Workers workers() {
    if (threads < 1) {
      throw new ParameterException(
          command(), "--threads must be at least 1, found " + threads + ".");
    }
    return Workers.of(Math.min(threads, Runtime.getRuntime().availableProcessors()));
  }
}
