package org.emcell.core.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Box;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.Crop;
import org.emcell.core.image.DistanceMap;
import org.emcell.core.image.OtsuThreshold;
import org.emcell.core.image.Size;

/**
 * The smooth, deep interiors of the nuclei of a ROI, a piece each: where the texture is low, deep inside the cells and
 * deep inside the smooth region itself. Cores are much smaller than nuclei, but lie wholly inside one; they are the
 * markers from which nuclei and cells grow.
 *
 * @param labels 0 outside, on the grid of the cores, 1 to {@link #count()} in the cores
 * @param hills of the distance map, roughly the cells of the ROI
 * @param hill for every core the hill of the distance map that it lies in; cores on one hill are one cell's: lobes of a
 *     nucleus, or the nuclei of a binucleate cell
 * @param grid of the cores, over the working grid
 * @param pieces the cores with their sizes
 * @param texture the scale at which nucleoplasm and cytoplasm differ most
 * @param roughness how unlike nucleoplasm every voxel of the grid of the cores is, from its texture and from how near dark
 *     sheets lie to one another
 * @param classes what roughness nucleoplasm and cytoplasm have
 */
record NuclearCores(
    int[] labels,
    int count,
    Hills hills,
    int[] hill,
    WorkingGrid grid,
    Components pieces,
    Texture texture,
    float[] roughness,
    Classes classes) {

  /** Means of the roughness of nucleoplasm and of cytoplasm, and their common standard deviation. */
  record Classes(double smooth, double rough, double deviation) {}

  /** Pixel of the grid of the cores. */
  private static final double PIXEL = 160;

  private static final double CELL_DEPTH = 1000;
  private static final double CORE_DEPTH = 240;
  /** Weight of the texture beside the crowding of dark sheets. */
  private static final double TEXTURE_SHARE = 0.4;
  /** By how much more of the variance the texture alone must explain to be taken alone. */
  private static final double CLEARLY_BETTER = 0.1;
  /** How near a core on another hill must come to a centre to belong to it all the same. */
  private static final double STRAY = 4000;

  /**
   * Finds the cores.
   *
   * @param grey grey values on the working grid
   * @param foreground true in stained material, on the working grid
   * @param fine a grid over the working grid on which dark sheets are told apart
   * @param sigma standard deviation in nm of the low-pass filter
   * @param minimum volume of a core in um3 (in um2 where there is but one slice)
   */
  static NuclearCores find(
      float[] grey,
      boolean[] foreground,
      WorkingGrid fine,
      double sigma,
      double minimum,
      Workers workers,
      Progress progress) {
    WorkingGrid onFine = fine.coarser(PIXEL);
    WorkingGrid coarse = fine.under(onFine);
    Size size = coarse.size();
    VoxelSize voxel = coarse.voxel();
    boolean[] stained = coarse.most(foreground);
    boolean[] resin = Masks.not(stained);
    float[] depth = DistanceMap.toSet(resin, size, voxel, workers);
    boolean[] deep = new boolean[resin.length];
    boolean any = false;
    for (int i = 0; i < deep.length; i++) {
      deep[i] = depth[i] > CELL_DEPTH;
      any |= deep[i];
    }
    if (!any) {
      return new NuclearCores(
          new int[deep.length],
          0,
          null,
          new int[1],
          coarse,
          Components.label(deep, size, Connectivity.FACES),
          null,
          null,
          null);
    }
    Texture texture = Texture.choose(grey, coarse, deep, sigma, progress);
    float[] rough = texture.measure(grey, coarse, workers, progress);
    float[] roughness = roughness(
        ClearSpace.isSeen(coarse.fullVoxel(), texture)
            ? onFine.mean(
                ClearSpace.crowding(
                    grey,
                    fine,
                    fine.most(foreground),
                    onFine.spread(deep),
                    texture,
                    workers,
                    progress),
                workers)
            : null,
        rough,
        deep);
    double threshold = OtsuThreshold.of(roughness, deep);
    boolean[] unlike = new boolean[resin.length];
    for (int i = 0; i < unlike.length; i++) {
      unlike[i] = resin[i] || roughness[i] >= threshold;
    }
    float[] inside = DistanceMap.toSet(unlike, size, voxel, CORE_DEPTH, workers);
    boolean[] core = new boolean[unlike.length];
    for (int i = 0; i < core.length; i++) {
      core[i] = deep[i] && inside[i] > CORE_DEPTH;
    }
    Components all = Components.label(core, size, Connectivity.FACES);
    double unit = size.depth() == 1 ? voxel.x() * voxel.y() * 1e-6 : voxel.cubicMicrometres();
    Components large = Components.label(
        all.keep(label -> all.voxels(label) * unit > minimum), size, Connectivity.FACES);
    int[] labels = large.labels();
    Hills hills = Hills.find(depth, stained, coarse, workers);
    return new NuclearCores(
        labels,
        large.count(),
        hills,
        hills.below(labels, large.count()),
        coarse,
        large,
        texture,
        roughness,
        classes(roughness, deep, threshold));
  }

  /**
   * Returns how unlike nucleoplasm every place is: the crowding of dark sheets and the logarithm of the texture, each in
   * units of its standard deviation, weighed together. Where the texture alone parts the inner parts of the cells far more
   * clearly (there are no sheets in the cytoplasm, say), it is the texture alone.
   *
   * @param crowding null where it cannot be seen
   */
  private static float[] roughness(float[] crowding, float[] texture, boolean[] deep) {
    for (int i = 0; i < texture.length; i++) {
      texture[i] = Texture.logarithm(texture[i]);
    }
    double[] rough = meanAndDeviation(texture, deep);
    for (int i = 0; i < texture.length; i++) {
      texture[i] = (float) ((texture[i] - rough[0]) / rough[1]);
    }
    if (crowding == null) {
      return texture;
    }
    double[] sheets = meanAndDeviation(crowding, deep);
    float[] roughness = new float[texture.length];
    for (int i = 0; i < roughness.length; i++) {
      roughness[i] = (float) ((1 - TEXTURE_SHARE) * (crowding[i] - sheets[0]) / sheets[1]
          + TEXTURE_SHARE * texture[i]);
    }
    return Texture.separability(texture, deep)
            > Texture.separability(roughness, deep) + CLEARLY_BETTER
        ? texture
        : roughness;
  }

  private static double[] meanAndDeviation(float[] values, boolean[] where) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (where[i]) {
        sum += values[i];
        squares += (double) values[i] * values[i];
        count++;
      }
    }
    double mean = sum / count;
    return new double[] {mean, Math.sqrt(Math.max(1e-9, squares / count - mean * mean))};
  }

  /** Returns whether two cores are one cell's. */
  boolean together(int one, int other) {
    return one == other || hill[one] > 0 && hill[one] == hill[other];
  }

  /** Returns a core and the others of its cell, the larger ones first; nothing for 0. */
  List<Integer> ofCell(int core) {
    List<Integer> cores = new ArrayList<>();
    for (int label = 1; label <= count; label++) {
      if (core > 0 && together(core, label)) {
        cores.add(label);
      }
    }
    cores.sort(Comparator.comparing((Integer label) -> label != core)
        .thenComparing(label -> -pieces.voxels(label)));
    return cores;
  }

  private static Classes classes(float[] values, boolean[] where, double threshold) {
    double[] count = new double[2];
    double[] sum = new double[2];
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      if (where[i]) {
        int side = values[i] < threshold ? 0 : 1;
        count[side]++;
        sum[side] += values[i];
        squares += values[i] * values[i];
      }
    }
    double smooth = sum[0] / Math.max(1, count[0]);
    double rough = sum[1] / Math.max(1, count[1]);
    double within = squares - count[0] * smooth * smooth - count[1] * rough * rough;
    return new Classes(smooth, rough, Math.sqrt(Math.max(1e-6, within / (count[0] + count[1]))));
  }

  /** Returns the log likelihood of nucleoplasm over cytoplasm in a part of the grid of the cores. */
  float[] likelihood(Crop part) {
    float[] result = part.crop(roughness, grid.size());
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) likelihood(result[i]);
    }
    return result;
  }

  private double likelihood(float value) {
    double smooth = (value - classes.smooth()) / classes.deviation();
    double rough = (value - classes.rough()) / classes.deviation();
    return 0.5 * (rough * rough - smooth * smooth);
  }

  /** Returns the part of their grid that holds a cell's cores and whatever lies nearer to them than a reach in nm. */
  Crop around(int own, double reach) {
    Box box = pieces.box(own);
    for (int label = 1; label <= count; label++) {
      box = together(own, label) ? box.with(pieces.box(label)) : box;
    }
    return grid.around(box, reach);
  }

  /**
   * Returns the label of the core that belongs to a centre: of those on the hill of the centre, and those that come near
   * to it, the one with the smallest distance to it less half the core's equivalent radius, so that a large core is
   * preferred to a crumb that happens to lie nearer. 0 when there is none.
   *
   * @param centre in the ROI
   * @param full voxel size of the ROI
   */
  int nearest(Centre centre, VoxelSize full) {
    double x = (centre.x() + 0.5) * full.x();
    double y = (centre.y() + 0.5) * full.y();
    double z = (centre.z() + 0.5) * full.z();
    Size size = grid.size();
    VoxelSize voxel = grid.voxel();
    double[] best = new double[count + 1];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    for (int i = 0; i < labels.length; i++) {
      int label = labels[i];
      if (label > 0) {
        double dx = (size.x(i) + 0.5) * voxel.x() - x;
        double dy = (size.y(i) + 0.5) * voxel.y() - y;
        double dz = (size.z(i) + 0.5) * voxel.z() - z;
        best[label] = Math.min(best[label], dx * dx + dy * dy + dz * dz);
      }
    }
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    int here = count == 0 ? 0 : hills.at(x, y, z);
    for (int label = 1; label <= count; label++) {
      double distance = Math.sqrt(best[label]);
      double score = distance - 0.5 * equivalentRadius(label);
      if (score < least && (distance < STRAY || here > 0 && hill[label] == here)) {
        least = score;
        nearest = label;
      }
    }
    return nearest;
  }

  /** Returns the radius in nm of the ball (one slice: disk) that is as large as a core. */
  double equivalentRadius(int label) {
    VoxelSize voxel = grid.voxel();
    double voxels = pieces.voxels(label);
    return grid.size().depth() == 1
        ? Math.sqrt(voxels * voxel.x() * voxel.y() / Math.PI)
        : Math.cbrt(voxels * voxel.x() * voxel.y() * voxel.z() * 3 / (4 * Math.PI));
  }
}
