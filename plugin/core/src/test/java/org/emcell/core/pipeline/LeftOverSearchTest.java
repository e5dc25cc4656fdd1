package org.emcell.core.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.Size;
import org.emcell.core.segment.CellLabels;
import org.emcell.core.segment.CellOverlap;
import org.emcell.core.segment.Centre;
import org.emcell.core.segment.Roi;
import org.emcell.core.stack.MadeStack;
import org.junit.Test;

/** Two stained bars that lie side by side in resin, and between them stained material that is neither's. */
public class LeftOverSearchTest {

  /** Edges in nm of the stack and of what lies in it, from left, top and first slice to right, bottom and last slice. */
  private static final int[] STACK = {0, 0, 0, 4000, 3200, 1200};

  private static final int[] FIRST = {600, 600, 200, 1600, 2600, 1000};
  private static final int[] SECOND = {2000, 600, 200, 3200, 2600, 1000};
  private static final int[] BETWEEN = {1600, 1200, 400, 2000, 1800, 800};
  private static final double BETWEEN_UM3 = 0.4 * 0.6 * 0.4;

  /** The specimen as it is imaged with voxels of any size. */
  private record Specimen(Size size, VoxelSize voxel) implements MadeStack {

    static Specimen with(VoxelSize voxel) {
      return new Specimen(
          new Size((int) (STACK[3] / voxel.x()), (int) (STACK[4] / voxel.y()), (int)
              (STACK[5] / voxel.z())),
          voxel);
    }

    boolean isIn(int[] bar, int x, int y, int z) {
      double[] at = {(x + 0.5) * voxel.x(), (y + 0.5) * voxel.y(), (z + 0.5) * voxel.z()};
      for (int axis = 0; axis < 3; axis++) {
        if (at[axis] < bar[axis] || at[axis] > bar[axis + 3]) {
          return false;
        }
      }
      return true;
    }

    @Override
    public Img<? extends IntegerType<?>> read(int z, Interval region) {
      int width = (int) region.dimension(0);
      byte[] grey = new byte[width * (int) region.dimension(1)];
      for (int i = 0; i < grey.length; i++) {
        int x = (int) region.min(0) + i % width;
        int y = (int) region.min(1) + i / width;
        boolean stained = isIn(FIRST, x, y, z) || isIn(SECOND, x, y, z) || isIn(BETWEEN, x, y, z);
        grey[i] = (byte) ((stained ? 120 : 210) + (31 * x + 17 * y) % 5);
      }
      return ArrayImgs.unsignedBytes(grey, width, grey.length / width);
    }

    /** Returns the bars as cells 1 and 2. */
    CellOverlap cells() {
      CellOverlap cells =
          new CellOverlap(size.slice(), size.depth(), voxel, CellOverlap.Rule.NEAREST);
      for (int id = 1; id <= 2; id++) {
        int[] bar = id == 1 ? FIRST : SECOND;
        cells.add(new Roi(id, 0, 0, 0, size, Centre.of(size)), 1, z -> {
          byte[] labels = new byte[size.slicePixels()];
          for (int i = 0; i < labels.length; i++) {
            labels[i] = isIn(bar, size.x(i), size.y(i), z) ? CellLabels.CELL : CellLabels.OUTSIDE;
          }
          return labels;
        });
      }
      return cells;
    }

    int[] ids(CellOverlap cells) {
      int[] ids = new int[size.voxels()];
      int[] slice = new int[size.slicePixels()];
      for (int z = 0; z < size.depth(); z++) {
        cells.slice(z, slice, new int[slice.length]);
        System.arraycopy(slice, 0, ids, z * slice.length, slice.length);
      }
      return ids;
    }
  }

  private static SortedMap<Integer, Double> gained(Specimen specimen, int[] before, int[] after) {
    SortedMap<Integer, Double> gained = new TreeMap<>();
    for (int i = 0; i < after.length; i++) {
      if (before[i] != 0) {
        assertEquals("a cell keeps what it has", before[i], after[i]);
      } else if (after[i] != 0) {
        gained.merge(after[i], specimen.voxel().cubicMicrometres(), Double::sum);
      }
    }
    return gained;
  }

  /** Gives away what is left over and checks that it is what lies between the cells, in one piece with the one it goes to. */
  private static void assertGiven(VoxelSize voxel, double tolerance) {
    Specimen specimen = Specimen.with(voxel);
    CellOverlap cells = specimen.cells();
    int[] before = specimen.ids(cells);
    SortedMap<Integer, Double> given =
        new LeftOverSearch(specimen, 20).give(cells, Workers.of(2), Progress.none());
    int[] after = specimen.ids(cells);
    SortedMap<Integer, Double> gained = gained(specimen, before, after);
    // Both have the same contact, so the one with the lower id gets it.
    assertEquals(given.keySet(), gained.keySet());
    assertEquals(Map.of(1, 1), Map.of(given.firstKey(), given.size()));
    assertEquals(voxel + " given", BETWEEN_UM3, given.get(1), tolerance * BETWEEN_UM3);
    assertEquals(voxel + " gained", BETWEEN_UM3, gained.get(1), tolerance * BETWEEN_UM3);
    boolean[] first = new boolean[after.length];
    for (int i = 0; i < after.length; i++) {
      first[i] = after[i] == 1;
    }
    assertEquals(
        "in one piece",
        1,
        Components.label(first, specimen.size(), Connectivity.FACES).count());
    assertTrue("fills the gap", fills(specimen, after));
  }

  /** Returns whether no voxel in the middle of what lies between the cells is left to nobody. */
  private static boolean fills(Specimen specimen, int[] ids) {
    Size size = specimen.size();
    for (int i = 0; i < ids.length; i++) {
      int[] core = {1600, 1300, 500, 2000, 1700, 700};
      if (ids[i] == 0 && specimen.isIn(core, size.x(i), size.y(i), size.z(i))) {
        return false;
      }
    }
    return true;
  }

  @Test
  public void onTheGridOfTheSearchEachVoxelIsCounted() {
    VoxelSize voxel = new VoxelSize(40, 40, 100);
    assertGiven(voxel, 0.04);
    Specimen specimen = Specimen.with(voxel);
    CellOverlap cells = specimen.cells();
    int[] before = specimen.ids(cells);
    SortedMap<Integer, Double> given =
        new LeftOverSearch(specimen, 20).give(cells, Workers.of(2), Progress.none());
    assertEquals(given.get(1), gained(specimen, before, specimen.ids(cells)).get(1), 1e-9);
  }

  @Test
  public void inAFinerStackTheGapIsFilledInFullResolution() {
    for (VoxelSize voxel : new VoxelSize[] {
      new VoxelSize(10, 10, 50),
      new VoxelSize(20, 20, 20),
      new VoxelSize(15, 15, 100),
      new VoxelSize(40, 40, 10)
    }) {
      assertGiven(voxel, 0.12);
    }
  }

  @Test
  public void theNumberOfWorkersDoesNotMatter() {
    Specimen specimen = Specimen.with(new VoxelSize(20, 20, 50));
    CellOverlap one = specimen.cells();
    CellOverlap three = specimen.cells();
    LeftOverSearch search = new LeftOverSearch(specimen, 20);
    assertEquals(
        search.give(one, Workers.single(), Progress.none()),
        search.give(three, Workers.of(3), Progress.none()));
    assertEquals(Map.of(), gained(specimen, specimen.ids(one), specimen.ids(three)));
  }
}
