package org.emcell.core.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/**
 * Makes TIFF files byte by byte from the specification, on its own, so that the reader is not tested with the writer's
 * ideas. Every field can be set to nonsense.
 */
final class HandmadeTiff {

  private final ByteOrder order;
  private final boolean big;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int pointer;
  private int lastPointer;

  HandmadeTiff(ByteOrder order, boolean big) {
    this.order = order;
    this.big = big;
    String mark = order == ByteOrder.BIG_ENDIAN ? "MM" : "II";
    out.writeBytes(mark.getBytes(StandardCharsets.US_ASCII));
    if (big) {
      out.writeBytes(buffer(14)
          .putShort((short) 43)
          .putShort((short) 8)
          .putShort((short) 0)
          .putLong(0)
          .array());
      pointer = 8;
    } else {
      out.writeBytes(buffer(6).putShort((short) 42).putInt(0).array());
      pointer = 4;
    }
    lastPointer = pointer;
  }

  static HandmadeTiff littleEndian() {
    return new HandmadeTiff(ByteOrder.LITTLE_ENDIAN, false);
  }

  private ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(order);
  }

  /** Puts bytes into the file and returns where. */
  long data(byte[] bytes) {
    long at = out.size();
    out.writeBytes(bytes);
    return at;
  }

  /** Starts the description of a page. */
  Page page(int width, int height, int bits) {
    return new Page(width, height, bits);
  }

  /** Returns the file as made so far. */
  byte[] bytes() {
    byte[] file = out.toByteArray();
    links.forEach((at, target) -> {
      ByteBuffer link = ByteBuffer.wrap(file).order(order);
      if (big) {
        link.putLong(at, target);
      } else {
        link.putInt(at, (int) (long) target);
      }
    });
    return file;
  }

  private final Map<Integer, Long> links = new TreeMap<>();

  /** Makes the last page point back to the first or to any other place. */
  HandmadeTiff next(long position) {
    links.put(lastPointer, position);
    return this;
  }

  /** Writes the file. */
  Path write(Path file) throws IOException {
    return Files.write(file, bytes());
  }

  /** One page under construction. */
  final class Page {

    private final int width;
    private final int height;
    private final int bits;
    private final Map<Integer, Object> fields = new TreeMap<>();
    private int compression = 1;
    private int predictor = 1;
    private int blockWidth;
    private int blockHeight;
    private boolean tiled;

    private Page(int width, int height, int bits) {
      this.width = width;
      this.height = height;
      this.bits = bits;
      blockWidth = width;
      blockHeight = height;
      field(256, width).field(257, height).field(258, bits).field(262, 1).field(277, 1);
    }

    Page compression(int code) {
      compression = code;
      return this;
    }

    Page predictor(int code) {
      predictor = code;
      return field(317, code);
    }

    Page strips(int rows) {
      blockHeight = rows;
      return field(278, rows);
    }

    Page tiles(int across, int down) {
      tiled = true;
      blockWidth = across;
      blockHeight = down;
      return field(322, across).field(323, down);
    }

    /** Sets a whole number, whole numbers, a text or a fraction (an {@code int[]} of two). */
    Page field(int tag, Object value) {
      fields.put(tag, value);
      return this;
    }

    Page without(int tag) {
      fields.remove(tag);
      return this;
    }

    /** Packs samples into blocks, puts them into the file, and sets the fields that say where they are. */
    Page samples(int[] samples) {
      int across = (width + blockWidth - 1) / blockWidth;
      int down = (height + blockHeight - 1) / blockHeight;
      long[] offsets = new long[across * down];
      long[] lengths = new long[across * down];
      for (int i = 0; i < offsets.length; i++) {
        byte[] packed = pack(block(samples, i % across * blockWidth, i / across * blockHeight));
        offsets[i] = data(packed);
        lengths[i] = packed.length;
        // A gap, so that neighbours in the image are none in the file.
        data(new byte[i % 3]);
      }
      return field(tiled ? 324 : 273, offsets)
          .field(tiled ? 325 : 279, lengths)
          .field(259, compression);
    }

    private byte[] block(int[] samples, int left, int top) {
      int rows = tiled ? blockHeight : Math.min(blockHeight, height - top);
      ByteBuffer block = buffer(rows * blockWidth * bits / 8);
      for (int y = top; y < top + rows; y++) {
        int before = 0;
        for (int x = left; x < left + blockWidth; x++) {
          // What lies outside the image in a tile must never be seen.
          int sample = x < width && y < height ? samples[y * width + x] : 0x5A5A;
          int stored = predictor == 2 ? sample - before : sample;
          before = sample;
          if (bits == 8) {
            block.put((byte) stored);
          } else {
            block.putShort((short) stored);
          }
        }
      }
      return block.array();
    }

    private byte[] pack(byte[] bytes) {
      return switch (compression) {
        case 5 -> lzw(bytes);
        case 8, 32946 -> deflate(bytes);
        case 32773 -> packBits(bytes);
        default -> bytes;
      };
    }

    /** Ends the page and links it to the one before. */
    HandmadeTiff end() {
      if (out.size() % 2 == 1) {
        out.write(0);
      }
      links.put(pointer, (long) out.size());
      int slot = big ? 8 : 4;
      int entries = (big ? 8 : 2) + fields.size() * (big ? 20 : 12);
      ByteBuffer head = buffer(entries + slot);
      ByteArrayOutputStream outside = new ByteArrayOutputStream();
      if (big) {
        head.putLong(fields.size());
      } else {
        head.putShort((short) fields.size());
      }
      long outsideStart = (long) out.size() + head.capacity();
      fields.forEach((tag, value) -> {
        int type = type(value);
        byte[] encoded = encode(value, type);
        int count =
            value instanceof long[] numbers ? numbers.length : type == 2 ? encoded.length : 1;
        head.putShort((short) (int) tag).putShort((short) type);
        position(head, count);
        if (encoded.length <= slot) {
          head.put(encoded).put(new byte[slot - encoded.length]);
        } else {
          position(head, outsideStart + outside.size());
          outside.writeBytes(encoded);
        }
      });
      pointer = out.size() + entries;
      lastPointer = pointer;
      out.writeBytes(head.array());
      out.writeBytes(outside.toByteArray());
      return HandmadeTiff.this;
    }

    private int type(Object value) {
      if (value instanceof String) {
        return 2;
      }
      if (value instanceof int[]) {
        return 5;
      }
      return value instanceof Integer number && number >= 0 && number < 65_536 ? 3 : big ? 16 : 4;
    }

    private byte[] encode(Object value, int type) {
      if (value instanceof String text) {
        return (text + '\0').getBytes(StandardCharsets.ISO_8859_1);
      }
      if (value instanceof int[] fraction) {
        return buffer(8).putInt(fraction[0]).putInt(fraction[1]).array();
      }
      if (value instanceof Integer number && type == 3) {
        return buffer(2).putShort((short) (int) number).array();
      }
      long[] numbers =
          value instanceof long[] many ? many : new long[] {((Number) value).longValue()};
      ByteBuffer encoded = buffer(numbers.length * (big ? 8 : 4));
      for (long number : numbers) {
        position(encoded, number);
      }
      return encoded.array();
    }

    private void position(ByteBuffer target, long number) {
      if (big) {
        target.putLong(number);
      } else {
        target.putInt((int) number);
      }
    }
  }

  private static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    byte[] packed = new byte[bytes.length * 2 + 64];
    int length = deflater.deflate(packed);
    deflater.end();
    return java.util.Arrays.copyOf(packed, length);
  }

  /** Runs of at least three equal bytes as a run, all else one by one. */
  private static byte[] packBits(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (int i = 0; i < bytes.length; ) {
      int run = 1;
      while (i + run < bytes.length && run < 128 && bytes[i + run] == bytes[i]) {
        run++;
      }
      packed.write(run >= 3 ? 257 - run : 0);
      packed.write(bytes[i]);
      i += run >= 3 ? run : 1;
    }
    return packed.toByteArray();
  }

  /** The dullest valid LZW: single bytes as codes of nine bits, the table cleared before codes grow to ten. */
  private static byte[] lzw(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    long bits = 0;
    int count = 0;
    int sinceClear = 0;
    int[] codes = new int[bytes.length + bytes.length / 200 + 3];
    int n = 0;
    codes[n++] = 256;
    for (byte value : bytes) {
      if (++sinceClear > 200) {
        codes[n++] = 256;
        sinceClear = 1;
      }
      codes[n++] = value & 0xFF;
    }
    codes[n++] = 257;
    for (int i = 0; i < n; i++) {
      bits = bits << 9 | codes[i];
      count += 9;
      while (count >= 8) {
        packed.write((int) (bits >> count - 8));
        count -= 8;
      }
    }
    packed.write((int) (bits << 8 - count));
    return packed.toByteArray();
  }
}
