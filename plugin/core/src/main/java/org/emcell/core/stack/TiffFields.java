package org.emcell.core.stack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fields of an image file directory that is to be written. A directory takes the same number of bytes whatever the
 * values of its whole numbers are, so that positions can be filled in later.
 */
final class TiffFields {

  private record Field(int type, int count, long[] numbers, byte[] text) {}

  private final boolean big;
  private final ByteOrder order;
  private final Map<Integer, Field> fields = new TreeMap<>();

  TiffFields(boolean big, ByteOrder order) {
    this.big = big;
    this.order = order;
  }

  /** Sets a number below 65536. */
  TiffFields small(int tag, int value) {
    return put(tag, TiffTag.TYPE_SHORT, value);
  }

  /** Sets a number below 2^32. */
  TiffFields number(int tag, long value) {
    return put(tag, TiffTag.TYPE_LONG, value);
  }

  /** Sets positions or lengths in the file. */
  TiffFields positions(int tag, long[] values) {
    return put(tag, big ? TiffTag.TYPE_LONG8 : TiffTag.TYPE_LONG, values);
  }

  /** Sets a fraction of two numbers below 2^32. */
  TiffFields fraction(int tag, long numerator, long denominator) {
    fields.put(tag, new Field(TiffTag.TYPE_RATIONAL, 1, new long[] {numerator, denominator}, null));
    return this;
  }

  /** Sets a text. */
  TiffFields text(int tag, String text) {
    byte[] bytes = (text + '\0').getBytes(StandardCharsets.UTF_8);
    fields.put(tag, new Field(TiffTag.TYPE_ASCII, bytes.length, null, bytes));
    return this;
  }

  private TiffFields put(int tag, int type, long... values) {
    fields.put(tag, new Field(type, values.length, values, null));
    return this;
  }

  /** Returns the number of bytes that the directory takes with all values. */
  int bytes() {
    return entriesBytes()
        + fields.values().stream().mapToInt(this::outsideBytes).sum();
  }

  private int entriesBytes() {
    return big ? 8 + 20 * fields.size() + 8 : 2 + 12 * fields.size() + 4;
  }

  private int outsideBytes(Field field) {
    int bytes = field.count * TiffTag.bytes(field.type);
    return bytes <= (big ? 8 : 4) ? 0 : bytes + (bytes & 1);
  }

  /** Returns where in the directory the position of the next page stands. */
  int nextPointer() {
    return entriesBytes() - (big ? 8 : 4);
  }

  /**
   * Returns the directory as it is to stand at an even position of the file.
   *
   * @param position of the directory in the file
   */
  byte[] encode(long position) {
    ByteBuffer out = ByteBuffer.allocate(bytes()).order(order);
    if (big) {
      out.putLong(fields.size());
    } else {
      out.putShort((short) fields.size());
    }
    int outside = entriesBytes();
    for (Map.Entry<Integer, Field> entry : fields.entrySet()) {
      Field field = entry.getValue();
      out.putShort(entry.getKey().shortValue()).putShort((short) field.type);
      putPosition(out, field.count);
      int slot = out.position();
      if (outsideBytes(field) == 0) {
        putValues(out, field);
      } else {
        putPosition(out, position + outside);
        out.position(outside);
        putValues(out, field);
        outside += outsideBytes(field);
      }
      out.position(slot + (big ? 8 : 4));
    }
    return out.array();
  }

  private void putPosition(ByteBuffer out, long position) {
    if (big) {
      out.putLong(position);
    } else {
      out.putInt((int) position);
    }
  }

  private static void putValues(ByteBuffer out, Field field) {
    if (field.text != null) {
      out.put(field.text);
      return;
    }
    for (long number : field.numbers) {
      switch (field.type) {
        case TiffTag.TYPE_SHORT -> out.putShort((short) number);
        case TiffTag.TYPE_LONG8 -> out.putLong(number);
        default -> out.putInt((int) number);
      }
    }
  }
}
