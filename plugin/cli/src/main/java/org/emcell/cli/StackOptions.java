package org.emcell.cli;

import java.nio.file.Path;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;
import org.emcell.core.stack.StackOpener;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a stack is to be understood. */
final class StackOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--voxel-size",
      paramLabel = "X,Y,Z",
      converter = Triple.Converter.class,
      description = "Voxel size in nm. Default: what the file states")
  private Triple voxelSize;

  @Option(names = "--dark-resin", description = "The resin is dark and the cells are bright.")
  private boolean darkResin;

  boolean darkResin() {
    return darkResin;
  }

  /**
   * Opens a stack of which the voxel size is known.
   *
   * @throws StackException when it cannot be read or nobody states its voxel size
   */
  SliceStack open(Path path) {
    SliceStack stack;
    if (voxelSize == null) {
      stack = StackOpener.open(path);
    } else {
      try {
        stack = StackOpener.open(path, voxelSize.toVoxelSize());
      } catch (IllegalArgumentException e) {
        throw new ParameterException(command.commandLine(), "--voxel-size: " + e.getMessage());
      }
    }
    try {
      stack.requireVoxelSize();
      return stack;
    } catch (StackException e) {
      throw new StackException(e.getMessage().replaceFirst("\\.$", "") + ": --voxel-size X,Y,Z.");
    }
  }
}
