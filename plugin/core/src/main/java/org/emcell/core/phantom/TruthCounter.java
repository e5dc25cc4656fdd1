package org.emcell.core.phantom;

import java.util.ArrayList;
import java.util.Arrays;
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
  private LabelRows last;
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

    /** Counts the columns from one to before another of a row. */
    private void count(int fromX, int toX, int y, int z, boolean inNucleus) {
      int length = toX - fromX;
      voxels += length;
      nucleusVoxels += inNucleus ? length : 0;
      sumX += (long) length * (fromX + toX - 1) / 2;
      sumY += (long) length * y;
      sumZ += (long) length * z;
      minX = Math.min(minX, fromX);
      maxX = Math.max(maxX, toX - 1);
      minY = Math.min(minY, y);
      maxY = Math.max(maxY, y);
      minZ = Math.min(minZ, z);
      maxZ = Math.max(maxZ, z);
    }
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
   * Counts the next slice. Its arrays must not be changed until the one after it is counted.
   *
   * @throws IllegalArgumentException when the slice is not the one that follows the last one
   */
  public void add(PhantomSlice slice) {
    int width = settings.width();
    add(slice.z(), (y, labels) -> {
      for (int x = 0, i = y * width; x < width; x++, i++) {
        labels[x] = slice.nuclei()[i] != 0 ? -slice.cells()[i] : slice.cells()[i];
      }
      return true;
    });
  }

  /** Counts the next slice as {@link #add(PhantomSlice)} does. */
  void add(int z, LabelRows slice) {
    if (z != slices) {
      throw new IllegalArgumentException(
          "The truth is counted in the order of the slices: expected slice " + slices + ", found "
              + z + ".");
    }
    int[] row = new int[settings.width()];
    int[] above = new int[settings.width()];
    int[] before = new int[settings.width()];
    for (int y = 0; y < settings.height(); y++) {
      if (slice.read(y, row)) {
        if (last != null) {
          last.read(y, before);
        }
        addRow(row, above, before, y, z);
      }
      int[] free = above;
      above = row;
      row = free;
    }
    last = slice;
    slices++;
  }

  private void addRow(int[] row, int[] above, int[] before, int y, int z) {
    for (int x = 0; x < row.length; ) {
      int label = row[x];
      int from = x;
      do {
        x++;
      } while (x < row.length && row[x] == label);
      if (label != 0) {
        int id = Math.abs(label);
        tallies[id].count(from, x, y, z, label < 0);
        if (from > 0) {
          touch(id, row[from - 1]);
        }
        if (!Arrays.equals(row, from, x, above, from, x)) {
          touchAll(id, above, from, x);
        }
        if (!Arrays.equals(row, from, x, before, from, x)) {
          touchAll(id, before, from, x);
        }
      }
    }
  }

  private void touchAll(int id, int[] labels, int from, int to) {
    int known = id;
    for (int x = from; x < to; x++) {
      if (labels[x] != known) {
        known = labels[x];
        touch(id, known);
      }
    }
  }

  private void touch(int id, int label) {
    int other = Math.abs(label);
    if (other != 0 && other != id) {
      tallies[id].touching.add(other);
      tallies[other].touching.add(id);
    }
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
