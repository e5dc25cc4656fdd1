package org.emcell.core.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The bytes of one open TIFF or BigTIFF file and what its header says. Every read call of a stack opens its own: that
 * costs microseconds, keeps threads apart and holds no file open for the lifetime of a lazy image. A plain file and not
 * a channel, because interrupting a thread closes the channel that it reads from.
 *
 * <p>Not thread-safe. Faults are {@link IOException}s whose message is a clause without the file's name, which the
 * caller adds.
 */
final class TiffBytes implements AutoCloseable {

  private static final int CLASSIC = 42;
  private static final int BIG = 43;

  /** Bytes asked of the system at once: larger pieces make the JDK take fresh memory each time, ten times as slow. */
  private static final int PIECE = 1 << 16;

  private final RandomAccessFile file;
  private final long length;
  private final ByteOrder order;
  private final boolean big;
  private final long firstDirectory;

  private TiffBytes(RandomAccessFile file) throws IOException {
    this.file = file;
    length = file.length();
    if (length < 8) {
      throw new IOException(
          length == 0 ? "the file is empty" : "the file is too short to be a TIFF");
    }
    byte[] header = new byte[(int) Math.min(16, length)];
    read(0, header, 0, header.length);
    order = header[0] == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ByteBuffer start = ByteBuffer.wrap(header).order(order);
    int version = start.getShort(2);
    big = version == BIG;
    boolean marked = header[0] == header[1] && (header[0] == 'M' || header[0] == 'I');
    if (!marked || version != CLASSIC && (!big || length < 16 || start.getShort(4) != 8)) {
      throw new IOException("it is not a TIFF file");
    }
    firstDirectory = big ? start.getLong(8) : start.getInt(4) & 0xFFFFFFFFL;
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws IOException when there is no such file or it is not a TIFF
   */
  static TiffBytes open(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
    try {
      return new TiffBytes(file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Returns the number of bytes of the file. */
  long length() {
    return length;
  }

  /** Returns the byte order of everything in the file. */
  ByteOrder order() {
    return order;
  }

  /** Returns whether this is a BigTIFF, in which positions have 8 bytes. */
  boolean big() {
    return big;
  }

  /** Returns the position of the first image file directory. */
  long firstDirectory() {
    return firstDirectory;
  }

  /**
   * Reads bytes into a new buffer of the file's byte order.
   *
   * @throws IOException when they do not all lie inside the file; nothing is allocated then
   */
  ByteBuffer read(long position, long bytes) throws IOException {
    requireInside(position, bytes);
    byte[] data = new byte[(int) bytes];
    read(position, data, 0, data.length);
    return ByteBuffer.wrap(data).order(order);
  }

  /** Reads bytes into a part of an array. */
  void read(long position, byte[] target, int offset, int bytes) throws IOException {
    requireInside(position, bytes);
    file.seek(position);
    for (int done = 0; done < bytes; done += PIECE) {
      file.readFully(target, offset + done, Math.min(PIECE, bytes - done));
    }
  }

  private void requireInside(long position, long bytes) throws IOException {
    if (position < 0 || bytes < 0 || position > length - bytes || bytes > Integer.MAX_VALUE - 8) {
      throw new IOException("the file is cut off or damaged: it refers to byte "
          + Long.toUnsignedString(position) + " and has only " + length);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
