package org.emcell.core.stack;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;

/**
 * Label volumes on disk: TIFF stacks, packed by deflate, in which a sample is the number of a region and 0 is none.
 * They are of 8 bits when the largest label is at most 255, otherwise of 16. A label volume is read as any {@link
 * SliceStack}, slice by slice through {@link Samples#ints}.
 */
public final class LabelVolume {

  /** The largest label that can be written. */
  public static final int LARGEST_LABEL = 65_535;

  private LabelVolume() {}

  /**
   * Starts a file that is written slice by slice.
   *
   * @param file where the finished file is to stand
   * @param width columns of every slice
   * @param height rows of every slice
   * @param slices number of slices that will be written
   * @param largestLabel the largest label that will be written
   * @param voxelSize in nm, empty when unknown
   * @throws StackException when there are too many labels or the file cannot be made
   */
  public static SliceWriter writer(
      Path file,
      int width,
      int height,
      int slices,
      int largestLabel,
      Optional<VoxelSize> voxelSize) {
    if (largestLabel > LARGEST_LABEL) {
      throw new StackException(
          "Cannot write " + file + ": label " + largestLabel + " is too large. A label volume can"
              + " hold " + LARGEST_LABEL + " regions; segment the stack in parts.");
    }
    return TiffWriter.create(
        file, width, height, largestLabel > 255 ? 16 : 8, slices, voxelSize, Compression.DEFLATE);
  }

  /**
   * Writes a volume that is in memory.
   *
   * @param file where the finished file is to stand
   * @param labels one label a voxel, none below 0
   * @param size of the volume
   * @param voxelSize in nm, empty when unknown
   * @throws IllegalArgumentException when there is not one label a voxel
   * @throws StackException when there are too many labels or the file cannot be written
   */
  public static void write(Path file, int[] labels, Size size, Optional<VoxelSize> voxelSize) {
    size.requireLength(labels.length);
    int largest = IntStream.of(labels).max().orElse(0);
    try (SliceWriter writer =
        writer(file, size.width(), size.height(), size.depth(), largest, voxelSize)) {
      int[] slice = new int[size.slicePixels()];
      for (int z = 0; z < size.depth(); z++) {
        System.arraycopy(labels, size.index(0, 0, z), slice, 0, slice.length);
        writer.append(slice);
      }
      writer.commit();
    }
  }

  /**
   * Reads a whole stack as labels, x fastest.
   *
   * @throws IllegalArgumentException when it is too large for one array
   * @throws StackException when it cannot be read
   */
  public static int[] read(SliceStack stack) {
    Size size = new Size(stack.width(), stack.height(), stack.slices());
    int[] labels = new int[size.voxels()];
    for (int z = 0; z < size.depth(); z++) {
      int[] slice = Samples.ints(stack.read(z));
      System.arraycopy(slice, 0, labels, size.index(0, 0, z), slice.length);
    }
    return labels;
  }
}
