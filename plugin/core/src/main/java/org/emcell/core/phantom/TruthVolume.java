package org.emcell.core.phantom;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.emcell.core.image.Size;
import org.emcell.core.stack.LabelVolume;
import org.emcell.core.stack.SliceWriter;

/** Writes the truth of a phantom to a label volume. One slice of samples is in memory. Not thread-safe. */
final class TruthVolume implements AutoCloseable {

  private final SliceWriter writer;
  private final IntUnaryOperator sample;
  private final int width;
  private final int height;
  private final byte[] bytes;
  private final short[] shorts;

  /** What the array holds. */
  private SliceLabels last;

  /**
   * @param file where the volume is to stand
   * @param sample what is written for a label as in {@link LabelRows#read}
   * @throws org.emcell.core.stack.StackException when the file cannot be made
   */
  TruthVolume(Path file, PhantomSettings settings, IntUnaryOperator sample) {
    this.sample = sample;
    width = settings.width();
    height = settings.height();
    writer = LabelVolume.writer(
        file, width, height, settings.depth(), settings.cells(), Optional.of(settings.voxel()));
    int pixels = Size.of(width, height).voxels();
    boolean small = settings.cells() <= 255;
    bytes = small ? new byte[pixels] : null;
    shorts = small ? null : new short[pixels];
  }

  /** Writes the next slice. */
  void append(SliceLabels labels) {
    if (last != null) {
      forEachRun(last, (from, to, value) -> fill(from, to, 0));
    }
    forEachRun(labels, this::fill);
    last = labels;
    if (bytes != null) {
      writer.append(bytes);
    } else {
      writer.append(shorts);
    }
  }

  private void fill(int from, int to, int value) {
    if (bytes != null) {
      Arrays.fill(bytes, from, to, (byte) value);
    } else {
      Arrays.fill(shorts, from, to, (short) value);
    }
  }

  private void forEachRun(SliceLabels labels, SliceLabels.RunUse use) {
    for (int y = 0; y < height; y++) {
      int row = y * width;
      labels.forEachRun(
          y, (from, to, label) -> use.accept(row + from, row + to, sample.applyAsInt(label)));
    }
  }

  /** Completes the volume and moves it to its place. */
  void commit() {
    writer.commit();
  }

  @Override
  public void close() {
    writer.close();
  }
}
