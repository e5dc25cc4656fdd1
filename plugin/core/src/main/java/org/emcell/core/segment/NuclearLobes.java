package org.emcell.core.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.DistanceMap;
import org.emcell.core.image.Size;
import org.emcell.core.image.Watershed;

/**
 * Parts the lobes of a nucleus in a single slice. Where an invagination of the envelope runs right through the nucleus,
 * two lobes lie so close side by side that only the two envelopes and a thin sheet of cytoplasm are between them.
 *
 * <p>The nucleus without its dark sheets falls into inner parts; these grow over the sheets until they meet on the crests
 * (a marker-controlled watershed), and two of them stay apart when an envelope runs along where they meet: when the mean
 * strength of the sheet there is large enough. Where they meet on less, they are one lobe.
 *
 * <p>In units of the envelope (0 for noise, 1 for the strongest tenth of what surrounds a core) true borders in the
 * project's data have .38 to .75, others .07; the least is {@value #ENVELOPE}.
 */
final class NuclearLobes {

  /** Sheets stronger than this share of an envelope part the inside. */
  private static final double DARK = 0.15;
  /** Least mean strength of the sheet between two lobes, as a share of an envelope. */
  private static final double ENVELOPE = 0.3;
  /** Distance in nm of an inner part from the sheets. */
  private static final double INNER = 120;
  /** Least area of an inner part in um2. */
  private static final double LEAST_AREA = 0.2;

  private final Size size;
  private final VoxelSize voxel;
  private final float[] sheet;
  private final double dark;
  private final double envelope;

  /** Where two lobes meet. */
  private record Border(int one, int other, double strength) {}

  /**
   * @param sheet how much of a dark sheet runs through each pixel
   * @param strength gives the sheet that is a share of an envelope
   */
  NuclearLobes(float[] sheet, DoubleUnaryOperator strength, Size size, VoxelSize voxel) {
    this.sheet = sheet;
    dark = strength.applyAsDouble(DARK);
    envelope = strength.applyAsDouble(ENVELOPE);
    this.size = size.slice();
    this.voxel = voxel;
  }

  /**
   * Finds the pixels between lobes.
   *
   * @param nucleus the lobes together
   * @return true for the pixels of both lobes where they meet
   */
  boolean[] clefts(boolean[] nucleus) {
    int[] lobes = lobes(nucleus);
    for (Optional<Border> weak = weakest(lobes); weak.isPresent(); weak = weakest(lobes)) {
      for (int i = 0; i < lobes.length; i++) {
        lobes[i] = lobes[i] == weak.get().other() ? weak.get().one() : lobes[i];
      }
    }
    boolean[] clefts = new boolean[lobes.length];
    forEachBorder(lobes, (i, j) -> {
      clefts[i] = true;
      clefts[j] = true;
    });
    return clefts;
  }

  private int[] lobes(boolean[] nucleus) {
    boolean[] walls = new boolean[nucleus.length];
    for (int i = 0; i < walls.length; i++) {
      walls[i] = !nucleus[i] || sheet[i] > dark;
    }
    float[] depth = DistanceMap.toSet(walls, size, voxel, 2 * INNER, Workers.single());
    for (int i = 0; i < walls.length; i++) {
      walls[i] = depth[i] <= INNER;
    }
    Components inner = Components.label(Masks.not(walls), size, Connectivity.FACES);
    double pixel = voxel.x() * voxel.y() * 1e-6;
    boolean[] large = inner.keep(label -> inner.voxels(label) * pixel > LEAST_AREA);
    int[] lobes = Components.label(large, size, Connectivity.FACES).labels().clone();
    Watershed.grow(sheet, lobes, nucleus, size, Connectivity.FACES);
    return lobes;
  }

  /** Returns the weakest of the borders that are too weak, of equals the first. */
  private Optional<Border> weakest(int[] lobes) {
    Map<Long, double[]> sums = new TreeMap<>();
    forEachBorder(lobes, (i, j) -> {
      long pair = (long) Math.min(lobes[i], lobes[j]) << 32 | Math.max(lobes[i], lobes[j]);
      double[] sum = sums.computeIfAbsent(pair, key -> new double[2]);
      sum[0] += Math.max(sheet[i], sheet[j]);
      sum[1]++;
    });
    List<Border> borders = new ArrayList<>();
    sums.forEach((pair, sum) ->
        borders.add(new Border((int) (pair >> 32), (int) (long) pair, sum[0] / sum[1])));
    return borders.stream()
        .filter(border -> border.strength() < envelope)
        .min(Comparator.comparingDouble(Border::strength));
  }

  private interface Pair {
    void of(int i, int j);
  }

  /** Goes over the pairs of pixels side by side that belong to different lobes. */
  private void forEachBorder(int[] lobes, Pair pair) {
    for (int i = 0; i < lobes.length; i++) {
      if (lobes[i] > 0) {
        int right = size.x(i) + 1 < size.width() ? i + 1 : i;
        int below = size.y(i) + 1 < size.height() ? i + size.width() : i;
        for (int j : new int[] {right, below}) {
          if (lobes[j] > 0 && lobes[j] != lobes[i]) {
            pair.of(i, j);
          }
        }
      }
    }
  }
}
