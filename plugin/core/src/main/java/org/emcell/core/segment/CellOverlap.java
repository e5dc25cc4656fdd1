package org.emcell.core.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.imglib2.FinalInterval;
import net.imglib2.util.Intervals;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Binning;
import org.emcell.core.image.Size;

/**
 * Puts the labels of several regions of interest into the frame of their stack, slice by slice, and settles which cell
 * a voxel belongs to where several claim it. Nucleus comes before cytoplasm; of equals, the {@link Rule} decides, so
 * that the result does not depend on the order of the cells. Memory is a few slices. Thread-safe once all cells are
 * added.
 */
public final class CellOverlap {

  /** Who gets a voxel that several cells claim with equal right. */
  public enum Rule {
    /**
     * The cell whose nucleus (without one, whose body) has its centroid nearest to the voxel, in units of the radius of
     * the ball of the same volume; of equals the lowest id.
     */
    NEAREST,
    /** The cell with the lowest id. */
    LOWEST_ID
  }

  /** Gives the labels of a cell in its region, as {@link CellLabels#slice} does. */
  @FunctionalInterface
  public interface Labels {

    /** Returns the labels of a slice of the region, x fastest. */
    byte[] slice(int z);
  }

  /** Gives voxels that belong to no cell to cells. */
  @FunctionalInterface
  public interface Gift {

    /**
     * Sets ids of a slice of the stack that are 0.
     *
     * @param ids of the cells, as they are settled
     */
    void fill(int z, int[] ids);
  }

  /**
   * What a cell's labels hold.
   *
   * @param cellVoxels number of voxels of the cell, nucleus included
   * @param nucleusVoxels number of voxels of the nucleus
   * @param cutByRegion whether the cell goes on beyond its region: more than 1 um2 of it reaches a face of the region that
   *     is inside the stack
   * @param anchor by which the cell gets voxels that others claim as well
   */
  public record Contents(long cellVoxels, long nucleusVoxels, boolean cutByRegion, Anchor anchor) {}

  /**
   * What {@link Rule#NEAREST} measures to: the ball of the size and the place of a nucleus.
   *
   * @param x position of the centroid in nm; y and z likewise; NaN for a cell without voxels
   * @param radius in nm
   */
  public record Anchor(double x, double y, double z, double radius) {

    private double distance(double px, double py, double pz) {
      double dx = px - x;
      double dy = py - y;
      double dz = pz - z;
      return Math.sqrt(dx * dx + dy * dy + dz * dz) / radius;
    }
  }

  /** Two nuclei are the same when they share more than this of the smaller one. */
  private static final double SAME = 0.5;
  /** Area of a cell in nm2 that may reach a face of its region: protrusions may, the body may not. */
  private static final double CUT_AREA = 1e6;

  /**
   * @param isMade whether the cell was made of others
   * @param nucleus part of the stack that holds the nucleus
   */
  private record Placed(
      Roi roi,
      int detections,
      boolean isMade,
      Labels labels,
      FinalInterval nucleus,
      long nucleusVoxels,
      Anchor[] anchors) {}

  private final Size stackSlice;
  private final int slices;
  private final VoxelSize voxel;
  private final Rule rule;
  private final List<Placed> cells = new ArrayList<>();
  private Optional<Gift> gift = Optional.empty();

  /**
   * @param slice number of pixels of a slice of the stack along each axis
   * @param slices number of slices of the stack
   * @param voxel voxel size in nm
   */
  public CellOverlap(Size slice, int slices, VoxelSize voxel, Rule rule) {
    stackSlice = slice.slice();
    this.slices = slices;
    this.voxel = voxel;
    this.rule = rule;
  }

  /**
   * Adds a cell.
   *
   * @param detections number of slices in which the cell was detected; 0 when it is not known
   * @return what its labels hold
   * @throws IllegalArgumentException when its region does not lie in the stack
   */
  public Contents add(Roi roi, int detections, Labels labels) {
    return add(roi, detections, List.of(), labels);
  }

