package org.emcell.core.stack;

import java.io.IOException;
import java.nio.ByteBuffer;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.IntegerType;

/**
 * Reads a rectangle of one page of a TIFF file into one array. Of plain blocks only the bytes of the rectangle are
 * read, of packed blocks only those that it touches.
 */
final class PageReader {

  /** Bytes that are read at once when they must be turned into 16-bit samples. */
  private static final int PIECE = 1 << 18;

  private final TiffBytes file;
  private final TiffPage page;
  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final byte[] bytes;
  private final short[] shorts;
  private final byte[] piece;

  private PageReader(TiffBytes file, TiffPage page, Interval region) {
    this.file = file;
    this.page = page;
    left = (int) region.min(0);
    top = (int) region.min(1);
    width = (int) region.dimension(0);
    height = (int) region.dimension(1);
    boolean wide = page.bits() == 16;
    bytes = wide ? null : new byte[width * height];
    shorts = wide ? new short[width * height] : null;
    piece = wide ? new byte[(int) Math.min(PIECE, 2L * width * height)] : null;
  }

  /**
   * Reads a rectangle.
   *
   * @param region two-dimensional interval inside the page
   * @throws IOException when the file cannot be read or a packed block is damaged
   */
  static Img<? extends IntegerType<?>> read(TiffBytes file, TiffPage page, Interval region)
      throws IOException {
    PageReader reader = new PageReader(file, page, region);
    reader.readBlocks();
    if (page.whiteIsZero()) {
      reader.invert();
    }
    return reader.bytes != null
        ? ArrayImgs.unsignedBytes(reader.bytes, reader.width, reader.height)
        : ArrayImgs.unsignedShorts(reader.shorts, reader.width, reader.height);
  }

  private void readBlocks() throws IOException {
    if (page.packing() == Packing.NONE) {
      readBlocks(null);
      return;
    }
    try (BlockDecoder decoder = new BlockDecoder(file, page)) {
      readBlocks(decoder);
    }
  }

  private void readBlocks(BlockDecoder decoder) throws IOException {
    int lastRow = (top + height - 1) / page.blockHeight();
    int lastColumn = (left + width - 1) / page.blockWidth();
    for (int row = top / page.blockHeight(); row <= lastRow; row++) {
      for (int column = left / page.blockWidth(); column <= lastColumn; column++) {
        int blockTop = row * page.blockHeight();
        int blockLeft = column * page.blockWidth();
        int x0 = Math.max(left, blockLeft);
        int y0 = Math.max(top, blockTop);
        int columns = (int) Math.min(left + width, (long) blockLeft + page.blockWidth()) - x0;
        int rows = (int) Math.min(top + height, (long) blockTop + page.blockHeight()) - y0;
        long from = (long) (y0 - blockTop) * page.blockWidth() + x0 - blockLeft;
        int to = (y0 - top) * width + x0 - left;
        int block = row * page.blocksAcross() + column;
        if (decoder == null) {
          copyPlain(page.offsets()[block] + from * page.sampleBytes(), columns, rows, to);
        } else {
          copyDecoded(decoder.decode(block, y0 - blockTop + rows), (int) from, columns, rows, to);
        }
      }
    }
  }

  private void copyPlain(long position, int columns, int rows, int to) throws IOException {
    if (columns == page.blockWidth() && columns == width) {
      readSamples(position, columns * rows, to);
      return;
    }
    long rowBytes = (long) page.blockWidth() * page.sampleBytes();
    for (int y = 0; y < rows; y++) {
      readSamples(position + y * rowBytes, columns, to + y * width);
    }
  }

  private void readSamples(long position, int samples, int to) throws IOException {
    if (bytes != null) {
      file.read(position, bytes, to, samples);
      return;
    }
    for (int done = 0; done < samples; ) {
      int count = Math.min(samples - done, piece.length / 2);
      file.read(position + 2L * done, piece, 0, 2 * count);
      ByteBuffer.wrap(piece).order(page.order()).asShortBuffer().get(shorts, to + done, count);
      done += count;
    }
  }

  private void copyDecoded(byte[] block, int from, int columns, int rows, int to) {
    for (int y = 0; y < rows; y++) {
      int source = from + y * page.blockWidth();
      int target = to + y * width;
      if (bytes != null) {
        System.arraycopy(block, source, bytes, target, columns);
      } else {
        ByteBuffer.wrap(block, 2 * source, 2 * columns)
            .order(page.order())
            .asShortBuffer()
            .get(shorts, target, columns);
      }
    }
  }

  private void invert() {
    for (int i = 0; i < width * height; i++) {
      if (bytes != null) {
        bytes[i] = (byte) ~bytes[i];
      } else {
        shorts[i] = (short) ~shorts[i];
      }
    }
  }
}
