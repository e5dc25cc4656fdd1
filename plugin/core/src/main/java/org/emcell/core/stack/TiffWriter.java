package org.emcell.core.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.Deflater;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.VoxelSize;

/**
 * Writes a stack into one TIFF file, one page a slice: grey, 8 or 16 bit unsigned, little-endian, in strips of about a
 * quarter of a megabyte so that regions can be read back; a BigTIFF when the file may become larger than 4 GB. The
 * voxel size is written the way ImageJ does, so that Fiji and {@link TiffFile} find it. One strip is held in memory.
 *
 * <p>TwelveMonkeys' writer is not used because it puts each page into one strip.
 */
public final class TiffWriter implements SliceWriter {

  private static final int STRIP_BYTES = 1 << 18;

  /** Positions in a classic TIFF have 32 bits. Deflate adds less than a thousandth to what it cannot pack. */
  private static final long CLASSIC_LIMIT = (1L << 32) - (1L << 24);

  private final Path target;
  private final Path part;
  private final RandomAccessFile file;
  private final int width;
  private final int height;
  private final int bits;
  private final int slices;
  private final Optional<VoxelSize> voxelSize;
  private final boolean big;
  private final Deflater deflater;
  private final int stripRows;
  private final byte[] strip;
  private final byte[] packed;
  private long position;
  private long pointer;
  private int written;
  private boolean open = true;

  private TiffWriter(
      Path target,
      int width,
      int height,
      int bits,
      int slices,
      Optional<VoxelSize> voxelSize,
      Compression compression) {
    if (width < 1 || height < 1 || slices < 1 || bits != 8 && bits != 16) {
      throw new IllegalArgumentException(
          "Cannot write " + slices + " slices of " + width + " x " + height + " pixels of " + bits
              + " bits; expected at least one of each and 8 or 16 bits.");
    }
    this.target = target;
    this.width = width;
    this.height = height;
    this.bits = bits;
    this.slices = slices;
    this.voxelSize = voxelSize;
    int rowBytes = Math.multiplyExact(width, bits / 8);
    stripRows = Math.max(1, Math.min(height, STRIP_BYTES / rowBytes));
    strip = new byte[stripRows * rowBytes];
    deflater = compression == Compression.DEFLATE ? new Deflater(Deflater.BEST_SPEED) : null;
    packed = compression == Compression.DEFLATE
        ? new byte[strip.length + strip.length / 1000 + 64]
        : null;
    long tables = (height / stripRows + 64L) * 8;
    double expected = (double) slices * ((double) height * rowBytes * 1.001 + tables);
    big = expected > CLASSIC_LIMIT;
    part = AtomicFile.prepare(target);
    try {
      file = new RandomAccessFile(part.toFile(), "rw");
    } catch (IOException e) {
      throw AtomicFile.failure(target, e);
    }
  }

  /**
   * Starts a file. Its folder is made when it is missing.
   *
   * @param file where the finished file is to stand; an older file stays there until {@link #commit()}
   * @param width columns of every slice
   * @param height rows of every slice
   * @param bits 8 or 16
   * @param slices number of slices that will be written
   * @param voxelSize in nm, empty when unknown
   * @param compression how the slices are packed
   * @throws IllegalArgumentException when a number is out of range
   * @throws StackException when the file cannot be made
   */
  public static TiffWriter create(
      Path file,
      int width,
      int height,
      int bits,
      int slices,
      Optional<VoxelSize> voxelSize,
      Compression compression) {
    TiffWriter writer = new TiffWriter(file, width, height, bits, slices, voxelSize, compression);
    try {
      writer.start();
      return writer;
    } catch (IOException e) {
      writer.close();
      throw AtomicFile.failure(file, e);
    }
  }

