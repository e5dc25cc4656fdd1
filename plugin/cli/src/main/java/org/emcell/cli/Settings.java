package org.emcell.cli;

import java.util.function.Supplier;
import org.emcell.core.pipeline.RunSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Puts options together to the settings of a run. */
final class Settings {

  private Settings() {}

  /** Returns the defaults with the options of a single cell put into them; numbers out of range are wrong usage. */
  static RunSettings from(CommandSpec command, StackOptions stack, MethodOptions method) {
    return checked(
        command, () -> withResin(method.applyTo(RunSettings.DEFAULT), stack.darkResin()));
  }

  /** Returns the defaults with the options of a whole stack put into them; numbers out of range are wrong usage. */
  static RunSettings from(
      CommandSpec command, StackOptions stack, MethodOptions method, DetectionOptions detection) {
    RunSettings cell = from(command, stack, method);
    return checked(command, () -> detection.applyTo(cell));
  }

  private static RunSettings withResin(RunSettings settings, boolean dark) {
    return new RunSettings(
        dark,
        settings.detection(),
        settings.linking(),
        settings.cropping(),
        settings.nucleus(),
        settings.cell(),
        settings.leftOvers());
  }

  private static RunSettings checked(CommandSpec command, Supplier<RunSettings> settings) {
    try {
      return settings.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage());
    }
  }
}
