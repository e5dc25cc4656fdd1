package org.emcell.nodes.cell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.stack.LabelVolume;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.SliceWriter;
import org.emcell.core.stack.StackException;
import org.emcell.core.stack.StackOpener;
import org.knime.core.data.DataCell;

/**
 * The numbers of the cells of a stack and those of their nuclei as two TIFF files in the frame of the stack. They may
 * be larger than memory: a few slices are held at a time.
 *
 * @param cells place of the file of the cells
 * @param nuclei place of the file of the nuclei
 */
public record LabelFiles(String cells, String nuclei) {

  /** Bytes that settling one pixel takes: the two numbers and a distance. */
  private static final long BYTES_PER_PIXEL = 16;

  /** Gives the numbers of one slice. */
  @FunctionalInterface
  public interface Slices {

    /** Fills in the number of the cell of each pixel, and that of its nucleus; 0 for none. */
    void fill(int z, int[] cells, int[] nuclei);
  }

  /** Returns both files. */
  public List<Path> paths() {
    return List.of(Places.resolve(cells), Places.resolve(nuclei));
  }

  /**
   * Writes both files. They appear when both are complete; what stood there before stays until then.
   *
   * @param stack in whose frame the numbers are
   * @param largestId the largest number
   * @throws StackException when a number is too large or a file cannot be written
   */
  public void write(
      SliceStack stack, int largestId, Slices slices, Workers workers, Progress progress) {
    int pixels = Math.multiplyExact(stack.width(), stack.height());
    long held = Runtime.getRuntime().maxMemory() / 4 / (BYTES_PER_PIXEL * pixels);
    int together = (int) Math.max(1, Math.min(held, Math.min(workers.count(), stack.slices())));
    int[][][] numbers = new int[2][together][pixels];
    try (SliceWriter cellWriter = writer(cells, stack, largestId);
        SliceWriter nucleusWriter = writer(nuclei, stack, largestId)) {
      for (int from = 0; from < stack.slices(); from += together) {
        progress.report((double) from / stack.slices(), "Assembling");
        int first = from;
        int count = Math.min(together, stack.slices() - from);
        workers.forEach(count, k -> {
          progress.checkCancelled();
          slices.fill(first + k, numbers[0][k], numbers[1][k]);
        });
        // The two files are packed side by side, since packing takes most of the time.
        workers.forEach(2, file -> {
          SliceWriter writer = file == 0 ? cellWriter : nucleusWriter;
          for (int k = 0; k < count; k++) {
            writer.append(numbers[file][k]);
          }
        });
      }
      cellWriter.commit();
      nucleusWriter.commit();
    }
  }

  private static SliceWriter writer(String place, SliceStack stack, int largestId) {
    return LabelVolume.writer(
        Places.resolve(place),
        stack.width(),
        stack.height(),
        stack.slices(),
        largestId,
        Optional.of(stack.requireVoxelSize()));
  }

  /**
   * Returns both files as lazy images.
   *
   * @param stack in whose frame the numbers are
   * @throws StackException when a file cannot be read or is not as large as the stack
   */
  public List<DataCell> images(SliceStack stack) {
    return List.of(image(cells, stack), image(nuclei, stack));
  }

  private static DataCell image(String place, SliceStack stack) {
    VoxelSize voxel = stack.requireVoxelSize();
    try (SliceStack file = StackOpener.open(Places.resolve(place), voxel)) {
      if (file.width() != stack.width()
          || file.height() != stack.height()
          || file.slices() != stack.slices()) {
        throw new StackException("The labels in " + file.source()
            + " belong to another stack: expected "
            + stack.width() + " x " + stack.height() + " x " + stack.slices() + " voxels, found "
            + file.width() + " x " + file.height() + " x " + file.slices()
            + ". Choose another folder, or have the file overwritten.");
      }
      return StackImageCell.of(place, file, voxel);
    }
  }
}
