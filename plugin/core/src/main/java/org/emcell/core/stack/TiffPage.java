package org.emcell.core.stack;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Where and how the samples of one grey page stand in a TIFF file. The page is cut into blocks: strips of whole rows,
 * or tiles. Block {@code row * blocksAcross + column} starts at {@code offsets[block]} and takes {@code lengths[block]}
 * bytes. Every block lies inside the file and can hold its samples.
 *
 * @param width columns
 * @param height rows
 * @param bits bits per sample, 8 or 16, unsigned
 * @param whiteIsZero whether the stored samples count from white to black
 * @param packing how a block is packed
 * @param differenced whether a packed block holds the differences of neighbours in a row
 * @param order byte order of 16-bit samples
 * @param tiled whether the blocks are tiles, which keep their size at the right and lower border
 * @param blockWidth columns of a block
 * @param blockHeight rows of a block
 * @param offsets position of each block in the file
 * @param lengths packed bytes of each block
 */
record TiffPage(
    int width,
    int height,
    int bits,
    boolean whiteIsZero,
    Packing packing,
    boolean differenced,
    ByteOrder order,
    boolean tiled,
    int blockWidth,
    int blockHeight,
    long[] offsets,
    long[] lengths) {

  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
  private static final int SAMPLE_UNSIGNED = 1;
  private static final int SAMPLE_SIGNED = 2;
  private static final int SAMPLE_FLOAT = 3;

  /**
   * Reads and checks the description of a page.
   *
   * @throws IOException when it is damaged, reaches beyond the end of the file, or is no grey image that can be read
   */
  static TiffPage of(TiffDirectory directory, TiffBytes file) throws IOException {
    requireGrey(directory);
    int bits = bits(directory);
    long code = directory.integer(TiffTag.COMPRESSION, 1);
    Packing packing = Packing.of(code);
    if (packing == null) {
      throw new IOException(
          "it is packed with TIFF compression " + code + (code == 6 || code == 7 ? " (JPEG)" : "")
              + "; expected none, LZW, deflate or PackBits");
    }
    long width = directory.integer(TiffTag.IMAGE_WIDTH, 0);
    long height = directory.integer(TiffTag.IMAGE_LENGTH, 0);
    requireSize(width, height, bits, packing, file.length());
    boolean differenced = differenced(directory, packing);
    boolean tiled = directory.has(TiffTag.TILE_OFFSETS);
    long blockWidth = tiled ? directory.integer(TiffTag.TILE_WIDTH, 0) : width;
    long blockHeight = tiled
        ? directory.integer(TiffTag.TILE_LENGTH, 0)
        : Math.min(height, directory.integer(TiffTag.ROWS_PER_STRIP, height));
    if (blockWidth < 1
        || blockHeight < 1
        || blockWidth > Integer.MAX_VALUE
        || blockHeight > Integer.MAX_VALUE) {
      throw new IOException("the file is damaged: it states blocks of " + blockWidth + " x "
          + blockHeight + " pixels");
    }
    if (packing != Packing.NONE && blockWidth * blockHeight / 8 * bits > LARGEST_ARRAY) {
      throw new IOException("it is packed in blocks of " + blockWidth + " x " + blockHeight
          + " pixels, which are too large to unpack. Save it in smaller strips or tiles");
    }
    long[] offsets = directory.integers(tiled ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS);
    int lengthsTag = tiled ? TiffTag.TILE_BYTE_COUNTS : TiffTag.STRIP_BYTE_COUNTS;
    long[] lengths = directory.has(lengthsTag) || packing != Packing.NONE
        ? directory.integers(lengthsTag)
        : new long[offsets.length];
    boolean whiteIsZero = directory.integer(TiffTag.PHOTOMETRIC, 1) == 0;
    TiffPage page = new TiffPage(
        (int) width,
        (int) height,
        bits,
        whiteIsZero,
        packing,
        differenced,
        file.order(),
        tiled,
        (int) blockWidth,
        (int) blockHeight,
        offsets,
        lengths);
    return page.checked(file.length()).joined();
  }

  private static void requireSize(
      long width, long height, int bits, Packing packing, long fileLength) throws IOException {
    if (width < 1 || height < 1) {
      throw new IOException(
          "the file is damaged: it states a size of " + width + " x " + height + " pixels");
    }
    if (width > Integer.MAX_VALUE
        || height > Integer.MAX_VALUE
        || !packing.canHold(fileLength, width * height / 8 * bits)) {
      throw new IOException("the file is cut off or damaged: it states a size of " + width + " x "
          + height + " pixels, which its " + fileLength + " bytes cannot hold");
    }
    if (width * height > LARGEST_ARRAY) {
      throw new IOException("its slices of " + width + " x " + height
          + " pixels are too large; at most " + LARGEST_ARRAY + " pixels can be read");
    }
  }

  private static void requireGrey(TiffDirectory directory) throws IOException {
    long photometric = directory.integer(TiffTag.PHOTOMETRIC, 1);
    if (photometric == 3) {
      throw new IOException(
          "it has a colour table; expected a grey image. Save it without the colour table "
              + "(in Fiji: Image > Lookup Tables > Grays)");
    }
    long samples = directory.integer(TiffTag.SAMPLES_PER_PIXEL, 1);
    if (samples != 1 || photometric > 1) {
      throw new IOException(
          "it is a colour image (" + samples + (samples == 1 ? " sample" : " samples")
              + " per pixel); expected a grey image of one sample per pixel");
    }
    if (directory.integer(TiffTag.FILL_ORDER, 1) != 1) {
      throw new IOException(
          "its bits are stored in reverse order (FillOrder 2), which is not supported");
    }
  }

  private static int bits(TiffDirectory directory) throws IOException {
    long bits = directory.integer(TiffTag.BITS_PER_SAMPLE, 1);
    int format = (int) directory.integer(TiffTag.SAMPLE_FORMAT, SAMPLE_UNSIGNED);
    String kind =
        format == SAMPLE_FLOAT ? "floating-point" : format == SAMPLE_SIGNED ? "signed" : "unsigned";
    if (bits != 8 && bits != 16 || format == SAMPLE_FLOAT || format == SAMPLE_SIGNED) {
      throw new IOException("it has " + kind + " samples of " + bits
          + (bits == 1 ? " bit" : " bits") + "; expected unsigned samples of 8 or 16 bits");
    }
    return (int) bits;
  }

  private static boolean differenced(TiffDirectory directory, Packing packing) throws IOException {
    if (packing != Packing.LZW && packing != Packing.DEFLATE) {
      // The field has a meaning for these two only; other programs ignore it elsewhere, too.
      return false;
    }
    long predictor = directory.integer(TiffTag.PREDICTOR, 1);
    if (predictor != 1 && predictor != 2) {
      throw new IOException(
          "it uses TIFF predictor " + predictor + ", which is not for samples of 8 or 16 bits");
    }
    return predictor == 2;
  }

  /** Returns this page with the lengths that are to be read, after checking that every block is there. */
  private TiffPage checked(long fileLength) throws IOException {
    long blocks = (long) blocksAcross() * blocksDown();
    String kind = tiled ? "tile" : "strip";
    if (offsets.length < blocks || lengths.length < blocks) {
      throw new IOException(
          "the file is damaged: it lists " + Math.min(offsets.length, lengths.length) + " " + kind
              + "s, but " + blocks + " are needed for " + width + " x " + height + " pixels");
    }
    long[] used = new long[(int) blocks];
    for (int block = 0; block < blocks; block++) {
      int rows = blockRows(block / blocksAcross());
      long unpacked = (long) blockWidth * rows * sampleBytes();
      // What is stated for plain blocks is often wrong and not needed.
      long length = packing == Packing.NONE ? unpacked : lengths[block];
      if (offsets[block] < 0 || length < 0 || offsets[block] > fileLength - length) {
        throw new IOException("the file is cut off: " + kind + " " + (block + 1) + " of " + blocks
            + " ends at byte " + Long.toUnsignedString(offsets[block] + length)
            + ", but the file has only " + fileLength);
      }
      if (offsets[block] == 0 || !packing.canHold(length, unpacked)) {
        throw new IOException("the file is damaged: " + kind + " " + (block + 1) + " of " + blocks
            + " is too short to hold its " + blockWidth + " x " + rows + " pixels");
      }
      used[block] = packing == Packing.NONE ? length : Math.min(length, longest(unpacked));
    }
    return new TiffPage(
        width,
        height,
        bits,
        whiteIsZero,
        packing,
        differenced,
        order,
        tiled,
        blockWidth,
        blockHeight,
        offsets,
        used);
  }

  /** Returns more bytes than any packing makes of a block, so that no more are read whatever the file states. */
  private static long longest(long unpacked) {
    return Math.min(LARGEST_ARRAY / 2, 2 * unpacked + 1024);
  }

  /** Joins plain strips that follow each other without a gap into one, which is read at once. */
  private TiffPage joined() {
    if (packing != Packing.NONE || tiled) {
      return this;
    }
    long end = offsets[0];
    for (int block = 0; block < blocksDown(); block++) {
      if (offsets[block] != end) {
        return this;
      }
      end += lengths[block];
    }
    return new TiffPage(
        width,
        height,
        bits,
        whiteIsZero,
        packing,
        differenced,
        order,
        false,
        width,
        height,
        new long[] {offsets[0]},
        new long[] {end - offsets[0]});
  }

  /** Returns the page of the same form whose blocks stand a number of bytes further on in the file. */
  TiffPage shifted(long bytes) {
    return new TiffPage(
        width,
        height,
        bits,
        whiteIsZero,
        packing,
        differenced,
        order,
        tiled,
        blockWidth,
        blockHeight,
        Arrays.stream(offsets).map(offset -> offset + bytes).toArray(),
        lengths);
  }

  /** Returns the bytes of one sample. */
  int sampleBytes() {
    return bits / 8;
  }

  /** Returns the number of blocks side by side. */
  int blocksAcross() {
    return (width - 1) / blockWidth + 1;
  }

  /** Returns the number of blocks one below the other. */
  int blocksDown() {
    return (height - 1) / blockHeight + 1;
  }

  /** Returns how many rows are stored in the blocks of a row of blocks: the last strip is shorter, a tile never. */
  int blockRows(int blockRow) {
    return tiled ? blockHeight : Math.min(blockHeight, height - blockRow * blockHeight);
  }
}
