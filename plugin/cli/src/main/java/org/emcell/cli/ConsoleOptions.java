package org.emcell.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is printed while a command works. */
class ConsoleOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no progress.")
  private boolean quiet;

  @Option(names = "--debug", description = "Show where in the program a fault occurred.")
  private boolean debug;

  /** Returns the command that has these options. */
  final CommandLine command() {
    return command.commandLine();
  }

  /** Starts to show progress. */
  final ConsoleProgress progress() {
    return ConsoleProgress.on(command().getErr(), quiet);
  }

  /** Returns whether a command was told to show where a fault occurred. */
  static boolean wantsDetails(CommandLine command) {
    return command.getCommandSpec().mixins().values().stream()
        .anyMatch(mixin -> mixin.userObject() instanceof ConsoleOptions console && console.debug);
  }
}
