package org.emcell.core.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.DistanceMap;
import org.emcell.core.image.Size;

/**
 * Finds the pieces of stained material between the known cells of a stack that belong to none of them, and gives each to
 * the cell with which it shares the largest area of contact. A piece is what is connected by faces in 3-D. It must touch two
 * cells or more, lie off the faces of the stack, be thinner than 2 um and smaller than 50 um3, so that no cell that was not
 * detected, or was left out, is ever swallowed.
 *
 * <p>Slices are added one by one. What is kept of them are the runs of pieces that may still be given away, and of two
 * slices everything; pieces that are too large are forgotten while they grow. Not thread-safe.
 *
 * <p>Karabag et al. 2021 (doi:10.3390/jimaging7060093) name this as their future work.
 */
public final class LeftOvers {

  /** Distance in nm to whatever is not left over, in a slice: half of what a cell must have to be detected, and more. */
  private static final double DEEPEST = 1000;
  /** In um3. */
  private static final double LARGEST = 50;

  private final Size slice;
  private final VoxelSize voxel;
  private final SortedMap<Integer, List<Given>> given = new TreeMap<>();
  private final SortedMap<Integer, Double> volumes = new TreeMap<>();
  private int[] cellsBefore = new int[0];
  private Piece[] before = new Piece[0];
  private int slices;

  /** Pixels of a row that were given to a cell. */
  private record Given(int from, int to, int cell) {}

  /** A piece as far as it is known; pieces that turn out to be one are joined under one of them. */
  private static final class Piece {
    private Piece parent = this;
    private boolean refused;
    private long voxels;
    private int lastSlice;
    private SortedMap<Integer, Double> contact = new TreeMap<>();
    private List<int[]> runs = new ArrayList<>();

    Piece root() {
      Piece root = this;
      while (root.parent != root) {
        root.parent = root.parent.parent;
        root = root.parent;
      }
      return root;
    }

    void refuse() {
      refused = true;
      contact = new TreeMap<>();
      runs = new ArrayList<>();
    }
  }

  /**
   * @param slice size of every slice
   * @param voxel voxel size in nm
   */
  public LeftOvers(Size slice, VoxelSize voxel) {
    this.slice = slice.slice();
    this.voxel = voxel;
  }

  /**
   * Adds the next slice.
   *
   * @param cells ids of the known cells, 0 for none; kept until the next slice is added
   * @param stained true in stained material
   */
  public void add(int[] cells, boolean[] stained) {
    slice.requireLength(cells.length);
    slice.requireLength(stained.length);
    boolean[] rest = new boolean[cells.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = stained[i] && cells[i] == 0;
    }
    float[] depth = DistanceMap.toSet(Masks.not(rest), slice, voxel, 2 * DEEPEST, Workers.single());
    Piece[] now = new Piece[rest.length];
    for (int y = 0; y < slice.height(); y++) {
      for (int x = 0; x < slice.width(); ) {
        int from = slice.index(x, y, 0);
        int to = from;
        while (x < slice.width() && rest[to]) {
          x++;
          to++;
        }
        if (to > from) {
          addRun(from, to, depth, now);
        } else {
          x++;
        }
      }
    }
    touch(now, cells);
    closeAllBut(now);
    before = now;
    cellsBefore = cells;
    slices++;
  }

  private void addRun(int from, int to, float[] depth, Piece[] now) {
    Piece piece = new Piece();
    int width = slice.width();
    boolean refused = slices == 0
        || from % width == 0
        || to % width == 0
        || from < width
        || to > slice.voxels() - width;
    for (int i = from; i < to; i++) {
      refused |= depth[i] > DEEPEST;
      piece = i >= width && now[i - width] != null ? join(piece, now[i - width]) : piece;
      piece = before.length > 0 && before[i] != null ? join(piece, before[i]) : piece;
    }
    piece = piece.root();
    piece.voxels += to - from;
    piece.lastSlice = slices;
    if (refused || piece.voxels * voxel.cubicMicrometres() > LARGEST) {
      piece.refuse();
    }
    if (!piece.refused) {
      piece.runs.add(new int[] {slices, from, to});
    }
    Arrays.fill(now, from, to, piece);
  }

  private static Piece join(Piece one, Piece other) {
    Piece a = one.root();
    Piece b = other.root();
    if (a == b) {
      return a;
    }
    Piece large = a.runs.size() >= b.runs.size() ? a : b;
    Piece small = large == a ? b : a;
    small.parent = large;
    large.voxels += small.voxels;
    large.lastSlice = Math.max(large.lastSlice, small.lastSlice);
    if (a.refused || b.refused) {
      large.refuse();
    } else {
      large.runs.addAll(small.runs);
      small.contact.forEach((cell, area) -> large.contact.merge(cell, area, Double::sum));
    }
    small.refuse();
    return large;
  }

  /** Books the faces between the pieces of a slice and cells, of the slice itself and of the one before. */
  private void touch(Piece[] now, int[] cells) {
    int width = slice.width();
    for (int i = 0; i < now.length; i++) {
      if (slice.x(i) + 1 < width) {
        touch(now[i], cells[i], now[i + 1], cells[i + 1], voxel.y() * voxel.z());
      }
      if (slice.y(i) + 1 < slice.height()) {
        touch(now[i], cells[i], now[i + width], cells[i + width], voxel.x() * voxel.z());
      }
      if (before.length > 0) {
        touch(now[i], cells[i], before[i], cellsBefore[i], voxel.x() * voxel.y());
      }
    }
  }

  private static void touch(Piece one, int cell, Piece other, int otherCell, double area) {
    if (one != null && otherCell > 0) {
      touch(one.root(), otherCell, area);
    }
    if (other != null && cell > 0) {
      touch(other.root(), cell, area);
    }
  }

  private static void touch(Piece piece, int cell, double area) {
    if (!piece.refused) {
      piece.contact.merge(cell, area, Double::sum);
    }
  }

  /** Gives away the pieces of the slice before that do not go on. */
  private void closeAllBut(Piece[] now) {
    int last = slices;
    for (int i = 0; i < before.length; i++) {
      if (before[i] != null && (i == 0 || before[i - 1] != before[i])) {
        Piece piece = before[i].root();
        if (piece.lastSlice < last && !piece.refused) {
          give(piece);
          piece.refuse();
        }
      }
    }
    Arrays.setAll(now, i -> now[i] == null ? null : now[i].root());
  }

  private void give(Piece piece) {
    if (piece.contact.size() < 2) {
      return;
    }
    int cell = 0;
    double largest = 0;
    for (var contact : piece.contact.entrySet()) {
      if (contact.getValue() > largest) {
        cell = contact.getKey();
        largest = contact.getValue();
      }
    }
    for (int[] run : piece.runs) {
      given.computeIfAbsent(run[0], z -> new ArrayList<>()).add(new Given(run[1], run[2], cell));
    }
    volumes.merge(cell, piece.voxels * voxel.cubicMicrometres(), Double::sum);
  }

  /** Returns the volume in um3 that was given to each cell that was given something, by id. */
  public SortedMap<Integer, Double> volumes() {
    return new TreeMap<>(volumes);
  }

  /**
   * Adds what was given away to the ids of a slice, where they are 0. To be called when all slices have been added; what
   * reaches the last of them lies at a face of the stack and is given to nobody.
   *
   * @param ids of the cells in the slice
   */
  public void fill(int z, int[] ids) {
    for (Given run : given.getOrDefault(z, List.of())) {
      for (int i = run.from(); i < run.to(); i++) {
        ids[i] = ids[i] == 0 ? run.cell() : ids[i];
      }
    }
  }
}