  /**
   * Adds a cell that was made of others. Towards its neighbours it counts as near as the nearest of these, so that no
   * voxel of a neighbour changes hands because a cell is divided.
   *
   * @param anchors of the cells that it was made of; when there are none, its own
   */
  public Contents add(Roi roi, int detections, List<Anchor> anchors, Labels labels) {
    Size size = roi.size();
    if (roi.x() < 0
        || roi.y() < 0
        || roi.z() < 0
        || roi.x() + size.width() > stackSlice.width()
        || roi.y() + size.height() > stackSlice.height()
        || roi.z() + size.depth() > slices) {
      throw new IllegalArgumentException(
          "The region of cell " + roi.id() + " does not lie in its stack: it begins at "
              + roi.x() + ", " + roi.y() + ", " + roi.z() + " and has " + size.width() + " x "
              + size.height() + " x "
              + size.depth() + " voxels, the stack has " + stackSlice.width() + " x "
              + stackSlice.height() + " x " + slices
              + ".");
    }
    Tally cytoplasm = new Tally();
    Tally nucleus = new Tally();
    double cutArea = 0;
    for (int z = 0; z < size.depth(); z++) {
      byte[] slice = labels.slice(z);
      for (int y = 0; y < size.height(); y++) {
        int row = y * size.width();
        long before = cytoplasm.voxels + nucleus.voxels;
        for (int x = 0; x < size.width(); ) {
          byte label = slice[row + x];
          int start = x++;
          while (x < size.width() && slice[row + x] == label) {
            x++;
          }
          if (label != CellLabels.OUTSIDE) {
            (label == CellLabels.NUCLEUS ? nucleus : cytoplasm)
                .addRun(roi.x() + start, roi.x() + x, roi.y() + y, roi.z() + z);
          }
        }
        long inRow = cytoplasm.voxels + nucleus.voxels - before;
        cutArea += inRow * cutArea(roi, y, z);
        for (int x : new int[] {0, size.width() - 1}) {
          if (isCut(x, roi.x(), size.width(), stackSlice.width())
              && slice[row + x] != CellLabels.OUTSIDE) {
            cutArea += voxel.y() * voxel.z();
          }
        }
      }
    }
    Tally body = nucleus.voxels > 0 ? nucleus : cytoplasm;
    Anchor own = new Anchor(
        body.x / body.voxels * voxel.x(),
        body.y / body.voxels * voxel.y(),
        body.z / body.voxels * voxel.z(),
        Math.cbrt(0.75 / Math.PI * body.voxels * voxel.x() * voxel.y() * voxel.z()));
    cells.add(new Placed(
        roi,
        detections,
        !anchors.isEmpty(),
        labels,
        nucleus.box(),
        nucleus.voxels,
        anchors.isEmpty() ? new Anchor[] {own} : anchors.toArray(Anchor[]::new)));
    return new Contents(cytoplasm.voxels + nucleus.voxels, nucleus.voxels, cutArea > CUT_AREA, own);
  }

  /** Returns the area in nm2 by which each voxel of a row lies on faces of its region along y and z inside the stack. */
  private double cutArea(Roi roi, int y, int z) {
    return (isCut(y, roi.y(), roi.size().height(), stackSlice.height()) ? voxel.x() * voxel.z() : 0)
        + (isCut(z, roi.z(), roi.size().depth(), slices) ? voxel.x() * voxel.y() : 0);
  }

  private static boolean isCut(int position, int first, int length, int available) {
    return position == 0 && first > 0 || position == length - 1 && first + length < available;
  }

  /**
   * Takes out the cells whose nucleus is that of another one, that is, shares more than half of the smaller one with it.
   * Of the cells of one nucleus that one stays which was detected in most slices, of equals one that was made of others,
   * of equals the one with the lowest id. A cell that was made of others always stays: it holds what these have lost.
   *
   * @return for the id of each cell that was taken out the id of the one that stays in its stead
   */
  public SortedMap<Integer, Integer> dropDuplicates() {
    List<Placed> order = new ArrayList<>(cells);
    order.sort(Comparator.comparingInt((Placed cell) -> -cell.detections())
        .thenComparing(cell -> !cell.isMade())
        .thenComparingInt(cell -> cell.roi().id()));
    List<Placed> kept = new ArrayList<>();
    SortedMap<Integer, Integer> dropped = new TreeMap<>();
    for (Placed cell : order) {
      Optional<Placed> same =
          kept.stream().filter(other -> !cell.isMade() && isSame(cell, other)).findFirst();
      if (same.isPresent()) {
        dropped.put(cell.roi().id(), same.get().roi().id());
      } else {
        kept.add(cell);
      }
    }
    cells.retainAll(kept);
    return dropped;
  }

  private static boolean isSame(Placed a, Placed b) {
    return sharedNucleus(a, b) > SAME * Math.min(a.nucleusVoxels(), b.nucleusVoxels());
  }

  /** Returns the number of voxels that both cells call nucleus. */
  private static long sharedNucleus(Placed a, Placed b) {
    FinalInterval both = Intervals.intersect(a.nucleus(), b.nucleus());
    if (Intervals.isEmpty(both)) {
      return 0;
    }
    long shared = 0;
    for (int z = (int) both.min(2); z <= both.max(2); z++) {
      byte[] inA = a.labels().slice(z - a.roi().z());
      byte[] inB = b.labels().slice(z - b.roi().z());
      for (int y = (int) both.min(1); y <= both.max(1); y++) {
        int rowA = (y - a.roi().y()) * a.roi().size().width() - a.roi().x();
        int rowB = (y - b.roi().y()) * b.roi().size().width() - b.roi().x();
        for (int x = (int) both.min(0); x <= both.max(0); x++) {
          if (inA[rowA + x] == CellLabels.NUCLEUS && inB[rowB + x] == CellLabels.NUCLEUS) {
            shared++;
          }
        }
      }
    }
    return shared;
  }

