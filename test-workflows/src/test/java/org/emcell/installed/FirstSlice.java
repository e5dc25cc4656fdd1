package org.emcell.installed;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackOpener;

/** What a node does inside the platform: it opens a stack and reads a slice. */
public final class FirstSlice implements Callable<float[]> {

  private final Path stack;

  /** Takes the file to open. */
  public FirstSlice(Path stack) {
    this.stack = stack;
  }

  /** Returns the samples of the first slice. */
  @Override
  public float[] call() {
    try (SliceStack open = StackOpener.open(stack)) {
      return Samples.floats(open.read(0));
    }
  }
}
