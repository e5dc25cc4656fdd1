package org.emcell.core.segment;

import java.util.concurrent.atomic.AtomicInteger;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.stack.SliceStack;

/** The stained material of a whole stack, slice by slice, as the volume method sees it in a ROI. Thread-safe. */
public final class StainedSlices {

  private final SliceStack stack;
  private final double sigma;
  private final double[] levels;

  private StainedSlices(SliceStack stack, double sigma, double[] levels) {
    this.stack = stack;
    this.sigma = sigma;
    this.levels = levels;
  }

  /**
   * Reads all slices once to learn at which grey level resin begins in each.
   *
   * @param stack resin bright, on the grid on which the volume method works
   * @param sigma standard deviation in nm of the low-pass filter
   */
  public static StainedSlices of(
      SliceStack stack, double sigma, Workers workers, Progress progress) {
    VoxelSize voxel = stack.requireVoxelSize();
    ResinThreshold[] thresholds = new ResinThreshold[stack.slices()];
    AtomicInteger done = new AtomicInteger();
    workers.forEach(thresholds.length, z -> {
      progress.checkCancelled();
      thresholds[z] = Foreground.threshold(
          plane(stack, z), Size.of(stack.width(), stack.height()), voxel, sigma);
      progress.report((double) done.incrementAndGet() / thresholds.length, "Stained material");
    });
    return new StainedSlices(stack, sigma, Foreground.levels(thresholds, voxel));
  }

  /** Returns true for the stained material of a slice. */
  public boolean[] slice(int z) {
    return Foreground.ofSlice(
        plane(stack, z),
        Size.of(stack.width(), stack.height()),
        stack.requireVoxelSize(),
        sigma,
        levels[z]);
  }

  private static float[] plane(SliceStack stack, int z) {
    VoxelSize voxel = stack.requireVoxelSize();
    return new WorkingGrid(Size.of(stack.width(), stack.height()), voxel, 1, 1).read(stack, z);
  }
}
