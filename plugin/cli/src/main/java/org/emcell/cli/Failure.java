package org.emcell.cli;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.emcell.core.stack.StackException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says in one line on standard error why a command did not finish, and gives the exit code. */
final class Failure implements IExecutionExceptionHandler {

  private static final int FAILED = 1;
  private static final int CANCELLED = 130;

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof ParameterException usage) {
      throw usage;
    }
    return handle(failure, command);
  }

  /** Handles what a command threw, errors of the virtual machine included. */
  static int handle(Throwable failure, CommandLine command) {
    command.getErr().println("emcell: " + message(failure, command));
    if (ConsoleOptions.wantsDetails(command)) {
      failure.printStackTrace(command.getErr());
    }
    return failure instanceof CancellationException ? CANCELLED : FAILED;
  }

  private static boolean has(CommandLine command, String option) {
    return command.getCommandSpec().findOption(option) != null;
  }

  private static String message(Throwable failure, CommandLine command) {
    if (failure instanceof CancellationException) {
      return "cancelled. 'run' goes on where it stopped when it is called again.";
    }
    if (failure instanceof OutOfMemoryError) {
      return "the memory of " + MemorySize.heap() + " is not enough. "
          + (has(command, "--threads") ? "Lower --threads" : "")
          + (has(command, "--roi-size") ? " or --roi-size" : "")
          + (has(command, "--threads") ? ", or give" : "Give")
          + " Java more memory: java -Xmx"
          + new MemorySize(2 * MemorySize.heap().bytes())
          + " -jar emcell.jar ...";
    }
    if (failure instanceof StackException || failure instanceof IllegalArgumentException) {
      return failure.getMessage();
    }
    if (failure instanceof IOException) {
      return failure.getMessage() == null
          ? failure.getClass().getSimpleName()
          : failure.getMessage();
    }
    return "unexpected fault: " + failure + ". --debug shows where; please report it.";
  }
}
