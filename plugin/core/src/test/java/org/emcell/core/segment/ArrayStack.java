package org.emcell.core.segment;

import java.nio.file.Path;
import java.util.Optional;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.stack.SliceStack;

/** A stack that a test has made, held in memory. */
record ArrayStack(byte[] grey, Size size, VoxelSize voxel) implements SliceStack {

  @Override
  public String name() {
    return "test";
  }

  @Override
  public Path source() {
    return Path.of("test");
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
    return Optional.of(voxel);
  }

  @Override
  public Img<? extends IntegerType<?>> read(int z, Interval region) {
    int width = (int) region.dimension(0);
    int height = (int) region.dimension(1);
    byte[] part = new byte[width * height];
    for (int y = 0; y < height; y++) {
      int from = size.index((int) region.min(0), (int) region.min(1) + y, z);
      System.arraycopy(grey, from, part, y * width, width);
    }
    return ArrayImgs.unsignedBytes(part, width, height);
  }

  @Override
  public void close() {}
}
