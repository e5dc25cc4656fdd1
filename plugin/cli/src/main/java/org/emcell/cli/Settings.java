package org.emcell.cli;

import org.emcell.core.pipeline.RunSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Puts options together to the settings of a run. */
final class Settings {

  private Settings() {}

  /** Returns the defaults with the options of a single cell put into them; numbers out of range are wrong usage. */
  static RunSettings from(CommandSpec command, StackOptions stack, MethodOptions method) {
    try {
      RunSettings settings = method.applyTo(RunSettings.DEFAULT);
      return new RunSettings(stack.darkResin(), settings.detection(), settings.linking(), settings.cropping(),
          settings.nucleus(), settings.cell());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage());
    }
  }
}
