package org.emcell.core.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;

/**
 * Links the detections of the probed slices to cells.
 *
 * <p>Detections of consecutive probed slices are joined as a linear assignment problem whose cost is the squared
 * distance of the peaks plus the squared difference of their heights; then chains that end are joined, in the same way,
 * to chains that begin a few probes later (Jaqaman et al. 2008, doi:10.1038/nmeth.1237). A chain that grows thin between
 * two thick parts is two cells, one below the other. The result does not depend on the order of the detections.
 */
public final class CellLinker {

  /**
   * How detections are linked.
   *
   * @param maximumShift largest sideways distance in nm between linked detections
   * @param maximumGap largest number of probed slices in a row in which a cell may be missed
   * @param minimumExtent least length in nm of a cell along z; half of it is enough at the top, the bottom and the sides of
   *     the stack, where part of the cell lies outside, and where the largest disk in the cell is as wide as this length,
   *     since a neighbour may hide the ends of a cell; a cell that fills the stack from top to bottom is always kept
   * @param edgeMargin cells whose centroid lies nearer to a lateral side, in nm, count as near the side
   */
  public record Settings(
      double maximumShift, int maximumGap, double minimumExtent, double edgeMargin) {

    /** The paper's 3 um, 150 slices of 50 nm and 500 pixels of 10 nm; it allows no gap, we allow 2. */
    public static final Settings DEFAULT = new Settings(3000, 2, 7500, 5000);

    /**
     * @throws IllegalArgumentException when a length is negative or the maximum shift is not positive
     */
    public Settings {
      if (!(maximumShift > 0) || maximumGap < 0 || !(minimumExtent >= 0) || !(edgeMargin >= 0)) {
        throw new IllegalArgumentException(
            "Linking needs a maximum shift above 0 nm and a gap, a minimum extent and an"
                + " edge margin of 0 or more, found " + maximumShift + " nm, " + maximumGap + ", "
                + minimumExtent
                + " nm, " + edgeMargin + " nm.");
      }
    }
  }

  /**
   * The stack in which the detections lie.
   *
   * @param probed the slices that were searched, in ascending order
   */
  public record Frame(int width, int height, int slices, VoxelSize voxel, List<Integer> probed) {

    /** Keeps a copy of the list that nobody can change. */
    public Frame {
      probed = List.copyOf(probed);
    }
  }

  /** A chain is divided where its height is below this share of the lower of the summits before and after. */
  private static final double NECK = 0.75;

  private final Settings settings;

  /** Makes a linker with the given settings. */
  public CellLinker(Settings settings) {
    this.settings = settings;
  }

  /**
   * Links detections to cells.
   *
   * @param detections in any order
   * @param frame the stack in which they lie
   * @return the cells, those with the largest radius first
   */
  public List<CellTrack> link(List<Detection> detections, Frame frame, Progress progress) {
    List<List<Detection>> chains = new ArrayList<>();
    List<List<Detection>> open = new ArrayList<>();
    List<Integer> probed = List.copyOf(new TreeSet<>(frame.probed()));
    for (int k = 0; k < probed.size(); k++) {
      progress.checkCancelled();
      progress.report((double) k / probed.size(), "Linking");
      int slice = probed.get(k);
      List<List<Detection>> begin = new ArrayList<>();
      detections.stream()
          .filter(d -> d.slice() == slice)
          .sorted(Comparator.comparingDouble(Detection::height)
              .reversed()
              .thenComparingDouble(Detection::y)
              .thenComparingDouble(Detection::x))
          .forEach(d -> begin.add(new ArrayList<>(List.of(d))));
      chains.addAll(begin);
      List<List<Detection>> previous = open;
      open = begin;
      join(previous, open, frame.voxel(), chains);
    }
    closeGaps(chains, probed, frame.voxel());
    return describe(chains, frame);
  }

  /** Appends to each chain of {@code ends} the chain of {@code begins} that the assignment gives it. */
  private boolean join(
      List<List<Detection>> ends,
      List<List<Detection>> begins,
      VoxelSize voxel,
      List<List<Detection>> chains) {
    if (ends.isEmpty() || begins.isEmpty()) {
      return false;
    }
    double[][] cost = new double[ends.size()][begins.size()];
    for (int i = 0; i < ends.size(); i++) {
      for (int j = 0; j < begins.size(); j++) {
        cost[i][j] = cost(last(ends.get(i)), begins.get(j).get(0), voxel);
      }
    }
    int[] next = Assignment.solve(cost, settings.maximumShift() * settings.maximumShift());
    boolean joined = false;
    for (int i = 0; i < next.length; i++) {
      if (next[i] >= 0) {
        // The joined chain takes the identity of the later one, which stays open for what follows.
        List<Detection> end = ends.get(i);
        List<Detection> begin = begins.get(next[i]);
        begin.addAll(0, end);
        chains.removeIf(chain -> chain == end);
        joined = true;
      }
    }
    return joined;
  }

  private double cost(Detection a, Detection b, VoxelSize voxel) {
    double dx = (a.x() - b.x()) * voxel.x();
    double dy = (a.y() - b.y()) * voxel.y();
    double shift = dx * dx + dy * dy;
    double dh = (a.height() - b.height()) * 1000;
    return shift > settings.maximumShift() * settings.maximumShift()
        ? Double.POSITIVE_INFINITY
        : Math.min(shift + dh * dh, settings.maximumShift() * settings.maximumShift());
  }

