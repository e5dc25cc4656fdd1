package org.emcell.core.segment;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.stack.SliceStack;

/** A stack in memory, of which whole slices can be read. */
record GreyStack(Size size, byte[] samples) implements SliceStack {

  /** Makes a stack of grey values, rounded and kept within 0 and 255. */
  static GreyStack of(float[] grey, Size size) {
    byte[] samples = new byte[grey.length];
    for (int i = 0; i < grey.length; i++) {
      samples[i] = (byte) Math.max(0, Math.min(255, Math.round(grey[i])));
    }
    return new GreyStack(size, samples);
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Path source() {
    return Path.of("memory");
  }

  @Override
  public int width() {
    return size.width();
  }

  @Override
  public int height() {
    return size.height();
  }

  @Override
  public int slices() {
    return size.depth();
  }

  @Override
  public int bitsPerSample() {
    return 8;
  }

  @Override
  public Optional<VoxelSize> voxelSize() {
    return Optional.empty();
  }

  @Override
  public Img<? extends IntegerType<?>> read(int z, Interval region) {
    int pixels = size.slicePixels();
    if (region.dimension(0) * region.dimension(1) != pixels) {
      throw new UnsupportedOperationException("Only whole slices can be read from memory.");
    }
    return ArrayImgs.unsignedBytes(
        Arrays.copyOfRange(samples, z * pixels, (z + 1) * pixels), size.width(), size.height());
  }

  @Override
  public void close() {}
}
