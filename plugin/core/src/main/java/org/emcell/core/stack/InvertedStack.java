package org.emcell.core.stack;

import java.nio.file.Path;
import java.util.Optional;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.VoxelSize;

/**
 * A stack turned over: its brightest possible sample becomes 0 and the other way round, so that dark resin is bright as
 * the steps expect it. It is a view: it reads from the stack on demand, and closing it closes nothing. Thread-safe.
 */
public final class InvertedStack implements SliceStack {

  private final SliceStack stack;

  /** Returns a view of a stack. */
  public InvertedStack(SliceStack stack) {
    this.stack = stack;
  }

  @Override
  public String name() {
    return stack.name();
  }

  @Override
  public Path source() {
    return stack.source();
  }

  @Override
  public int width() {
    return stack.width();
  }

  @Override
  public int height() {
    return stack.height();
  }

  @Override
  public int slices() {
    return stack.slices();
  }

  @Override
  public int bitsPerSample() {
    return stack.bitsPerSample();
  }

  @Override
  public Optional<VoxelSize> voxelSize() {
    return stack.voxelSize();
  }

  @Override
  public VoxelSize requireVoxelSize() {
    return stack.requireVoxelSize();
  }

  @Override
  public Img<? extends IntegerType<?>> read(int z, Interval region) {
    Img<? extends IntegerType<?>> samples = stack.read(z, region);
    byte[] bytes = Samples.bytesOf(samples);
    short[] shorts = Samples.shortsOf(samples);
    if (bytes != null) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) ~bytes[i];
      }
    } else if (shorts != null) {
      for (int i = 0; i < shorts.length; i++) {
        shorts[i] = (short) ~shorts[i];
      }
    } else {
      long largest = (1L << bitsPerSample()) - 1;
      for (IntegerType<?> sample : samples) {
        sample.setInteger(largest - sample.getIntegerLong());
      }
    }
    return samples;
  }

  @Override
  public void close() {
    // A view: the stack belongs to whoever opened it.
  }
}