  private void closeGaps(List<List<Detection>> chains, List<Integer> probed, VoxelSize voxel) {
    for (int gap = 1; gap <= settings.maximumGap(); gap++) {
      for (int k = 0; k + gap + 1 < probed.size(); k++) {
        int end = probed.get(k);
        int begin = probed.get(k + gap + 1);
        join(
            chains.stream().filter(c -> last(c).slice() == end).toList(),
            chains.stream().filter(c -> c.get(0).slice() == begin).toList(),
            voxel,
            chains);
      }
    }
  }

  private List<CellTrack> describe(List<List<Detection>> chains, Frame frame) {
    List<CellTrack> cells = new ArrayList<>();
    for (List<Detection> chain : chains.stream().flatMap(CellLinker::parts).toList()) {
      CellTrack cell = track(chain, frame);
      double extent =
          (cell.lastSlice() - cell.firstSlice() + step(frame)) * frame.voxel().z();
      boolean first = isFirst(cell, frame);
      boolean last = isLast(cell, frame);
      boolean cut = first || last || side(cell, frame) < 1000 * cell.radius();
      boolean wide = 2000 * cell.radius() >= settings.minimumExtent();
      if (first && last || extent >= settings.minimumExtent() * (cut || wide ? 0.5 : 1)) {
        cells.add(cell);
      }
    }
    cells.sort(Comparator.comparingDouble(CellTrack::radius)
        .reversed()
        .thenComparingDouble(CellTrack::z)
        .thenComparingDouble(CellTrack::y)
        .thenComparingDouble(CellTrack::x));
    List<CellTrack> numbered = new ArrayList<>();
    for (CellTrack c : cells) {
      numbered.add(new CellTrack(
          numbered.size() + 1,
          c.detections(),
          c.x(),
          c.y(),
          c.z(),
          c.radius(),
          c.state(),
          c.reason()));
    }
    return numbered;
  }

  /** Returns the parts of a chain between its necks. */
  private static Stream<List<Detection>> parts(List<Detection> chain) {
    int n = chain.size();
    double[] before = new double[n];
    double[] after = new double[n];
    for (int i = 1; i < n; i++) {
      before[i] = Math.max(before[i - 1], chain.get(i - 1).height());
      after[n - 1 - i] = Math.max(after[n - i], chain.get(n - i).height());
    }
    int neck = -1;
    double thinnest = NECK;
    for (int i = 1; i < n - 1; i++) {
      double share = chain.get(i).height() / Math.min(before[i], after[i]);
      if (share < thinnest) {
        thinnest = share;
        neck = i;
      }
    }
    if (neck < 0) {
      return Stream.of(chain);
    }
    Detection thin = chain.get(neck);
    boolean isEnd = sidewise(thin, chain.get(neck - 1)) <= sidewise(thin, chain.get(neck + 1));
    int cut = isEnd ? neck + 1 : neck;
    return Stream.concat(parts(chain.subList(0, cut)), parts(chain.subList(cut, n)));
  }

  private static double sidewise(Detection a, Detection b) {
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }

  private CellTrack track(List<Detection> chain, Frame frame) {
    double sum = 0;
    double x = 0;
    double y = 0;
    double z = 0;
    double radius = 0;
    for (Detection d : chain) {
      double weight = d.height() * d.height();
      sum += weight;
      x += weight * d.x();
      y += weight * d.y();
      z += weight * d.slice();
      radius = Math.max(radius, d.height());
    }
    CellTrack cell =
        new CellTrack(0, chain, x / sum, y / sum, z / sum, radius, CellState.WHOLE, "");
    List<String> reasons = new ArrayList<>();
    CellState state = CellState.WHOLE;
    if (isLast(cell, frame)) {
      state = CellState.CUT_BY_BOTTOM;
      reasons.add(0, "reaches the last slice");
    }
    if (isFirst(cell, frame)) {
      state = CellState.CUT_BY_TOP;
      reasons.add(0, "reaches the first slice");
    }
    double side = side(cell, frame);
    if (side < settings.edgeMargin()) {
      state = CellState.NEAR_SIDE;
      reasons.add(
          0,
          String.format(
              java.util.Locale.ROOT,
              "centroid %.1f um from a side, edge margin %.1f um",
              side / 1000,
              settings.edgeMargin() / 1000));
    }
    return new CellTrack(
        0, chain, cell.x(), cell.y(), cell.z(), radius, state, String.join("; ", reasons));
  }

  /** Returns the distance in nm from the centroid of a cell to the nearest lateral side of the stack. */
  private static double side(CellTrack cell, Frame frame) {
    return Math.min(
        Math.min(cell.x() + 0.5, frame.width() - 0.5 - cell.x()) * frame.voxel().x(),
        Math.min(cell.y() + 0.5, frame.height() - 0.5 - cell.y())
            * frame.voxel().y());
  }

  private static boolean isFirst(CellTrack cell, Frame frame) {
    return cell.firstSlice() == frame.probed().get(0);
  }

  private static boolean isLast(CellTrack cell, Frame frame) {
    return cell.lastSlice() == frame.probed().get(frame.probed().size() - 1);
  }

  /** Returns how many slices one probe stands for. */
  private static int step(Frame frame) {
    List<Integer> probed = frame.probed();
    return probed.size() < 2 ? frame.slices() : probed.get(1) - probed.get(0);
  }

  private static Detection last(List<Detection> chain) {
    return chain.get(chain.size() - 1);
  }
}
