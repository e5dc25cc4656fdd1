package org.emcell.core.segment;

import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.stack.MadeStack;

/** A stack that a test has made, held in memory. */
record ArrayStack(byte[] grey, Size size, VoxelSize voxel) implements MadeStack {

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
}
