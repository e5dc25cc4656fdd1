package org.emcell.core.stack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * One image file directory of a TIFF or BigTIFF file: the fields that describe one page. Values are read when they are
 * asked for.
 *
 * <p>This is read here and not by the TIFF library because the library walks all pages for each file that is opened and
 * silently ends the stack at a directory that it cannot read; a cut-off file must be an error.
 */
final class TiffDirectory {

  /** Where the values of a field stand: in the entry itself or elsewhere in the file. */
  private record Field(int type, long count, long position) {}

  private final TiffBytes file;
  private final Map<Integer, Field> fields = new HashMap<>();
  private final long next;

  /**
   * Reads the entries of the directory at a position.
   *
   * @throws IOException when it does not lie inside the file
   */
  TiffDirectory(TiffBytes file, long position) throws IOException {
    this.file = file;
    boolean big = file.big();
    int countBytes = big ? 8 : 2;
    int entryBytes = big ? 20 : 12;
    int pointerBytes = big ? 8 : 4;
    ByteBuffer counter = file.read(position, countBytes);
    long count = big ? counter.getLong() : counter.getShort() & 0xFFFF;
    if (count < 1 || count > 0xFFFF) {
      throw new IOException("the file is damaged: there is no page directory at byte " + position);
    }
    ByteBuffer entries = file.read(position + countBytes, count * entryBytes + pointerBytes);
    for (int i = 0; i < count; i++) {
      int entry = i * entryBytes;
      int tag = entries.getShort(entry) & 0xFFFF;
      int type = entries.getShort(entry + 2) & 0xFFFF;
      long values = big ? entries.getLong(entry + 4) : entries.getInt(entry + 4) & 0xFFFFFFFFL;
      int slot = entry + entryBytes - pointerBytes;
      boolean inline =
          values >= 0 && values <= pointerBytes && values * TiffTag.bytes(type) <= pointerBytes;
      long at = inline ? position + countBytes + slot : pointer(entries, slot, big);
      fields.put(tag, new Field(type, values, at));
    }
    next = pointer(entries, (int) count * entryBytes, big);
  }

  private static long pointer(ByteBuffer buffer, int index, boolean big) {
    return big ? buffer.getLong(index) : buffer.getInt(index) & 0xFFFFFFFFL;
  }

  /** Returns the position of the next page's directory, 0 after the last. */
  long next() {
    return next;
  }

  boolean has(int tag) {
    return fields.containsKey(tag);
  }

  /** Returns a whole number, or {@code otherwise} when the field is missing. */
  long integer(int tag, long otherwise) throws IOException {
    return has(tag) ? integers(tag)[0] : otherwise;
  }

  /**
   * Returns all values of a field of whole numbers.
   *
   * @throws IOException when the field is missing, damaged or no whole number
   */
  long[] integers(int tag) throws IOException {
    Field field = fields.get(tag);
    if (field == null || field.count < 1) {
      throw new IOException("the file is damaged: TIFF field " + tag + " is missing");
    }
    ByteBuffer values = values(field, tag);
    long[] result = new long[(int) field.count];
    for (int i = 0; i < result.length; i++) {
      result[i] = switch (field.type) {
        case TiffTag.TYPE_BYTE -> values.get() & 0xFF;
        case TiffTag.TYPE_SHORT -> values.getShort() & 0xFFFF;
        case TiffTag.TYPE_LONG -> values.getInt() & 0xFFFFFFFFL;
        case TiffTag.TYPE_LONG8 -> values.getLong();
        default ->
          throw new IOException(
              "the file is damaged: TIFF field " + tag + " is not a whole number");
      };
    }
    return result;
  }

  /**
   * Returns one over a fraction, such as the length of a pixel from the field of pixels per length; NaN when the field
   * is missing, no fraction, or 0. Exact where a product with the rounded fraction would not be.
   */
  double inverse(int tag) throws IOException {
    Field field = fields.get(tag);
    if (field == null || field.type != TiffTag.TYPE_RATIONAL || field.count < 1) {
      return Double.NaN;
    }
    ByteBuffer value = values(field, tag);
    long numerator = value.getInt() & 0xFFFFFFFFL;
    long denominator = value.getInt() & 0xFFFFFFFFL;
    return numerator == 0 ? Double.NaN : (double) denominator / numerator;
  }

  /** Returns a text without its final zero, or an empty one when the field is missing or no text. */
  String text(int tag) throws IOException {
    Field field = fields.get(tag);
    if (field == null || field.type != TiffTag.TYPE_ASCII || field.count < 1) {
      return "";
    }
    byte[] bytes = values(field, tag).array();
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
    // TIFF texts are ASCII by the book; a lone micro sign is often written in Latin-1.
    return text.indexOf('\uFFFD') < 0
        ? text
        : new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
  }

  private ByteBuffer values(Field field, int tag) throws IOException {
    int bytes = TiffTag.bytes(field.type);
    if (bytes == 0 || field.count > file.length()) {
      throw new IOException("the file is damaged: TIFF field " + tag + " has no readable value");
    }
    return file.read(field.position, field.count * bytes);
  }
}
