package org.emcell.core.segment;

import java.util.concurrent.atomic.AtomicInteger;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;

/**
 * The stained material of a whole stack, slice by slice, as the volume method sees it in a ROI: on the grid on which it
 * works. Thread-safe.
 */
public final class StainedSlices {

  private final BinnedStack view;
  private final double sigma;
  private final double[] levels;

  private StainedSlices(BinnedStack view, double sigma, double[] levels) {
    this.view = view;
    this.sigma = sigma;
    this.levels = levels;
  }

  /**
   * Reads all slices once to learn at which grey level resin begins in each.
   *
   * @param stack with its voxel size, resin bright
   * @param sigma standard deviation in nm of the low-pass filter
   */
  public static StainedSlices of(
      SliceStack stack, double sigma, Workers workers, Progress progress) {
    BinnedStack view = WorkingGrid.view(stack);
    VoxelSize voxel = view.requireVoxelSize();
    ResinThreshold[] thresholds = new ResinThreshold[view.slices()];
    AtomicInteger done = new AtomicInteger();
    workers.forEach(thresholds.length, z -> {
      progress.checkCancelled();
      thresholds[z] =
          Foreground.threshold(plane(view, z), Size.of(view.width(), view.height()), voxel, sigma);
      progress.report((double) done.incrementAndGet() / thresholds.length, "Stained material");
    });
    return new StainedSlices(view, sigma, Foreground.levels(thresholds, voxel));
  }

  /** Returns the stack on the grid on which the volume method works. */
  public BinnedStack view() {
    return view;
  }

  /** Returns true for the stained material of a slice of the view. */
  public boolean[] slice(int z) {
    return Foreground.ofSlice(
        plane(view, z),
        Size.of(view.width(), view.height()),
        view.requireVoxelSize(),
        sigma,
        levels[z]);
  }

  private static float[] plane(BinnedStack view, int z) {
    return Samples.floats(view.read(z));
  }
}
