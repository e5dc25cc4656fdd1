package org.emcell.core.report;

import java.awt.image.BufferedImage;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.util.ConstantUtils;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.measure.LabelSlices;
import org.emcell.core.stack.SliceStack;

/**
 * A stack with the cells that were found in it, to be looked at slice by slice. A slice and its ids are read when it is
 * asked for; nothing is kept. Safe for several threads.
 */
public final class LabelledStack {

  private final SliceStack grey;
  private final LabelSlices labels;
  private final VoxelSize voxel;

  /**
   * @param grey a stack with a voxel size
   * @param labels its cells
   * @param size of the labels
   * @throws IllegalArgumentException when stack and labels differ in size
   */
  public LabelledStack(SliceStack grey, LabelSlices labels, Size size) {
    if (!new Size(grey.width(), grey.height(), grey.slices()).equals(size)) {
      throw new IllegalArgumentException(
          "The image and its labels must be of the same size, found " + grey.width() + " x "
              + grey.height() + " x " + grey.slices() + " and " + size.width() + " x "
              + size.height() + " x " + size.depth() + " voxels.");
    }
    this.grey = grey;
    this.labels = labels;
    voxel = grey.requireVoxelSize();
  }

  /** Returns the stack. */
  public SliceStack grey() {
    return grey;
  }

  /** Returns the number of slices. */
  public int slices() {
    return grey.slices();
  }

  /**
   * Draws a slice with the outlines and ids of its cells.
   *
   * @param z slice, from 0
   * @throws org.emcell.core.stack.StackException when it cannot be read
   */
  public BufferedImage draw(int z, SliceOverlay overlay) {
    RandomAccessibleInterval<? extends IntegerType<?>> slice = grey.read(z);
    return overlay.draw(slice, findings(z), voxel);
  }

  /**
   * Draws a slice without its cells.
   *
   * @param z slice, from 0
   * @throws org.emcell.core.stack.StackException when it cannot be read
   */
  public BufferedImage plain(int z, SliceOverlay overlay) {
    RandomAccessibleInterval<? extends IntegerType<?>> slice = grey.read(z);
    RandomAccessibleInterval<UnsignedByteType> nothing =
        ConstantUtils.constantRandomAccessibleInterval(new UnsignedByteType(), slice);
    return overlay.draw(slice, new SliceOverlay.Findings(nothing, nothing, List.of()), voxel);
  }

  /** Returns the ids of a slice as they are drawn. */
  public SliceOverlay.Findings findings(int z) {
    LabelSlices.Ids ids = labels.at(z);
    return new SliceOverlay.Findings(
        ArrayImgs.ints(ids.cells(), grey.width(), grey.height()),
        ArrayImgs.ints(ids.nuclei(), grey.width(), grey.height()),
        List.of());
  }

  /**
   * Returns the slice in the middle of the cells: as many of their voxels lie before it as behind it. The middle of the
   * stack where there are none. Reads all ids once.
   */
  public int middle(Workers workers, Progress progress) {
    long[] voxels = new long[slices()];
    workers.forEach(slices(), z -> {
      progress.checkCancelled();
      progress.report((double) z / slices(), "Finding the middle of the cells");
      LabelSlices.Ids ids = labels.at(z);
      for (int i = 0; i < ids.cells().length; i++) {
        voxels[z] += ids.cells()[i] != 0 || ids.nuclei()[i] != 0 ? 1 : 0;
      }
    });
    long all = 0;
    for (long ofSlice : voxels) {
      all += ofSlice;
    }
    if (all == 0) {
      return slices() / 2;
    }
    int middle = 0;
    for (long before = voxels[0]; 2 * before < all; before += voxels[middle]) {
      middle++;
    }
    return middle;
  }
}