  /** Number, sum of positions and box of some voxels of the stack. */
  private static final class Tally {
    private long voxels;
    private double x;
    private double y;
    private double z;
    private final long[] min = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
    private final long[] max = {-1, -1, -1};

    /** Adds the voxels of a row from one column to before another. */
    void addRun(int from, int end, int row, int slice) {
      long count = (long) end - from;
      voxels += count;
      x += (from + end - 1) * count / 2.0;
      y += row * count;
      z += slice * count;
      extend(0, from, end - 1);
      extend(1, row, row);
      extend(2, slice, slice);
    }

    private void extend(int axis, int first, int last) {
      min[axis] = Math.min(min[axis], first);
      max[axis] = Math.max(max[axis], last);
    }

    FinalInterval box() {
      return new FinalInterval(min, max);
    }
  }

  /**
   * Settles one slice of the stack.
   *
   * @param z slice of the stack
   * @param ids takes the id of the cell of each pixel, its nucleus included, 0 for none
   * @param nuclei takes the id of the cell where its nucleus is, 0 elsewhere
   */
  public void slice(int z, int[] ids, int[] nuclei) {
    stackSlice.requireLength(ids.length);
    stackSlice.requireLength(nuclei.length);
    Arrays.fill(ids, 0);
    Arrays.fill(nuclei, 0);
    settle(z, 1, ids, nuclei);
    gift.ifPresent(pieces -> pieces.fill(z, ids));
  }

  /**
   * Settles one voxel for each block of a slice of the stack, that of {@link Binning#middle}, without what was given away.
   *
   * @param z slice of the stack
   * @param block columns and rows of a block
   * @param ids takes the id of the cell of each block, 0 for none
   */
  public void middles(int z, int block, int[] ids) {
    Size blocks = Binning.size(stackSlice, block, block, 1);
    blocks.requireLength(ids.length);
    Arrays.fill(ids, 0);
    settle(z, block, ids, new int[ids.length]);
  }

  /** Gives voxels that belong to no cell to cells, from now on. */
  public void give(Gift pieces) {
    gift = Optional.of(pieces);
  }

  private void settle(int z, int block, int[] ids, int[] nuclei) {
    Map<Integer, Placed> settled = new HashMap<>();
    for (Placed cell : cells) {
      if (z >= cell.roi().z() && z < cell.roi().z() + cell.roi().size().depth()) {
        settled.put(cell.roi().id(), cell);
        settle(cell, z, block, ids, nuclei, settled);
      }
    }
  }

  private void settle(
      Placed cell, int z, int block, int[] ids, int[] nuclei, Map<Integer, Placed> settled) {
    Roi roi = cell.roi();
    byte[] labels = cell.labels().slice(z - roi.z());
    int width = roi.size().width();
    int across = (stackSlice.width() - 1) / block + 1;
    int[] columns = middles(roi.x(), width, block, stackSlice.width());
    int[] rows = middles(roi.y(), roi.size().height(), block, stackSlice.height());
    for (int y : rows) {
      int inRoi = (y - roi.y()) * width - roi.x();
      int row = y / block * across + (columns.length > 0 ? columns[0] / block : 0);
      for (int k = 0; k < columns.length; k++) {
        byte label = labels[inRoi + columns[k]];
        if (label == CellLabels.OUTSIDE) {
          continue;
        }
        int at = row + k;
        boolean nucleus = label == CellLabels.NUCLEUS;
        boolean wins = ids[at] == 0
            || nucleus && nuclei[at] == 0
            || nucleus == (nuclei[at] > 0)
                && isNearer(cell, settled.get(ids[at]), columns[k], y, z);
        if (wins) {
          ids[at] = roi.id();
          nuclei[at] = nucleus ? roi.id() : 0;
        }
      }
    }
  }

  /** Returns the middles of blocks that lie in a part of an axis; those of neighbouring blocks follow each other. */
  private static int[] middles(int from, int count, int block, int length) {
    return IntStream.rangeClosed(from / block, (from + count - 1) / block)
        .map(k -> Binning.middle(k, block, length))
        .filter(middle -> middle >= from && middle < from + count)
        .toArray();
  }

  /** Returns whether a voxel that two cells claim with equal right is the first one's. */
  private boolean isNearer(Placed cell, Placed other, int x, int y, int z) {
    int nearer = rule == Rule.NEAREST
        ? Double.compare(distance(cell, x, y, z), distance(other, x, y, z))
        : 0;
    return nearer < 0 || nearer == 0 && cell.roi().id() < other.roi().id();
  }

  private double distance(Placed cell, int x, int y, int z) {
    double nearest = Double.POSITIVE_INFINITY;
    for (Anchor anchor : cell.anchors()) {
      nearest = Math.min(nearest, anchor.distance(x * voxel.x(), y * voxel.y(), z * voxel.z()));
    }
    return nearest;
  }
}
