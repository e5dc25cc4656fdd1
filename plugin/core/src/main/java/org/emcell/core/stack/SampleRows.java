package org.emcell.core.stack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;

/** The rows of a 2-D image as the bytes that are written to a file: unsigned, little-endian. */
final class SampleRows {

  private final RandomAccessibleInterval<? extends IntegerType<?>> image;
  private final byte[] bytes;
  private final short[] shorts;
  private final int[] ints;
  private final int width;
  private final int bits;

  SampleRows(RandomAccessibleInterval<? extends IntegerType<?>> image, int bits) {
    this.image = image;
    this.bits = bits;
    width = (int) image.dimension(0);
    bytes = bits == 8 ? Samples.bytesOf(image) : null;
    shorts = bits == 16 ? Samples.shortsOf(image) : null;
    ints = Samples.intsOf(image);
  }

  /**
   * Encodes some rows.
   *
   * @param top first row, counted from the upper edge of the image
   * @param rows number of rows
   * @param target receives the bytes from its beginning
   * @return how many bytes there are
   * @throws IllegalArgumentException when a sample is negative or has more bits than are written
   */
  int encode(int top, int rows, byte[] target) {
    int from = top * width;
    int count = rows * width;
    ByteBuffer out = ByteBuffer.wrap(target).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes != null) {
      out.put(bytes, from, count);
    } else if (shorts != null) {
      out.asShortBuffer().put(shorts, from, count);
    } else if (ints != null) {
      encodeInts(from, count, target);
    } else {
      encodeAny(top, rows, out);
    }
    return count * bits / 8;
  }

  private void encodeInts(int from, int count, byte[] target) {
    int largest = (1 << bits) - 1;
    int all = 0;
    for (int i = from; i < from + count; i++) {
      all |= ints[i];
    }
    if ((all & ~largest) != 0) {
      int i = from;
      while ((ints[i] & ~largest) == 0) {
        i++;
      }
      throw tooLarge(ints[i], i % width, i / width);
    }
    if (bits == 8) {
      for (int i = 0; i < count; i++) {
        target[i] = (byte) ints[from + i];
      }
    } else {
      for (int i = 0; i < count; i++) {
        target[2 * i] = (byte) ints[from + i];
        target[2 * i + 1] = (byte) (ints[from + i] >> 8);
      }
    }
  }

  private IllegalArgumentException tooLarge(long sample, int x, int y) {
    return new IllegalArgumentException(
        "The sample " + sample + " at (" + x + ", " + y + ") does not fit into " + bits + " bits.");
  }

  private void encodeAny(int top, int rows, ByteBuffer out) {
    RandomAccess<? extends IntegerType<?>> access = image.randomAccess();
    long largest = (1L << bits) - 1;
    for (int y = top; y < top + rows; y++) {
      access.setPosition(image.min(0), 0);
      access.setPosition(image.min(1) + y, 1);
      for (int x = 0; x < width; x++) {
        long sample = access.get().getIntegerLong();
        if (sample < 0 || sample > largest) {
          throw tooLarge(sample, x, y);
        }
        if (bits == 8) {
          out.put((byte) sample);
        } else {
          out.putShort((short) sample);
        }
        access.fwd(0);
      }
    }
  }
}
