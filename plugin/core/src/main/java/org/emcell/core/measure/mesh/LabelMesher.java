package org.emcell.core.measure.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;

/**
 * Meshes all labels of a volume in one pass over its slices. Memory is a few slices and the surfaces themselves, so the
 * volume may be larger than memory; the result does not depend on how its slices are read. Surfaces are looked for on a
 * grid of blocks of voxels, with the share of each block that a label covers telling where in it the surface runs; each
 * label by itself, so that surfaces of neighbours may overlap by a fraction of a block. Holes and gaps thinner than a
 * block are lost, others are kept as they are. Where blocks are larger than voxels, specks and hollows of less than
 * eight blocks are left out beside larger pieces of the label: most are ends of protrusions that the grid tore off.
 * What the frame of the volume cuts is closed along the frame. Not thread-safe.
 *
 * <pre>{@code
 * LabelMesher mesher = new LabelMesher(Size.of(width, height), voxel, LabelMesher.Settings.DEFAULT);
 * for (int z = 0; z < depth; z++) {
 *   mesher.add(labels(z), workers);
 * }
 * SortedMap<Integer, SurfaceMesh> meshes = mesher.meshes(workers, progress);
 * }</pre>
 */
public final class LabelMesher {

  /** Blocks of the smallest piece. */
  private static final int LEAST_PIECE = 8;

  private final Settings settings;
  private final BlockGrid grid;
  private final BlockCoverage coverage;
  private final SortedMap<Integer, SurfaceNet> nets = new TreeMap<>();
  private int slices;
  private int slabs;
  private boolean ended;

  /**
   * How fine surfaces are.
   *
   * @param grid longest edge of a block in nm; voxels that are larger are taken as they are
   * @param smoothing rounds of smoothing; 0 leaves the surface as the blocks give it
   * @param error how far in nm simplification may move the surface, as root mean square; 0 keeps all triangles
   */
  public record Settings(double grid, int smoothing, double error) {

    /** Fine enough for pictures of whole cells and their nuclei, coarse enough to be handled with ease. */
    public static final Settings DEFAULT = new Settings(100, 12, 20);

    /**
     * @throws IllegalArgumentException when a number is negative or not finite
     */
    public Settings {
      requireLength("grid", grid);
      requireLength("error", error);
      if (smoothing < 0) {
        throw new IllegalArgumentException(
            "The rounds of smoothing must be at least 0, found " + smoothing + ".");
      }
    }

    private static void requireLength(String name, double nm) {
      if (!(nm >= 0 && nm < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "The " + name + " of a mesh must be a length in nm of at least 0, found " + nm + ".");
      }
    }
  }

  /**
   * @param slice size of every slice
   * @param voxel voxel size in nm
   */
  public LabelMesher(Size slice, VoxelSize voxel, Settings settings) {
    this.settings = settings;
    grid = BlockGrid.of(slice.slice(), voxel, settings.grid());
    coverage = new BlockCoverage(grid);
  }

  /**
   * Meshes every label of a stack.
   *
   * @param labels label volume, read once, slice by slice
   * @param voxel its voxel size in nm
   * @param body turns a label into the number of the body that it is part of, 0 for none
   * @throws org.emcell.core.stack.StackException when the stack cannot be read
   */
  public static SortedMap<Integer, SurfaceMesh> mesh(
      SliceStack labels,
      VoxelSize voxel,
      IntUnaryOperator body,
      Settings settings,
      Workers workers,
      Progress progress) {
    LabelMesher mesher = new LabelMesher(Size.of(labels.width(), labels.height()), voxel, settings);
    for (int z = 0; z < labels.slices(); z++) {
      progress.checkCancelled();
      progress.report(0.5 * z / labels.slices(), "Finding surfaces");
      int[] slice = Samples.ints(labels.read(z));
      for (int i = 0; i < slice.length; i++) {
        slice[i] = slice[i] == 0 ? 0 : body.applyAsInt(slice[i]);
      }
      mesher.add(slice, workers);
    }
    return mesher.meshes(workers, progress.part(0.5, 1));
  }

  /**
   * Adds the next slice.
   *
   * @param labels one number a pixel, 0 for no body
   * @throws IllegalArgumentException when there is not one label a pixel
   * @throws IllegalStateException when the meshes were taken already
   */
  public void add(int[] labels, Workers workers) {
    if (ended) {
      throw new IllegalStateException("No slice can be added after the meshes were taken.");
    }
    grid.slice().requireLength(labels.length);
    coverage.add(labels);
    slices++;
    if (coverage.slices() == grid.blockZ()) {
      addSlab(workers);
    }
  }

  private void addSlab(Workers workers) {
    SortedMap<Integer, BlockCoverage.Cover> covers = coverage.take();
    covers.keySet().forEach(id -> nets.computeIfAbsent(id, key -> new SurfaceNet(grid)));
    List<Integer> ids = new ArrayList<>(covers.keySet());
    int slab = slabs;
    workers.forEach(ids.size(), k -> {
      int id = ids.get(k);
      nets.get(id).add(slab, ContourField.of(covers.get(id), grid));
    });
    slabs++;
  }

  /**
   * Ends the volume with the last slice added and returns the surface of every label, by label; those that cover half
   * of no block are left out.
   */
  public SortedMap<Integer, SurfaceMesh> meshes(Workers workers, Progress progress) {
    if (ended) {
      throw new IllegalStateException("The meshes were taken already.");
    }
    if (coverage.slices() > 0) {
      addSlab(workers);
    }
    ended = true;
    List<Integer> ids = new ArrayList<>(nets.keySet());
    SurfaceMesh[] meshes = new SurfaceMesh[ids.size()];
    workers.forEach(meshes.length, k -> {
      progress.checkCancelled();
      progress.report((double) k / meshes.length, "Smoothing surfaces");
      MeshBuilder built = nets.get(ids.get(k)).end(slabs, slices);
      if (grid.isCoarse()) {
        built.dropPieces(LEAST_PIECE * grid.block().cubicMicrometres());
      }
      SurfaceMesh smooth = TaubinSmoothing.smooth(built.mesh(), built.pins(), settings.smoothing());
      meshes[k] = MeshSimplifier.simplify(smooth, settings.error() / 1000);
    });
    nets.clear();
    SortedMap<Integer, SurfaceMesh> result = new TreeMap<>();
    for (int k = 0; k < meshes.length; k++) {
      if (meshes[k].triangles() > 0) {
        result.put(ids.get(k), meshes[k]);
      }
    }
    return result;
  }
}
