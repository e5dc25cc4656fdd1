package org.emcell.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.emcell.core.stack.StackException;
import picocli.CommandLine.Option;

/** Where the results of a command go. */
final class OutputFolder {

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      required = true,
      description = "Folder of the results, made when it is missing.")
  private Path folder;

  @Option(names = "--overwrite", description = "Replace the results of an earlier call.")
  private boolean overwrite;

  /** Returns the folder. */
  Path folder() {
    return folder;
  }

  /** Returns whether older results may be replaced. */
  boolean overwrite() {
    return overwrite;
  }

  /**
   * Returns the folder after it was made sure that nothing in it would be replaced unasked.
   *
   * @param results names of the files and folders that will be written
   * @throws StackException when one of them is there already, or a file stands in the place of the folder
   */
  Path free(List<String> results) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new StackException(
          "Cannot write into " + folder + ": it is a file. Choose another folder.");
    }
    for (String name : results) {
      if (!overwrite && Files.exists(folder.resolve(name))) {
        throw new StackException(folder + " holds results already (" + name
            + "). Choose another folder or give --overwrite.");
      }
    }
    return folder;
  }
}
