package org.emcell.core.segment;

import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.DistanceMap;
import org.emcell.core.image.HoleFilling;
import org.emcell.core.image.OtsuThreshold;
import org.emcell.core.image.Quantile;
import org.emcell.core.image.RegionStatistics;
import org.emcell.core.image.Size;

/**
 * Finds the background of a slice, the bright resin between the cells, as Karabag et al. 2021 describe it (J. Imaging
 * 7:93, <a href="https://doi.org/10.3390/jimaging7060093">doi:10.3390/jimaging7060093</a>).
 *
 * <p>Edges cut the slice into superpixels; the bright ones are resin. The mask is then filled, closed and opened, and
 * grows at last over the bright rim that the widened edges had kept from it. Lengths are the paper's, scaled from its
 * pixel of 10 nm. Two things are mended: only small holes are filled, so that a cell with resin all around is not taken
 * for one, and grey levels are relative to the slice's own resin, so that other contrasts work.
 *
 * <p>Takes about {@code 40 * edgeSigma} operations per pixel and a few float images of memory. Runs on the calling
 * thread. Thread-safe.
 */
public final class BackgroundSegmenter {

  /**
   * How resin is found. Lengths are in nm, areas in um2, grey levels a share of the slice's bright end, which is the
   * grey level that 99 % of its smoothed pixels do not exceed: the resin, wherever it takes more than a hundredth of
   * the slice.
   *
   * @param gaussianSigma standard deviation of the low-pass filter that tames the noise
   * @param edgeSigma standard deviation of Canny's filter
   * @param edgeWidth side of the square that widens the edges
   * @param minimumArea area that a superpixel must exceed
   * @param lowestThreshold share of the bright end below which Otsu's threshold is not followed
   * @param highestThreshold share of the bright end above which Otsu's threshold is not followed
   * @param largestHole area of the largest hole of the resin that is filled; infinite for all
   * @param closing radius of the disk that closes the mask
   * @param opening radius of the disk that opens the mask
   * @param brightRim how far from the mask bright pixels still join it; 0 for none
   */
  public record Settings(
      double gaussianSigma,
      double edgeSigma,
      double edgeWidth,
      double minimumArea,
      double lowestThreshold,
      double highestThreshold,
      double largestHole,
      double closing,
      double opening,
      double brightRim) {

    /**
     * The paper's values, in pixels of 10 nm: sigma 2 and 9, square 21, 100 pixels, disks 39 and 19, rim 50. Its
     * threshold is kept within 160 and 200 where the bright end is 210. It fills all holes; here 4 um2 is the limit,
     * less than the middle of a cell and more than the debris that lies in resin.
     */
    public static final Settings DEFAULT =
        new Settings(20, 90, 210, 0.01, 160 / 210.0, 200 / 210.0, 4, 385, 185, 500);

    /**
     * @throws IllegalArgumentException when a number is negative or the thresholds are not in order
     */
    public Settings {
      if (!(gaussianSigma >= 0)
          || !(edgeSigma > 0)
          || !(edgeWidth >= 0)
          || !(minimumArea >= 0)
          || !(largestHole >= 0)
          || !(closing >= 0)
          || !(opening >= 0)
          || !(brightRim >= 0)) {
        throw new IllegalArgumentException(
            "Finding resin needs an edge sigma above 0 and other lengths and areas of 0"
                + " or more, found Gaussian sigma " + gaussianSigma + " nm, edge sigma " + edgeSigma
                + " nm, edge width "
                + edgeWidth + " nm, minimum area " + minimumArea + " um2, largest hole "
                + largestHole + " um2, closing "
                + closing + " nm, opening " + opening + " nm, bright rim " + brightRim + " nm.");
      }
      if (!(lowestThreshold >= 0) || !(highestThreshold >= lowestThreshold)) {
        throw new IllegalArgumentException(
            "The threshold of resin needs a lowest value of 0 or more and a highest"
                + " value not below it, found " + lowestThreshold + " and " + highestThreshold
                + ".");
      }
    }

    /** Returns these settings with another low-pass filter. */
    public Settings withGaussianSigma(double sigma) {
      return new Settings(
          sigma,
          edgeSigma,
          edgeWidth,
          minimumArea,
          lowestThreshold,
          highestThreshold,
          largestHole,
          closing,
          opening,
          brightRim);
    }
  }

  private static final double BRIGHT_END = 0.99;
  /** How much darker than the mean of the resin a pixel of its rim may be: the paper's 5 of 207 grey levels. */
  private static final double RIM_TOLERANCE = 5 / 207.0;
  /** The paper's square of 4 and disk of 2 pixels that smooth the mask after its rim has joined. */
  private static final double RIM_CLOSING = 40;

  private static final double RIM_WIDENING = 20;

  private final Settings settings;

  /** Makes a segmenter with the given settings. */
  public BackgroundSegmenter(Settings settings) {
    this.settings = settings;
  }

  /**
   * Finds the resin of one slice.
   *
   * @param grey grey values of the slice row by row, resin bright, not changed
   * @param size of the slice, of depth 1
   * @param voxel voxel size; its depth does not matter
   * @return true for resin
   * @throws IllegalArgumentException when the slice is not 2-D or the array does not fit it
   */
  public boolean[] segment(float[] grey, Size size, VoxelSize voxel) {
    return segment(grey, new SliceGeometry(size, voxel));
  }

  boolean[] segment(float[] grey, SliceGeometry slice) {
    float[] smooth = slice.smooth(grey, settings.gaussianSigma());
    boolean[] resin = brightSuperpixels(smooth, slice);
    resin = HoleFilling.fill(resin, slice.size(), (int)
        Math.min(Integer.MAX_VALUE, slice.pixels(settings.largestHole())));
    resin = slice.close(resin, settings.closing());
    resin = slice.open(resin, settings.opening());
    return settings.brightRim() > 0 ? withBrightRim(resin, smooth, slice) : resin;
  }

  private boolean[] brightSuperpixels(float[] smooth, SliceGeometry slice) {
    boolean[] edges = slice.edges(smooth, settings.edgeSigma());
    Components superpixels = Components.label(
        Masks.not(slice.dilateSquare(edges, settings.edgeWidth())), slice.size(), Connectivity.ALL);
    RegionStatistics grey = RegionStatistics.of(smooth, superpixels);
    double threshold = threshold(smooth);
    double least = slice.pixels(settings.minimumArea());
    return superpixels.keep(
        label -> superpixels.voxels(label) > least && grey.mean(label) > threshold);
  }

  /** Returns the grey level above which the mean of a superpixel of the low-pass filtered slice is that of resin. */
  double threshold(float[] smooth) {
    double brightEnd = Quantile.of(smooth, BRIGHT_END);
    double lowest = settings.lowestThreshold() * brightEnd;
    double highest = settings.highestThreshold() * brightEnd;
    return Math.min(Math.max(lowest, OtsuThreshold.of(smooth)), highest);
  }

  private boolean[] withBrightRim(boolean[] resin, float[] smooth, SliceGeometry slice) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < resin.length; i++) {
      if (resin[i]) {
        sum += smooth[i];
        count++;
      }
    }
    double bright = sum / count * (1 - RIM_TOLERANCE);
    float[] distance = DistanceMap.toSet(
        resin, slice.size(), slice.pixel(), settings.brightRim(), Workers.single());
    boolean[] wider = resin.clone();
    for (int i = 0; i < wider.length; i++) {
      wider[i] |= smooth[i] > bright && distance[i] < settings.brightRim();
    }
    return slice.dilate(slice.closeSquare(wider, RIM_CLOSING), RIM_WIDENING);
  }
}
