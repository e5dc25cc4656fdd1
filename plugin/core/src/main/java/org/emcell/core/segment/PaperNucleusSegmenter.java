package org.emcell.core.segment;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;

/**
 * Finds the nucleus slice by slice as Karabag et al. 2021 describe it (J. Imaging 7:93, doi:10.3390/jimaging7060093):
 * from the superpixel nearest to the centre of the ROI up and down to the superpixels that continue it, each slice
 * grown to the nuclear envelope, and a majority filter over all.
 *
 * <p>Lengths are the paper's, scaled from its voxel of 10 x 10 x 50 nm. Where the paper's way would end without a
 * result, this goes on: the start is looked for in the slices around the centre when that of the centre shows no
 * nucleus, and a direction ends only after several slices without one. Resin and what the border of the ROI cuts are
 * never nucleus.
 */
final class PaperNucleusSegmenter implements NucleusSegmenter {

  /** How far in nm from the centre, across and along z, the nucleus is looked for: about the radius of one. */
  private static final double START_REACH = 3000;
  /** Least standard deviation of the edge filter in pixels: a narrower one finds edges in the noise of the pixels. */
  private static final double LEAST_EDGE_SIGMA = 1.5;

  private final Settings settings;
  private final BackgroundSegmenter background;

  PaperNucleusSegmenter(Settings settings) {
    this.settings = settings;
    background = new BackgroundSegmenter(
        BackgroundSegmenter.Settings.DEFAULT.withGaussianSigma(settings.gaussianSigma()));
  }

  @Override
  public NucleusMask segment(
      SliceStack roi, VoxelSize voxel, Centre centre, Workers workers, Progress progress) {
    Size size = new Size(roi.width(), roi.height(), roi.slices());
    Propagation propagation = new Propagation(roi, new SliceGeometry(size.slice(), voxel));
    int[] slices = SliceSweep.outwards(centre.z(), size.depth())
        .filter(z -> Math.abs(z - centre.z()) * voxel.z() <= START_REACH + voxel.z())
        .toArray();
    boolean[] nucleus = new boolean[size.voxels()];
    boolean[] tried = new boolean[size.depth()];
    for (int start : slices) {
      progress.checkCancelled();
      boolean[] first = tried[start] ? new boolean[0] : propagation.first(start, centre);
      if (Masks.count(first) > 0) {
        new SliceSweep<>(propagation, size, voxel.z(), progress.part(0, 0.9), "Nucleus")
            .run(start, first, nucleus, workers);
        SlabMajority.apply(nucleus, size, voxel, workers, progress);
        if (isNucleus(nucleus, propagation.slice)) {
          break;
        }
        // A stray piece that the slices around do not continue. A nucleus is to be found beyond
        // them, if at all.
        Arrays.fill(nucleus, false);
        int gap = SliceSweep.longestGap(voxel.z());
        Arrays.fill(tried, Math.max(0, start - gap), Math.min(size.depth(), start + gap + 1), true);
      }
    }
    progress.report(1, "Nucleus");
    return new NucleusMask(new WorkingGrid(size, voxel, 1, 1), nucleus);
  }

  /** Returns whether what several slices agree on is in some slice as large as a piece of a nucleus. */
  private boolean isNucleus(boolean[] mask, SliceGeometry slice) {
    int pixels = slice.size().voxels();
    return IntStream.range(0, mask.length / pixels)
        .map(z -> Masks.count(Arrays.copyOfRange(mask, z * pixels, (z + 1) * pixels)))
        .anyMatch(count -> count > 0 && count >= slice.pixels(settings.minimumArea()));
  }

  /** The low-pass filtered slice and its superpixels. */
  private record CutSlice(float[] smooth, Superpixels superpixels) {}

  private final class Propagation implements SliceSweep.Rule<CutSlice> {

    private final SliceStack roi;
    private final SliceGeometry slice;

    Propagation(SliceStack roi, SliceGeometry slice) {
      this.roi = roi;
      this.slice = slice;
    }

    @Override
    public CutSlice prepare(int z) {
      float[] smooth = slice.smooth(Samples.floats(roi.read(z)), settings.gaussianSigma());
      double resin = background.threshold(smooth);
      double edgeSigma = Math.max(settings.edgeSigma(), LEAST_EDGE_SIGMA * slice.edge());
      return new CutSlice(
          smooth, Superpixels.cut(smooth, slice, resin, edgeSigma, settings.minimumArea()));
    }

    boolean[] first(int z, Centre centre) {
      CutSlice cut = prepare(z);
      return grow(cut.superpixels().nearest(centre.x(), centre.y(), START_REACH), cut);
    }

    @Override
    public boolean[] next(CutSlice cut, boolean[] last) {
      return grow(cut.superpixels().continuing(last), cut);
    }

    private boolean[] grow(boolean[] inside, CutSlice cut) {
      return EnvelopeGrowth.grow(inside, cut.smooth(), slice);
    }
  }
}
