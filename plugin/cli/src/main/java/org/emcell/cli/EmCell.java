package org.emcell.cli;

import org.emcell.core.ProductVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code emcell} command: every step of the engine without a user interface. */
@Command(
    name = "emcell",
    mixinStandardHelpOptions = true,
    versionProvider = EmCell.Version.class,
    description = "Finds, crops, segments and measures whole cells in serial block-face electron microscopy stacks.")
public final class EmCell implements Runnable {

  @Spec
  private CommandSpec spec;

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** Returns the command with all its subcommands, ready to execute. */
  static CommandLine commandLine() {
    return new CommandLine(new EmCell());
  }

  /** Called when no subcommand is given, which is wrong usage. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing a subcommand.");
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"emcell " + ProductVersion.current()};
    }
  }
}
