package org.emcell.core.stack;

import java.nio.file.Path;
import java.util.Optional;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.VoxelSize;

/**
 * A 3-D grey or label image of unsigned 8- or 16-bit samples that is read slice by slice. Nothing is held in memory
 * between two calls, so a stack of any length costs no more than the slices that its caller keeps. Implementations are
 * thread-safe: several threads may read at once.
 *
 * <pre>{@code
 * try (SliceStack stack = StackOpener.open(path)) {
 *   for (int z = 0; z < stack.slices(); z++) {
 *     float[] grey = Samples.floats(stack.read(z));
 *   }
 * }
 * }</pre>
 */
public interface SliceStack extends AutoCloseable {

  /** Returns the name of the file or folder without its folder and without {@code .tif}, for titles and tables. */
  String name();

  /** Returns the file or folder that the samples come from. */
  Path source();

  /** Returns the number of columns of every slice. */
  int width();

  /** Returns the number of rows of every slice. */
  int height();

  /** Returns the number of slices. */
  int slices();

  /** Returns 8 or 16. Samples are unsigned. */
  int bitsPerSample();

  /** Returns the voxel size that the file states or that was given by the user, in nm; empty when there is none. */
  Optional<VoxelSize> voxelSize();

  /**
   * Reads a rectangle of one slice. Where the file allows it (strips, tiles), the rest of the slice is neither read nor
   * decoded.
   *
   * @param z slice, from 0
   * @param region two-dimensional interval of columns and rows inside the slice
   * @return a new image of {@code UnsignedByteType} or {@code UnsignedShortType} on one array, as large as the region,
   *     with its minimum at (0, 0)
   * @throws IndexOutOfBoundsException when there is no such slice or the region is not inside it
   * @throws StackException when the file cannot be read or is damaged
   */
  Img<? extends IntegerType<?>> read(int z, Interval region);

  /**
   * Reads one whole slice.
   *
   * @param z slice, from 0
   * @return a new image of {@code UnsignedByteType} or {@code UnsignedShortType} on one array
   * @throws IndexOutOfBoundsException when there is no such slice
   * @throws StackException when the file cannot be read or is damaged
   */
  default Img<? extends IntegerType<?>> read(int z) {
    return read(z, new FinalInterval(width(), height()));
  }

  /** Returns the number of voxels, which may be more than one array can hold. */
  default long voxels() {
    return (long) width() * height() * slices();
  }

  /** Returns the box (0, 0, 0) to (width - 1, height - 1, slices - 1). */
  default FinalInterval interval() {
    return new FinalInterval(width(), height(), slices());
  }

  /**
   * Returns the voxel size in nm.
   *
   * @throws StackException when neither the file nor the user states one
   */
  default VoxelSize requireVoxelSize() {
    return voxelSize()
        .orElseThrow(() -> new StackException(
            source() + " does not state its voxel size. Give the voxel size in nm."));
  }

  /**
   * Returns a box of this stack as a stack of its own with its minimum at (0, 0, 0). It is a view: it reads from this
   * stack on demand, and closing it closes nothing.
   *
   * @param box three-dimensional interval (x, y, z) inside this stack
   * @throws IndexOutOfBoundsException when the box is not inside this stack
   */
  default SliceStack crop(Interval box) {
    return new CroppedStack(this, box);
  }

  /** Releases what the stack holds. No slice can be relied on to be readable afterwards. */
  @Override
  void close();
}
