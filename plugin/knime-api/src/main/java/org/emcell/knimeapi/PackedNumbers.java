package org.emcell.knimeapi;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Whole numbers in a stream, as wide as they need be: of 1 bit each, or of 1, 2, 4 or 8 bytes. So the files of the
 * stand-in are about as large as those of KNIP, which does not compress.
 */
public final class PackedNumbers {

  private PackedNumbers() {}

  private static int width(int bits) {
    return bits == 1 ? 1 : bits <= 8 ? 8 : bits <= 16 ? 16 : bits <= 32 ? 32 : 64;
  }

  /** Writes numbers. The last bits are written by {@link #finish}. */
  public static final class Writer {
    private final DataOutput out;
    private final int width;
    private int pending;
    private int count;

    /** @param bits that the largest number needs */
    public Writer(DataOutput out, int bits) {
      this.out = out;
      width = width(bits);
    }

    public void write(long number) throws IOException {
      if (width == 1) {
        pending |= (int) (number & 1) << count++;
        if (count == 8) {
          finish();
        }
        return;
      }
      for (int shift = 0; shift < width; shift += 8) {
        out.writeByte((int) (number >> shift));
      }
    }

    /** Writes the bits that do not fill a byte. */
    public void finish() throws IOException {
      if (count > 0) {
        out.writeByte(pending);
        pending = 0;
        count = 0;
      }
    }
  }

  /** Reads what a {@link Writer} wrote. */
  public static final class Reader {
    private final DataInput in;
    private final int width;
    private int pending;
    private int count;

    /** @param bits as they were written */
    public Reader(DataInput in, int bits) {
      this.in = in;
      width = width(bits);
    }

    /** Returns the next number; those of 1 to 4 bytes are unsigned. */
    public long read() throws IOException {
      if (width == 1) {
        if (count == 0) {
          pending = in.readUnsignedByte();
          count = 8;
        }
        int bit = pending & 1;
        pending >>= 1;
        count--;
        return bit;
      }
      long number = 0;
      for (int shift = 0; shift < width; shift += 8) {
        number |= (long) in.readUnsignedByte() << shift;
      }
      return number;
    }
  }
}
