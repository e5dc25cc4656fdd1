package org.emcell.core.stack;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.view.Views;

/** Sums of square blocks of pixels, taken from the samples as they are stored. Not thread-safe. */
final class BlockSums {

  private final int width;
  private final int height;
  private final int block;
  private final int columns;
  private final long[] sums;
  private int slices;

  /**
   * @param width columns of the slices that are added
   * @param height rows of the slices that are added
   * @param block columns and rows of a block; the last block of a row or column may be incomplete
   */
  BlockSums(int width, int height, int block) {
    this.width = width;
    this.height = height;
    this.block = block;
    columns = (width - 1) / block + 1;
    sums = new long[Math.multiplyExact(columns, (height - 1) / block + 1)];
  }

  /** Adds a slice. */
  void add(RandomAccessibleInterval<? extends IntegerType<?>> slice) {
    byte[] bytes = Samples.bytesOf(slice);
    short[] shorts = Samples.shortsOf(slice);
    Cursor<? extends IntegerType<?>> others =
        bytes == null && shorts == null ? Views.flatIterable(slice).cursor() : null;
    for (int y = 0, i = 0; y < height; y++) {
      int row = y / block * columns;
      for (int x = 0; x < width; row++) {
        int end = Math.min(width, x + block);
        long sum = 0;
        for (; x < end; x++, i++) {
          sum += bytes != null
              ? bytes[i] & 0xFF
              : shorts != null ? shorts[i] & 0xFFFF : others.next().getIntegerLong();
        }
        sums[row] += sum;
      }
    }
    slices++;
  }

  /** Returns the number of blocks. */
  int count() {
    return sums.length;
  }

  /** Returns the mean of a block. */
  float mean(int i) {
    return (float) ((double) sums[i] / samples(i));
  }

  /** Returns the mean of a block to the nearest whole number, halves upwards. */
  int roundedMean(int i) {
    long samples = samples(i);
    return (int) ((sums[i] + samples / 2) / samples);
  }

  private long samples(int i) {
    long wide = Math.min(block, width - i % columns * block);
    long high = Math.min(block, height - i / columns * block);
    return wide * high * slices;
  }
}
