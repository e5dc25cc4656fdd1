package org.emcell.cli;

import org.emcell.core.Workers;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What does not change a result: how much of the machine is used and what is printed. */
final class MachineOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Processors to use, of those that there are. Default: ${DEFAULT-VALUE}")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--max-memory",
      paramLabel = "SIZE",
      converter = MemorySize.Converter.class,
      description =
          "Memory that slices or cells worked on at the same time may take together; ends in m or g."
              + " Default: ${DEFAULT-VALUE}, three quarters of what Java has (java -Xmx...)")
  private MemorySize maxMemory = MemorySize.defaultLimit();

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no progress.")
  private boolean quiet;

  @Option(names = "--debug", description = "Show where in the program a fault occurred.")
  private boolean debug;

  /** Returns the workers for the wanted number of threads; more than there are processors would only use memory. */
  Workers workers() {
    if (threads < 1) {
      throw new ParameterException(
          command.commandLine(), "--threads must be at least 1, found " + threads + ".");
    }
    return Workers.of(Math.min(threads, Runtime.getRuntime().availableProcessors()));
  }

  /** Returns how many bytes the slices or cells in work may take together. */
  long memory() {
    return maxMemory.bytes();
  }

  /** Starts to show progress. */
  ConsoleProgress progress() {
    return ConsoleProgress.on(command.commandLine().getErr(), quiet);
  }

  /** Returns whether a command was told to show where a fault occurred. */
  static boolean wantsDetails(CommandLine command) {
    return command.getCommandSpec().mixins().values().stream()
        .anyMatch(mixin -> mixin.userObject() instanceof MachineOptions machine && machine.debug);
  }
}
