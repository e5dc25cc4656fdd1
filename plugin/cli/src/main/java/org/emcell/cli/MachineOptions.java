package org.emcell.cli;

import picocli.CommandLine.Option;

/** What does not change a result, of commands that work on several slices or cells at a time. */
final class MachineOptions extends ThreadOptions {

  @Option(
      names = "--max-memory",
      paramLabel = "SIZE",
      converter = MemorySize.Converter.class,
      description =
          "Memory that slices or cells worked on at the same time may take together; ends in m or g."
              + " Default: ${DEFAULT-VALUE}, three quarters of what Java has (java -Xmx...)")
  private MemorySize maxMemory = MemorySize.defaultLimit();

  /** Returns how many bytes the slices or cells in work may take together. */
  long memory() {
    return maxMemory.bytes();
  }
}
