package org.emcell.cli;

import org.emcell.core.pipeline.RunSettings;
import org.emcell.core.segment.SegmentationMethod;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What is done once all cells of a stack are known. */
final class AssemblyOptions {

  @Option(
      names = "--left-overs",
      description =
          "Give stained regions between several cells that belong to none to the cell with the largest contact;"
              + " cells.csv says how much. Only with --method volume. The stack is read two more times. Default: they are"
              + " left out, since most of them are debris")
  private boolean leftOvers;

  /** Returns settings with these options put into them. */
  RunSettings applyTo(RunSettings settings, CommandSpec command) {
    if (leftOvers && settings.cell().method() != SegmentationMethod.VOLUME) {
      throw new ParameterException(
          command.commandLine(),
          "--left-overs needs --method volume; leave one of the two options out.");
    }
    return settings.withLeftOvers(leftOvers);
  }
}
