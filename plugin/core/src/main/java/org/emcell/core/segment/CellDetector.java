package org.emcell.core.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.DistanceMap;
import org.emcell.core.image.HoleFilling;
import org.emcell.core.image.Size;
import org.emcell.core.stack.SliceStack;

/**
 * Finds cells in single slices. The distance map to the resin is a landscape in which each cell is a hill, the larger the
 * higher; the summits are the detections. Two summits are two cells when the pass between them lies clearly below the
 * lower one.
 */
public final class CellDetector {

  /**
   * How cells are detected.
   *
   * @param cellsPerSlice largest number of cells in a slice, the highest hills are kept; 0 for no limit
   * @param sliceStride every how many slices one is searched; where slices are so thick that more than 1 um would be
   *     skipped, more are searched
   * @param gaussianSigma standard deviation in nm of the low-pass filter that tames the noise
   * @param minimumHeight least distance in nm from a summit to the resin
   */
  public record Settings(
      int cellsPerSlice, int sliceStride, double gaussianSigma, double minimumHeight) {

    /** The paper's 20 cells in every 20th slice of 50 nm and 2 pixels of 10 nm. */
    public static final Settings DEFAULT = new Settings(20, 20, 20, 1500);

    /**
     * @throws IllegalArgumentException when a number is not positive
     */
    public Settings {
      if (cellsPerSlice < 0 || sliceStride < 1 || !(gaussianSigma >= 0) || !(minimumHeight > 0)) {
        throw new IllegalArgumentException(
            "Detection needs a number of cells per slice of 0 (no limit) or more, a slice"
                + " stride of at least 1, a Gaussian sigma of 0 or more and a minimum height above 0, found "
                + cellsPerSlice + ", " + sliceStride
                + ", " + gaussianSigma + " nm, " + minimumHeight + " nm.");
      }
    }

    /** Returns these settings with another largest number of cells in a slice. */
    public Settings limited(int cells) {
      return new Settings(cells, sliceStride, gaussianSigma, minimumHeight);
    }
  }

  private static final double PIXEL = 80;
  private static final double LONGEST_STEP = 1000;
  /** In um2. */
  private static final double LARGEST_HOLE = 4;

  private final Settings settings;

  /** Makes a detector with the given settings. */
  public CellDetector(Settings settings) {
    this.settings = settings;
  }

  /** Returns the slices of a stack that are searched, from the first on. */
  public List<Integer> probes(int slices, VoxelSize voxel) {
    int step =
        Math.max(1, Math.min(settings.sliceStride(), (int) Math.floor(LONGEST_STEP / voxel.z())));
    return IntStream.iterate(0, z -> z < slices, z -> z + step).boxed().toList();
  }

  /**
   * Detects cells in the probed slices of a stack.
   *
   * @param stack with resin bright
   * @return the detections in the order of slice and rank
   */
  public List<Detection> detect(
      SliceStack stack, VoxelSize voxel, Workers workers, Progress progress) {
    List<Integer> probes = probes(stack.slices(), voxel);
    List<List<Detection>> found = new ArrayList<>();
    probes.forEach(z -> found.add(List.of()));
    ResinThreshold[] own = new ResinThreshold[probes.size()];
    AtomicInteger done = new AtomicInteger();
    workers.forEach(probes.size(), k -> {
      progress.checkCancelled();
      Probe probe = new Probe(stack, probes.get(k), voxel);
      own[k] = probe.threshold();
      found.set(k, probe.detect(own[k].level()));
      progress.report((double) done.incrementAndGet() / probes.size(), "Detection");
    });
    double[] levels = ResinThreshold.levels(own);
    int[] again = IntStream.range(0, levels.length)
        .filter(k -> levels[k] != own[k].level())
        .toArray();
    workers.forEach(again.length, i -> {
      progress.checkCancelled();
      int k = again[i];
      found.set(k, new Probe(stack, probes.get(k), voxel).detect(levels[k]));
    });
    return found.stream().flatMap(List::stream).toList();
  }

  /** One slice that is searched. */
  private final class Probe {

    private final int z;
    private final WorkingGrid grid;
    private final float[] grey;

    Probe(SliceStack stack, int z, VoxelSize voxel) {
      this.z = z;
      grid = WorkingGrid.ofSlices(Size.of(stack.width(), stack.height()), voxel, PIXEL);
      grey = grid.read(stack, z);
    }

    ResinThreshold threshold() {
      return Foreground.threshold(grey, grid.size(), grid.voxel(), settings.gaussianSigma());
    }

    List<Detection> detect(double threshold) {
      Size size = grid.size();
      VoxelSize pixel = grid.voxel();
      boolean[] stained =
          Foreground.ofSlice(grey, size, pixel, settings.gaussianSigma(), threshold);
      double pixelArea = pixel.x() * pixel.y() * 1e-6;
      stained = HoleFilling.fill(stained, size, (int) (LARGEST_HOLE / pixelArea));
      float[] height = DistanceMap.toSet(Masks.not(stained), size, pixel, Workers.single());
      return rank(Summits.find(height, stained, size, pixel, Workers.single()), height, z, grid);
    }
  }

  private List<Detection> rank(Summits summits, float[] height, int z, WorkingGrid grid) {
    Size size = grid.size();
    int[] summit = summits.highest();
    List<Integer> order = new ArrayList<>();
    for (int hill = 1; hill < summit.length; hill++) {
      if (height[summit[hill]] >= settings.minimumHeight()) {
        order.add(summit[hill]);
      }
    }
    order.sort(Comparator.comparingDouble((Integer i) -> height[i]).reversed());
    List<Detection> result = new ArrayList<>();
    int limit = settings.cellsPerSlice() == 0 ? order.size() : settings.cellsPerSlice();
    for (int i : order.subList(0, Math.min(order.size(), limit))) {
      double x = (size.x(i) + 0.5) * grid.block() - 0.5;
      double y = (size.y(i) + 0.5) * grid.block() - 0.5;
      result.add(new Detection(z, result.size() + 1, x, y, height[i] / 1000));
    }
    return result;
  }
}
