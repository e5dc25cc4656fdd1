package org.emcell.cli;

import org.emcell.core.ProductVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

/** The {@code emcell} command: every step of the engine without a user interface. */
@Command(
    name = "emcell",
    mixinStandardHelpOptions = true,
    versionProvider = EmCell.Version.class,
    subcommands = {
      RunCommand.class,
      DetectCommand.class,
      SegmentCommand.class,
      EvaluateCommand.class,
      MeshCommand.class,
      PhantomCommand.class,
      DemoCommand.class,
      BenchmarkCommand.class
    },
    description =
        "Finds, crops, segments and measures whole cells in serial block-face electron microscopy stacks.",
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 130 cancelled (Ctrl-C).",
      "'emcell COMMAND --help' shows the options of a command."
    })
public final class EmCell implements Runnable {

  @Spec
  private CommandSpec spec;

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    CommandLine commandLine = commandLine();
    int exitCode;
    try (Interruption interruption = Interruption.onShutdown()) {
      exitCode = commandLine.execute(args);
    }
    System.exit(exitCode);
  }

  /** Returns the command with all its subcommands, ready to execute. */
  static CommandLine commandLine() {
    CommandLine emcell = new CommandLine(new EmCell());
    for (CommandLine command : emcell.getSubcommands().values()) {
      command
          .getCommandSpec()
          .addOption(OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("Show this help message and exit.")
              .build());
    }
    return emcell
        .setExecutionStrategy(EmCell::execute)
        .setExecutionExceptionHandler(new Failure())
        .setParameterExceptionHandler(EmCell::wrongUsage)
        .setUsageHelpLongOptionsMaxWidth(28)
        .setUsageHelpWidth(110)
        .setAbbreviatedSubcommandsAllowed(false);
  }

  /** Called when no subcommand is given, which is wrong usage. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing a subcommand.");
  }

  /** Errors of the virtual machine, such as too little memory, pass by the handler of exceptions. */
  private static int execute(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (OutOfMemoryError e) {
      ParseResult last = parsed;
      while (last.hasSubcommand()) {
        last = last.subcommand();
      }
      return Failure.handle(e, last.commandSpec().commandLine());
    }
  }

  private static int wrongUsage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("emcell: " + e.getMessage());
    if (command.getParent() == null) {
      command.usage(command.getErr());
    } else {
      command.getErr().println("See 'emcell " + command.getCommandName() + " --help'.");
    }
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"emcell " + ProductVersion.current()};
    }
  }
}
