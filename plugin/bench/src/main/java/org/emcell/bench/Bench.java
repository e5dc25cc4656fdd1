package org.emcell.bench;

import org.emcell.bench.command.EndToEndCommand;
import org.emcell.bench.kernel.KernelsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code emcell-bench}: prints tables of times and memory. */
@Command(
    name = "emcell-bench",
    mixinStandardHelpOptions = true,
    subcommands = {KernelsCommand.class, EndToEndCommand.class},
    description = "Measures the time and the memory of EMCell and prints tables.")
public final class Bench implements Runnable {

  @Spec
  private CommandSpec spec;

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** Returns the command with its subcommands, ready to execute; a failure is one line. */
  static CommandLine commandLine() {
    CommandLine bench = new CommandLine(new Bench());
    bench.setExecutionExceptionHandler((failure, command, parsed) -> {
      command.getErr().println("emcell-bench: " + failure.getMessage());
      return 1;
    });
    return bench;
  }

  /** Called when no subcommand is given, which is wrong usage. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing a subcommand.");
  }
}
