package org.emcell.core.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Box;

/**
 * Counts the truth of a phantom while its slices are made. Keeps one slice. Not thread-safe; get one from
 * {@link CellFieldPhantom#truthCounter()}.
 */
public final class TruthCounter {

  private final PhantomSettings settings;
  private final List<CellShape> shapes;
  private final Tally[] tallies;
  private int[] before;
  private int slices;

  private static final class Tally {
    private long voxels;
    private long nucleusVoxels;
    private long sumX;
    private long sumY;
    private long sumZ;
    private int minX = Integer.MAX_VALUE;
    private int minY = Integer.MAX_VALUE;
    private int minZ = Integer.MAX_VALUE;
    private int maxX;
    private int maxY;
    private int maxZ;
    private final SortedSet<Integer> touching = new TreeSet<>();
  }

  TruthCounter(PhantomSettings settings, List<CellShape> shapes) {
    this.settings = settings;
    this.shapes = shapes;
    tallies = new Tally[shapes.size() + 1];
    for (int id = 1; id < tallies.length; id++) {
      tallies[id] = new Tally();
    }
  }

  /**
   * Counts the next slice. Its array of cells must not be changed until the one after it is counted.
   *
   * @throws IllegalArgumentException when the slice is not the one that follows the last one
   */
  public void add(PhantomSlice slice) {
    int expected = slices;
    if (slice.z() != expected) {
      throw new IllegalArgumentException(
          "The truth is counted in the order of the slices: expected slice " + expected + ", found "
              + slice.z() + ".");
    }
    int[] cells = slice.cells();
    int width = settings.width();
    for (int i = 0, y = 0; y < settings.height(); y++) {
      for (int x = 0; x < width; x++, i++) {
        int id = cells[i];
        if (id != 0) {
          count(tallies[id], x, y, slice.z());
          tallies[id].nucleusVoxels += slice.nuclei()[i] != 0 ? 1 : 0;
          if (x > 0 && cells[i - 1] != id) {
            touch(id, cells[i - 1]);
          }
          if (y > 0 && cells[i - width] != id) {
            touch(id, cells[i - width]);
          }
          if (before != null && before[i] != id) {
            touch(id, before[i]);
          }
        }
      }
    }
    before = cells;
    slices++;
  }

  private void touch(int id, int other) {
    if (other != 0) {
      tallies[id].touching.add(other);
      tallies[other].touching.add(id);
    }
  }

  private static void count(Tally tally, int x, int y, int z) {
    tally.voxels++;
    tally.sumX += x;
    tally.sumY += y;
    tally.sumZ += z;
    tally.minX = Math.min(tally.minX, x);
    tally.maxX = Math.max(tally.maxX, x);
    tally.minY = Math.min(tally.minY, y);
    tally.maxY = Math.max(tally.maxY, y);
    tally.minZ = Math.min(tally.minZ, z);
    tally.maxZ = Math.max(tally.maxZ, z);
  }

  /** Returns the truth of every cell of which a voxel was counted, by id. It is complete after the last slice. */
  public List<CellTruth> truth() {
    List<CellTruth> truth = new ArrayList<>();
    for (CellShape shape : shapes) {
      Tally tally = tallies[shape.id()];
      if (tally.voxels > 0) {
        truth.add(truth(shape, tally));
      }
    }
    return truth;
  }

  private CellTruth truth(CellShape shape, Tally tally) {
    VoxelSize voxel = settings.voxel();
    double voxels = tally.voxels;
    double volume = voxels * voxel.cubicMicrometres();
    Ellipsoid body = shape.body();
    return new CellTruth(
        shape.id(),
        tally.voxels,
        volume,
        tally.sumX / voxels,
        tally.sumY / voxels,
        tally.sumZ / voxels,
        Math.cbrt(0.75 * volume / Math.PI),
        new Box(tally.minX, tally.minY, tally.minZ, tally.maxX, tally.maxY, tally.maxZ),
        body.x() / voxel.x() - 0.5,
        body.y() / voxel.y() - 0.5,
        body.z() / voxel.z() - 0.5,
        1e-3 * body.radius(),
        shape.nuclei().size(),
        tally.nucleusVoxels,
        tally.nucleusVoxels * voxel.cubicMicrometres(),
        tally.minX == 0
            || tally.minY == 0
            || tally.maxX == settings.width() - 1
            || tally.maxY == settings.height() - 1,
        tally.minZ == 0,
        tally.maxZ == settings.depth() - 1,
        List.copyOf(tally.touching));
  }
}
