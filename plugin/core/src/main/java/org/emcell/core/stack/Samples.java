package org.emcell.core.stack;

import net.imglib2.Cursor;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/**
 * Turns integer images of any dimension into the plain arrays that the kernels work on, x fastest. Images on one array
 * of unsigned bytes or shorts, which is what stacks return, are converted at the speed of memory.
 */
public final class Samples {

  private Samples() {}

  /**
   * Returns the samples of an image as grey values.
   *
   * @throws IllegalArgumentException when the image has more samples than an array can hold
   */
  public static float[] floats(RandomAccessibleInterval<? extends IntegerType<?>> image) {
    float[] values = new float[length(image)];
    byte[] bytes = bytesOf(image);
    short[] shorts = shortsOf(image);
    if (bytes != null) {
      for (int i = 0; i < values.length; i++) {
        values[i] = bytes[i] & 0xFF;
      }
    } else if (shorts != null) {
      for (int i = 0; i < values.length; i++) {
        values[i] = shorts[i] & 0xFFFF;
      }
    } else {
      Cursor<? extends IntegerType<?>> cursor = Views.flatIterable(image).cursor();
      for (int i = 0; i < values.length; i++) {
        values[i] = cursor.next().getRealFloat();
      }
    }
    return values;
  }

  /**
   * Returns the samples of an image as labels.
   *
   * @throws IllegalArgumentException when the image has more samples than an array can hold
   */
  public static int[] ints(RandomAccessibleInterval<? extends IntegerType<?>> image) {
    int[] values = new int[length(image)];
    byte[] bytes = bytesOf(image);
    short[] shorts = shortsOf(image);
    if (bytes != null) {
      for (int i = 0; i < values.length; i++) {
        values[i] = bytes[i] & 0xFF;
      }
    } else if (shorts != null) {
      for (int i = 0; i < values.length; i++) {
        values[i] = shorts[i] & 0xFFFF;
      }
    } else {
      Cursor<? extends IntegerType<?>> cursor = Views.flatIterable(image).cursor();
      for (int i = 0; i < values.length; i++) {
        values[i] = cursor.next().getInteger();
      }
    }
    return values;
  }

  /**
   * Returns the samples of an image as labels 0 to 127.
   *
   * @return may be the array behind the image
   * @throws IllegalArgumentException when the image has more samples than an array can hold
   */
  public static byte[] bytes(RandomAccessibleInterval<? extends IntegerType<?>> image) {
    byte[] bytes = bytesOf(image);
    if (bytes != null) {
      return bytes;
    }
    int[] values = ints(image);
    byte[] result = new byte[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (byte) values[i];
    }
    return result;
  }

  /**
   * Returns the mean grey value of every square block of pixels of a slice, without a copy of the slice itself. The
   * last block of a row or column is the mean of what there is.
   *
   * @param slice two-dimensional image
   * @param block columns and rows of a block
   */
  public static float[] blockMeans(
      RandomAccessibleInterval<? extends IntegerType<?>> slice, int block) {
    if (block == 1) {
      return floats(slice);
    }
    BlockSums sums = new BlockSums((int) slice.dimension(0), (int) slice.dimension(1), block);
    sums.add(slice);
    float[] means = new float[sums.count()];
    for (int i = 0; i < means.length; i++) {
      means[i] = sums.mean(i);
    }
    return means;
  }

  /**
   * Copies a rectangle of a slice.
   *
   * @param slice two-dimensional image with its minimum at (0, 0)
   * @param region inside the slice
   * @return the rectangle with its minimum at (0, 0), an image on one array where the slice is one of unsigned bytes or
   *     shorts
   */
  public static RandomAccessibleInterval<? extends IntegerType<?>> crop(
      RandomAccessibleInterval<? extends IntegerType<?>> slice, Interval region) {
    byte[] bytes = bytesOf(slice);
    short[] shorts = shortsOf(slice);
    if (bytes == null && shorts == null) {
      return Views.zeroMin(Views.interval(slice, region));
    }
    int columns = (int) region.dimension(0);
    int rows = (int) region.dimension(1);
    Object from = bytes != null ? bytes : shorts;
    Object to = bytes != null ? new byte[columns * rows] : new short[columns * rows];
    for (int y = 0; y < rows; y++) {
      int start = (int) ((region.min(1) + y) * slice.dimension(0) + region.min(0));
      System.arraycopy(from, start, to, y * columns, columns);
    }
    return to instanceof byte[] copy
        ? ArrayImgs.unsignedBytes(copy, columns, rows)
        : ArrayImgs.unsignedShorts((short[]) to, columns, rows);
  }

  /** Returns the array behind an {@code ArrayImg} of unsigned bytes, not copied; null for any other image. */
  static byte[] bytesOf(RandomAccessibleInterval<?> image) {
    return image instanceof ArrayImg<?, ?> array
            && array.firstElement() instanceof UnsignedByteType
            && array.update(null) instanceof ByteArray bytes
        ? bytes.getCurrentStorageArray()
        : null;
  }

  /** Returns the array behind an {@code ArrayImg} of unsigned shorts, not copied; null for any other image. */
  static short[] shortsOf(RandomAccessibleInterval<?> image) {
    return image instanceof ArrayImg<?, ?> array
            && array.firstElement() instanceof UnsignedShortType
            && array.update(null) instanceof ShortArray shorts
        ? shorts.getCurrentStorageArray()
        : null;
  }

  /** Returns the array behind an {@code ArrayImg} of signed ints, not copied; null for any other image. */
  static int[] intsOf(RandomAccessibleInterval<?> image) {
    return image instanceof ArrayImg<?, ?> array
            && array.firstElement() instanceof IntType
            && array.update(null) instanceof IntArray ints
        ? ints.getCurrentStorageArray()
        : null;
  }

  private static int length(RandomAccessibleInterval<?> image) {
    long samples = Intervals.numElements(image);
    if (samples > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("An image of " + samples
          + " samples is too large for one array; read it slice by slice.");
    }
    return (int) samples;
  }
}
