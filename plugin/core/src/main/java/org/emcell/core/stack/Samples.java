package org.emcell.core.stack;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.type.numeric.IntegerType;
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

  /** Returns the array behind an {@code ArrayImg} of unsigned bytes, not copied; null for any other image. */
  static byte[] bytesOf(RandomAccessibleInterval<?> image) {
    return image instanceof ArrayImg<?, ?> array && array.firstElement() instanceof UnsignedByteType
        && array.update(null) instanceof ByteArray bytes ? bytes.getCurrentStorageArray() : null;
  }

  /** Returns the array behind an {@code ArrayImg} of unsigned shorts, not copied; null for any other image. */
  static short[] shortsOf(RandomAccessibleInterval<?> image) {
    return image instanceof ArrayImg<?, ?> array && array.firstElement() instanceof UnsignedShortType
        && array.update(null) instanceof ShortArray shorts ? shorts.getCurrentStorageArray() : null;
  }

  private static int length(RandomAccessibleInterval<?> image) {
    long samples = Intervals.numElements(image);
    if (samples > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "An image of " + samples + " samples is too large for one array; read it slice by slice.");
    }
    return (int) samples;
  }
}
