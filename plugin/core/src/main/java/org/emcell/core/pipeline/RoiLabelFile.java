package org.emcell.core.pipeline;

import java.nio.file.Path;
import org.emcell.core.segment.CellOverlap;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackOpener;

/**
 * The labels of a ROI in a file. It is looked into when a slice is asked for, and may be written after this is made; no
 * file stays open between two reads. Thread-safe.
 */
final class RoiLabelFile implements CellOverlap.Labels {

  private final Path path;
  private SliceStack indexed;

  RoiLabelFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  private synchronized SliceStack indexed() {
    if (indexed == null) {
      indexed = StackOpener.open(path);
    }
    return indexed;
  }

  @Override
  public byte[] slice(int z) {
    return Samples.bytes(indexed().read(z));
  }
}