  private void start() throws IOException {
    file.setLength(0);
    ByteBuffer header = ByteBuffer.allocate(big ? 16 : 8).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 'I').put((byte) 'I');
    if (big) {
      header.putShort((short) 43).putShort((short) 8);
    } else {
      header.putShort((short) 42);
    }
    write(header.array(), header.capacity());
    pointer = big ? 8 : 4;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public void append(RandomAccessibleInterval<? extends IntegerType<?>> slice) {
    if (!open || written == slices) {
      throw new IllegalStateException(
          "All " + slices + " slices of " + target + " are written already.");
    }
    if (slice.numDimensions() != 2 || slice.dimension(0) != width || slice.dimension(1) != height) {
      throw new IllegalArgumentException("A slice of " + target + " needs " + width + " x " + height
          + " pixels, found " + Regions.format(slice) + ".");
    }
    SampleRows rows = new SampleRows(slice, bits);
    try {
      int strips = (height - 1) / stripRows + 1;
      long[] offsets = new long[strips];
      long[] lengths = new long[strips];
      for (int i = 0; i < strips; i++) {
        int top = i * stripRows;
        int bytes = rows.encode(top, Math.min(stripRows, height - top), strip);
        offsets[i] = position;
        writeStrip(bytes);
        lengths[i] = position - offsets[i];
      }
      writeDirectory(offsets, lengths);
      written++;
    } catch (IOException e) {
      throw AtomicFile.failure(target, e);
    }
  }

  private void writeStrip(int bytes) throws IOException {
    if (deflater == null) {
      write(strip, bytes);
      return;
    }
    deflater.reset();
    deflater.setInput(strip, 0, bytes);
    deflater.finish();
    while (!deflater.finished()) {
      write(packed, deflater.deflate(packed));
    }
  }

  private void writeDirectory(long[] offsets, long[] lengths) throws IOException {
    if (position % 2 == 1) {
      write(new byte[1], 1);
    }
    TiffFields fields = new TiffFields(big, ByteOrder.LITTLE_ENDIAN)
        .number(TiffTag.IMAGE_WIDTH, width)
        .number(TiffTag.IMAGE_LENGTH, height)
        .small(TiffTag.BITS_PER_SAMPLE, bits)
        .small(TiffTag.COMPRESSION, (deflater == null ? Packing.NONE : Packing.DEFLATE).code())
        .small(TiffTag.PHOTOMETRIC, 1)
        .small(TiffTag.SAMPLES_PER_PIXEL, 1)
        .number(TiffTag.ROWS_PER_STRIP, stripRows)
        .positions(TiffTag.STRIP_OFFSETS, offsets)
        .positions(TiffTag.STRIP_BYTE_COUNTS, lengths);
    if (written == 0) {
      fields.text(TiffTag.IMAGE_DESCRIPTION, description());
    }
    voxelSize.ifPresent(size -> fields
        .fraction(TiffTag.X_RESOLUTION, scale(size.x()), Math.round(size.x() * scale(size.x())))
        .fraction(TiffTag.Y_RESOLUTION, scale(size.y()), Math.round(size.y() * scale(size.y())))
        .small(TiffTag.RESOLUTION_UNIT, 1));
    byte[] directory = fields.encode(position);
    long at = position;
    write(directory, directory.length);
    file.seek(pointer);
    byte[] link =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(at).array();
    file.write(link, 0, big ? 8 : 4);
    pointer = at + fields.nextPointer();
  }

  /** Returns what ImageJ writes into the first page; it finds the pixel size in the resolution fields. */
  private String description() {
    String counts = "ImageJ=1.53t\nimages=" + slices + "\nslices=" + slices + "\n";
    return counts + voxelSize.map(size -> "unit=nm\nspacing=" + size.z() + "\n").orElse("")
        + "loop=false\n";
  }

  /** Returns the power of ten that turns a length into a whole number, as far as 32 bits can hold it. */
  private static long scale(double length) {
    long scale = 1;
    while (scale < 1_000_000_000
        && length * scale * 10 < (1L << 32)
        && Math.rint(length * scale) != length * scale) {
      scale *= 10;
    }
    return scale;
  }

  private void write(byte[] bytes, int count) throws IOException {
    file.seek(position);
    file.write(bytes, 0, count);
    position += count;
  }

  @Override
  public void commit() {
    if (!open || written != slices) {
      throw new IllegalStateException(
          "Only " + written + " of the " + slices + " slices of " + target + " are written.");
    }
    try {
      release();
      AtomicFile.moveIntoPlace(part, target.toAbsolutePath());
    } catch (IOException e) {
      AtomicFile.discard(part);
      throw AtomicFile.failure(target, e);
    }
  }

  @Override
  public void close() {
    if (!open) {
      return;
    }
    try {
      release();
    } catch (IOException e) {
      // The file is to be deleted; what matters is why it was abandoned.
    }
    AtomicFile.discard(part);
  }

  private void release() throws IOException {
    open = false;
    if (deflater != null) {
      deflater.end();
    }
    file.close();
  }
}
