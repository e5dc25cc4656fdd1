package org.emcell.core.segment;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.Size;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;

/**
 * Finds the cell slice by slice as Karabag et al. 2021 describe it (J. Imaging 7:93, doi:10.3390/jimaging7060093): the
 * basins of the watershed of the distance to the resin that hold nucleus, in slices without nucleus those that continue
 * the cell of the slice beside it, and a majority filter over all. The grey image counts only for telling resin.
 *
 * <p>Lengths are the paper's, scaled from its voxel of 10 x 10 x 50 nm. {@link CellSegmenter.Settings#markerDepth} does
 * not apply.
 */
final class PaperCellSegmenter implements CellSegmenter {

  private final Settings settings;
  private final BackgroundSegmenter background;

  PaperCellSegmenter(Settings settings) {
    this.settings = settings;
    background = new BackgroundSegmenter(
        BackgroundSegmenter.Settings.DEFAULT.withGaussianSigma(settings.gaussianSigma()));
  }

  @Override
  public CellLabels segment(
      SliceStack roi,
      VoxelSize voxel,
      NucleusMask nucleus,
      Centre centre,
      Workers workers,
      Progress progress) {
    Size size = new Size(roi.width(), roi.height(), roi.slices());
    SliceGeometry slice = new SliceGeometry(size.slice(), voxel);
    boolean[] volume = resin(roi, size, slice, workers, progress.part(0, 0.5));
    SlabMajority.apply(volume, size, voxel, workers, progress);
    // No slice looks at the resin of another one, so that in each the cell can take the place of
    // the resin.
    Propagation propagation = new Propagation(volume, slice, nucleus);
    int middle = SliceSweep.outwards(centre.z(), size.depth()).findFirst().orElseThrow();
    int start = nucleus.isEmpty()
        ? middle
        : SliceSweep.outwards(centre.z(), size.depth())
            .filter(z -> Masks.count(nucleus.slice(z)) > 0)
            .findFirst()
            .orElse(middle);
    new SliceSweep<>(propagation, size, voxel.z(), progress.part(0.5, 0.95), "Cell")
        .run(start, propagation.first(start, centre), volume, workers);
    SlabMajority.apply(volume, size, voxel, workers, progress);
    boolean[] cell = Components.largest(volume, size, Connectivity.ALL);
    WorkingGrid full = new WorkingGrid(size, voxel, 1, 1);
    boolean[] own = nucleus.grid().equals(full) ? nucleus.voxels() : allSlices(nucleus);
    for (int i = 0; i < cell.length; i++) {
      cell[i] |= own[i];
    }
    progress.report(1, "Cell");
    return new CellLabels(full, cell, own);
  }

  private boolean[] resin(
      SliceStack roi, Size size, SliceGeometry slice, Workers workers, Progress progress) {
    boolean[] resin = new boolean[size.voxels()];
    AtomicInteger done = new AtomicInteger();
    workers.forEach(size.depth(), z -> {
      progress.checkCancelled();
      boolean[] mask = background.segment(Samples.floats(roi.read(z)), slice);
      System.arraycopy(mask, 0, resin, z * mask.length, mask.length);
      progress.report((double) done.incrementAndGet() / size.depth(), "Background");
    });
    return resin;
  }

  private static boolean[] allSlices(NucleusMask nucleus) {
    boolean[] voxels = new boolean[nucleus.size().voxels()];
    for (int z = 0; z < nucleus.size().depth(); z++) {
      boolean[] slice = nucleus.slice(z);
      System.arraycopy(slice, 0, voxels, z * slice.length, slice.length);
    }
    return voxels;
  }

  /** The nucleus in a slice, or null when it shows none, and the basins around it. */
  private record DividedSlice(boolean[] nucleus, CellInSlice cell) {}

  private final class Propagation implements SliceSweep.Rule<DividedSlice> {

    private final boolean[] resin;
    private final SliceGeometry slice;
    private final NucleusMask nucleus;

    Propagation(boolean[] resin, SliceGeometry slice, NucleusMask nucleus) {
      this.resin = resin;
      this.slice = slice;
      this.nucleus = nucleus;
    }

    @Override
    public DividedSlice prepare(int z) {
      boolean[] own = nucleus.slice(z);
      boolean[] inSlice = Arrays.copyOfRange(resin, z * own.length, (z + 1) * own.length);
      for (int i = 0; i < own.length; i++) {
        inSlice[i] &= !own[i];
      }
      CellInSlice cell = new CellInSlice(slice, CellBasins.divide(inSlice, slice));
      return new DividedSlice(Masks.count(own) > 0 ? own : null, cell);
    }

    boolean[] first(int z, Centre centre) {
      DividedSlice divided = prepare(z);
      return divided.nucleus() == null
          ? divided.cell().at(centre.x(), centre.y())
          : around(divided);
    }

    @Override
    public boolean[] next(DividedSlice divided, boolean[] last) {
      boolean[] found =
          divided.nucleus() == null ? divided.cell().continuing(last) : around(divided);
      return Masks.count(found) < slice.pixels(settings.minimumSize())
          ? new boolean[found.length]
          : found;
    }

    private boolean[] around(DividedSlice divided) {
      return divided.cell().around(divided.nucleus(), settings.protrusions());
    }
  }
}
