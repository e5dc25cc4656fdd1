package org.emcell.core.stack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.view.Views;

/** Sums of square blocks of pixels, taken from the samples as they are stored. Not thread-safe. */
final class BlockSums {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final VarHandle FOUR =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final long EVERY_OTHER = 0x00FF_00FF_00FF_00FFL;

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
    for (int y = 0; y < height; y++) {
      int row = y / block * columns;
      if (bytes != null) {
        addRow(bytes, y * width, row);
      } else if (shorts != null) {
        addRow(shorts, y * width, row);
      } else {
        for (int x = 0; x < width; x++) {
          sums[row + x / block] += others.next().getIntegerLong();
        }
      }
    }
    slices++;
  }

  private void addRow(byte[] samples, int start, int row) {
    int end = start + width;
    int b = row;
    for (int i = start; i < end; b++) {
      int stop = Math.min(end, i + block);
      int sum = 0;
      for (; i + Long.BYTES <= stop; i += Long.BYTES) {
        sum += sumOfBytes((long) EIGHT.get(samples, i));
      }
      if (i + Integer.BYTES <= stop) {
        sum += sumOfBytes(Integer.toUnsignedLong((int) FOUR.get(samples, i)));
        i += Integer.BYTES;
      }
      for (; i < stop; i++) {
        sum += samples[i] & 0xFF;
      }
      sums[b] += sum;
    }
  }

  /** Adds neighbours in pairs and then, by a multiplication, the pairs: all in one register. */
  private static int sumOfBytes(long bytes) {
    long pairs = (bytes & EVERY_OTHER) + (bytes >>> 8 & EVERY_OTHER);
    return (int) (pairs * 0x0001_0001_0001_0001L >>> 48);
  }

  private void addRow(short[] samples, int start, int row) {
    int end = start + width;
    int b = row;
    for (int i = start; i < end; b++) {
      int stop = Math.min(end, i + block);
      long sum = 0;
      for (; i < stop; i++) {
        sum += samples[i] & 0xFFFF;
      }
      sums[b] += sum;
    }
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
