package org.emcell.core.stack;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.IntegerType;

/**
 * Writes a stack slice by slice. What is written appears at its place only by {@link #commit()}; closing without that
 * deletes it, so that a failure leaves nothing half-written:
 *
 * <pre>{@code
 * try (SliceWriter out = TiffWriter.create(file, width, height, 8, slices, voxelSize, Compression.DEFLATE)) {
 *   for (int z = 0; z < slices; z++) {
 *     out.append(slice(z));
 *   }
 *   out.commit();
 * }
 * }</pre>
 *
 * <p>Not thread-safe. Two writers must not write to the same place at the same time.
 */
public interface SliceWriter extends AutoCloseable {

  /** Returns the number of columns of every slice. */
  int width();

  /** Returns the number of rows of every slice. */
  int height();

  /**
   * Writes the next slice.
   *
   * @param slice two-dimensional image of the writer's size, with its minimum anywhere
   * @throws IllegalArgumentException when it is of another size or a sample is too large for the bits of the file
   * @throws IllegalStateException when all slices are written already
   * @throws StackException when the file cannot be written, such as on a full disk
   */
  void append(RandomAccessibleInterval<? extends IntegerType<?>> slice);

  /** Writes the next slice from unsigned samples, x fastest; otherwise as {@link #append(RandomAccessibleInterval)}. */
  default void append(byte[] samples) {
    append(ArrayImgs.unsignedBytes(samples, width(), height()));
  }

  /** Writes the next slice from unsigned samples, x fastest; otherwise as {@link #append(RandomAccessibleInterval)}. */
  default void append(short[] samples) {
    append(ArrayImgs.unsignedShorts(samples, width(), height()));
  }

  /** Writes the next slice from labels, x fastest; otherwise as {@link #append(RandomAccessibleInterval)}. */
  default void append(int[] samples) {
    append(ArrayImgs.ints(samples, width(), height()));
  }

  /**
   * Completes what is written and moves it to its place. Nothing can be appended afterwards.
   *
   * @throws IllegalStateException when slices are missing
   * @throws StackException when the file cannot be written
   */
  void commit();

  /** Deletes what was written, unless it was committed. */
  @Override
  void close();
}
