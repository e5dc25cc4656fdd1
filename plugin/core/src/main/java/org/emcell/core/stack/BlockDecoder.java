package org.emcell.core.stack;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.ImageReader;

/**
 * Unpacks blocks of a page. LZW and PackBits are left to TwelveMonkeys' TIFF reader: it is handed each block as a TIFF
 * of its own in memory, because given the file it decodes the whole page for any region of it. Deflate goes straight to
 * the JDK, which is what the library does through three layers of streams.
 */
final class BlockDecoder implements AutoCloseable {

  /** Made directly: in an OSGi framework the registry of ImageIO does not see the plug-ins of a bundle. */
  private static final TIFFImageReaderSpi TIFF = new TIFFImageReaderSpi();

  private static final int HEADER = 8;

  private final TiffBytes file;
  private final TiffPage page;
  private final Inflater inflater = new Inflater();
  private byte[] packed = new byte[0];
  private byte[] samples = new byte[0];

  BlockDecoder(TiffBytes file, TiffPage page) {
    this.file = file;
    this.page = page;
  }

  /**
   * Unpacks the upper rows of a block.
   *
   * @param block number of the block
   * @param rows how many rows are needed
   * @return the bytes of at least these rows, 16-bit samples in the byte order of the file; valid until the next call
   * @throws IOException when the block is damaged
   */
  byte[] decode(int block, int rows) throws IOException {
    int rowBytes = page.blockWidth() * page.sampleBytes();
    int length = (int) page.lengths()[block];
    byte[] result;
    try {
      result = page.packing() == Packing.DEFLATE
          ? inflate(block, length, rows * rowBytes)
          : readAsTiff(block, length, rowBytes, rows);
    } catch (IOException | DataFormatException | RuntimeException e) {
      throw new IOException(
          "the file is damaged: " + (page.tiled() ? "tile " : "strip ") + (block + 1) + " of "
              + page.blocksAcross() * page.blocksDown() + " cannot be unpacked",
          e);
    }
    if (page.differenced()) {
      sumRows(result, rows, rowBytes);
    }
    return result;
  }

  private byte[] inflate(int block, int length, int size) throws IOException, DataFormatException {
    packed = packed.length < length ? new byte[length] : packed;
    samples = samples.length < size ? new byte[size] : samples;
    file.read(page.offsets()[block], packed, 0, length);
    inflater.reset();
    inflater.setInput(packed, 0, length);
    for (int done = 0; done < size; ) {
      int count = inflater.inflate(samples, done, size - done);
      if (count == 0) {
        throw new IOException("the packed data end too early");
      }
      done += count;
    }
    return samples;
  }

  private byte[] readAsTiff(int block, int length, int rowBytes, int rows) throws IOException {
    TiffFields fields = new TiffFields(false, ByteOrder.LITTLE_ENDIAN)
        .number(TiffTag.IMAGE_WIDTH, rowBytes)
        .number(TiffTag.IMAGE_LENGTH, rows)
        .small(TiffTag.BITS_PER_SAMPLE, 8)
        .small(TiffTag.COMPRESSION, page.packing().code())
        .small(TiffTag.PHOTOMETRIC, 1)
        .number(TiffTag.ROWS_PER_STRIP, rows)
        .number(TiffTag.STRIP_BYTE_COUNTS, length)
        .number(TiffTag.STRIP_OFFSETS, 0);
    int start = HEADER + fields.bytes();
    fields.number(TiffTag.STRIP_OFFSETS, start);
    ByteBuffer tiff = ByteBuffer.allocate(start + length).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put((byte) 'I')
        .put((byte) 'I')
        .putShort((short) 42)
        .putInt(HEADER)
        .put(fields.encode(HEADER));
    file.read(page.offsets()[block], tiff.array(), start, length);
    ImageReader reader = TIFF.createReaderInstance(null);
    try {
      reader.setInput(new ByteArrayImageInputStream(tiff.array()));
      return ((DataBufferByte) reader.readRaster(0, null).getDataBuffer()).getData();
    } finally {
      reader.dispose();
    }
  }

  /** Undoes TIFF's horizontal differencing: each sample is the sum of itself and all before it in the row. */
  private void sumRows(byte[] samples, int rows, int rowBytes) {
    boolean wide = page.sampleBytes() == 2;
    ByteBuffer shorts = ByteBuffer.wrap(samples).order(page.order());
    for (int y = 0; y < rows; y++) {
      int end = (y + 1) * rowBytes;
      if (wide) {
        for (int i = y * rowBytes + 2; i < end; i += 2) {
          shorts.putShort(i, (short) (shorts.getShort(i) + shorts.getShort(i - 2)));
        }
      } else {
        for (int i = y * rowBytes + 1; i < end; i++) {
          samples[i] += samples[i - 1];
        }
      }
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
