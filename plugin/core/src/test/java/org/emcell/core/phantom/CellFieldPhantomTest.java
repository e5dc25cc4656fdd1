package org.emcell.core.phantom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Box;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.Size;
import org.junit.BeforeClass;
import org.junit.Test;

public class CellFieldPhantomTest {

  private static final Workers WORKERS = Workers.of(2);

  /** Five cells on a coarse grid: 28 x 28 x 22 um. */
  private static final PhantomSettings COARSE = PhantomSettings.defaults()
      .withSize(350, 350, 110)
      .withVoxel(new VoxelSize(80, 80, 200))
      .withCells(5)
      .withCellRadius(5000)
      .withSeed(3)
      .withShares(1, 0.5);

  private static final Size SIZE = new Size(350, 350, 110);
  private static final int[] CELLS = new int[SIZE.voxels()];
  private static final int[] NUCLEI = new int[SIZE.voxels()];
  private static List<CellTruth> truth;

  @BeforeClass
  public static void makeCoarsePhantom() {
    CellFieldPhantom phantom = CellFieldPhantom.of(COARSE);
    TruthCounter counter = phantom.truthCounter();
    for (int z = 0; z < SIZE.depth(); z++) {
      PhantomSlice slice = phantom.slice(z, WORKERS);
      counter.add(slice);
      System.arraycopy(slice.cells(), 0, CELLS, z * SIZE.slicePixels(), SIZE.slicePixels());
      System.arraycopy(slice.nuclei(), 0, NUCLEI, z * SIZE.slicePixels(), SIZE.slicePixels());
    }
    truth = counter.truth();
  }

  private static boolean[] mask(int[] labels, int id) {
    boolean[] mask = new boolean[labels.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = labels[i] == id;
    }
    return mask;
  }

  @Test
  public void theSameSeedGivesTheSameBytesOnAnyNumberOfThreadsAndInAnyOrder() {
    PhantomSettings settings = PhantomSettings.defaults()
        .withSize(300, 150, 20)
        .withCells(3)
        .withCellRadius(2200)
        .withSeed(8);
    CellFieldPhantom first = CellFieldPhantom.of(settings);
    CellFieldPhantom second = CellFieldPhantom.of(settings);
    PhantomSlice expected = first.slice(11, Workers.single());
    second.slice(19, Workers.of(3));
    second.slice(2, Workers.of(3));
    PhantomSlice found = second.slice(11, Workers.of(3));
    assertArrayEquals(expected.grey(), found.grey());
    assertArrayEquals(expected.cells(), found.cells());
    assertArrayEquals(expected.nuclei(), found.nuclei());
    assertArrayEquals("grey levels alone are the same", expected.grey(), second.grey(11, WORKERS));
  }

  /** Figures of accuracy are comparable only as long as a seed stands for the same specimen. */
  @Test
  public void theBytesOfASeedAreThoseOfEarlierVersions() {
    CellFieldPhantom phantom = CellFieldPhantom.of(PhantomSettings.defaults()
        .withSize(419, 277, 60)
        .withVoxel(new VoxelSize(41.3, 53.7, 170))
        .withCells(3)
        .withCellRadius(3000)
        .withSeed(12)
        .withShares(1, 0.5));
    assertEquals(0xE1392640L, checksum(phantom.slice(7, WORKERS)));
    assertEquals(0x884B418DL, checksum(phantom.slice(30, WORKERS)));
    assertEquals(0x4F49E533L, checksum(phantom.slice(52, WORKERS)));
  }

  private static long checksum(PhantomSlice slice) {
    ByteBuffer labels = ByteBuffer.allocate(8 * slice.cells().length);
    labels.asIntBuffer().put(slice.cells()).put(slice.nuclei());
    CRC32 checksum = new CRC32();
    checksum.update(slice.grey());
    checksum.update(labels.array());
    return checksum.getValue();
  }

  @Test
  public void anotherSeedGivesAnotherSpecimen() {
    PhantomSettings settings =
        PhantomSettings.defaults().withSize(200, 200, 20).withCells(2).withCellRadius(2200);
    int[] one = CellFieldPhantom.of(settings.withSeed(1)).slice(10, WORKERS).cells();
    int[] two = CellFieldPhantom.of(settings.withSeed(2)).slice(10, WORKERS).cells();
    assertFalse(Arrays.equals(one, two));
  }

  @Test
  public void theSameSpecimenIsSeenWithOtherVoxels() {
    PhantomSettings fine = PhantomSettings.defaults()
        .withSize(300, 240, 30)
        .withVoxel(new VoxelSize(40, 40, 100))
        .withCells(2)
        .withSeed(5);
    PhantomSettings coarse = fine.withSize(100, 80, 10).withVoxel(new VoxelSize(120, 120, 300));
    int[] fineCells = CellFieldPhantom.of(fine).slice(16, WORKERS).cells();
    int[] coarseCells = CellFieldPhantom.of(coarse).slice(5, WORKERS).cells();
    int different = 0;
    for (int i = 0; i < coarseCells.length; i++) {
      int middle = (3 * (i / 100) + 1) * 300 + 3 * (i % 100) + 1;
      different += coarseCells[i] == fineCells[middle] ? 0 : 1;
    }
    assertTrue("pixels with the same centre differ: " + different, different <= 2);
    assertTrue(Arrays.stream(coarseCells).anyMatch(id -> id > 0));
  }

  @Test
  public void everyNucleusLiesInItsCellAndNowhereAtTheMembrane() {
    for (int i = 0; i < CELLS.length; i++) {
      if (NUCLEI[i] != 0) {
        assertEquals(CELLS[i], NUCLEI[i]);
        int x = SIZE.x(i);
        assertTrue(
            "cytoplasm on both sides",
            (x == 0 || CELLS[i - 1] == CELLS[i])
                && (x == SIZE.width() - 1 || CELLS[i + 1] == CELLS[i]));
      }
    }
  }

  @Test
  public void theTruthIsWhatTheLabelsShow() {
    assertEquals(5, truth.size());
    for (CellTruth cell : truth) {
      long voxels = 0;
      long nucleus = 0;
      double sumX = 0;
      double sumZ = 0;
      int minY = Integer.MAX_VALUE;
      int maxX = 0;
      Set<Integer> touching = new TreeSet<>();
      for (int i = 0; i < CELLS.length; i++) {
        nucleus += NUCLEI[i] == cell.id() ? 1 : 0;
        if (CELLS[i] == cell.id()) {
          voxels++;
          sumX += SIZE.x(i);
          sumZ += SIZE.z(i);
          minY = Math.min(minY, SIZE.y(i));
          maxX = Math.max(maxX, SIZE.x(i));
          addNeighbours(i, touching);
        }
      }
      touching.remove(0);
      touching.remove(cell.id());
      Box box = cell.box();
      assertEquals(voxels, cell.voxels());
      assertEquals(nucleus, cell.nucleusVoxels());
      assertEquals(voxels * 0.08 * 0.08 * 0.2, cell.volume(), 1e-6);
      assertEquals(4 / 3.0 * Math.PI * Math.pow(cell.radius(), 3), cell.volume(), 1e-6);
      assertEquals(sumX / voxels, cell.x(), 1e-9);
      assertEquals(sumZ / voxels, cell.z(), 1e-9);
      assertEquals(minY, box.minY());
      assertEquals(maxX, box.maxX());
      assertEquals(box.touchesSide(SIZE), cell.cutBySide());
      assertEquals(box.minZ() == 0, cell.cutByTop());
      assertEquals(box.maxZ() == SIZE.depth() - 1, cell.cutByBottom());
      assertEquals(new ArrayList<>(touching), cell.touching());
    }
  }

  private static void addNeighbours(int i, Set<Integer> ids) {
    int[][] steps = {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}};
    for (int[] step : steps) {
      int x = SIZE.x(i) + step[0];
      int y = SIZE.y(i) + step[1];
      int z = SIZE.z(i) + step[2];
      if (SIZE.contains(x, y, z)) {
        ids.add(CELLS[SIZE.index(x, y, z)]);
      }
    }
  }

  @Test
  public void wholeCellsAreAboutAsLargeAsTheirModel() {
    List<CellTruth> whole = truth.stream().filter(CellTruth::isWhole).toList();
    assertFalse("some cell is whole", whole.isEmpty());
    for (CellTruth cell : whole) {
      double model = 4 / 3.0 * Math.PI * Math.pow(cell.modelRadius(), 3);
      assertTrue(
          "protrusions add some volume",
          cell.volume() > 0.8 * model && cell.volume() < 1.6 * model);
      assertEquals(cell.modelX(), cell.x(), 1 / 0.08);
      assertEquals(cell.modelZ(), cell.z(), 1 / 0.2);
    }
  }

  @Test
  public void cellsAndNucleiAreEachOnePieceButForTheTipsOfThinProtrusions() {
    for (CellTruth cell : truth) {
      Components pieces = Components.label(mask(CELLS, cell.id()), SIZE, Connectivity.ALL);
      assertTrue("cell " + cell.id(), pieces.voxels(pieces.largest()) > 0.97 * cell.voxels());
      Components nuclei = Components.label(mask(NUCLEI, cell.id()), SIZE, Connectivity.ALL);
      if (cell.nuclei() == 1) {
        assertTrue(
            "nucleus " + cell.id(), nuclei.voxels(nuclei.largest()) > 0.97 * cell.nucleusVoxels());
      }
    }
  }

  @Test
  public void thereAreBinucleateCellsWhenAskedFor() {
    assertTrue(truth.stream().anyMatch(cell -> cell.nuclei() == 2));
    assertTrue(truth.stream().anyMatch(cell -> cell.nuclei() == 1));
  }

  @Test
  public void foldsCutNucleiIntoLobesInSomeSlices() {
    int lobed = 0;
    for (int z = 0; z < SIZE.depth(); z++) {
      int[] slice =
          Arrays.copyOfRange(NUCLEI, z * SIZE.slicePixels(), (z + 1) * SIZE.slicePixels());
      for (CellTruth cell : truth) {
        if (cell.nuclei() == 1) {
          Components lobes =
              Components.label(mask(slice, cell.id()), SIZE.slice(), Connectivity.ALL);
          int large = 0;
          for (int i = 1; i <= lobes.count(); i++) {
            large += lobes.voxels(i) * 0.08 * 0.08 > 0.5 ? 1 : 0;
          }
          lobed += large > 1 ? 1 : 0;
        }
      }
    }
    assertTrue("slices with lobes: " + lobed, lobed >= 3);
  }

  @Test
  public void pairsTouchWhenAskedFor() {
    Set<Integer> touching = new HashSet<>();
    truth.forEach(cell -> touching.addAll(cell.touching()));
    assertTrue("touching cells: " + touching, touching.size() >= 4);
  }

  @Test
  public void noIntervalOfGreyLevelsFindsTheNuclei() {
    PhantomSettings settings = PhantomSettings.defaults();
    CellFieldPhantom phantom = CellFieldPhantom.of(settings);
    long[] all = new long[257];
    long[] nucleus = new long[257];
    for (int z = 20; z < 120; z += 20) {
      PhantomSlice slice = phantom.slice(z, WORKERS);
      for (int i = 0; i < slice.grey().length; i++) {
        int level = slice.grey()[i] & 0xFF;
        all[level + 1]++;
        nucleus[level + 1] += slice.nuclei()[i] > 0 ? 1 : 0;
      }
    }
    Arrays.parallelPrefix(all, Long::sum);
    Arrays.parallelPrefix(nucleus, Long::sum);
    double best = 0;
    for (int low = 0; low < 256; low++) {
      for (int high = low + 1; high <= 256; high++) {
        double hits = nucleus[high] - nucleus[low];
        best = Math.max(best, hits / (all[high] - all[low] + nucleus[256] - hits));
      }
    }
    assertTrue("best Jaccard index " + best, best > 0.1 && best < 0.45);
  }

  @Test
  public void greyLevelsAreThoseOfTheReferenceData() {
    CellFieldPhantom phantom = CellFieldPhantom.of(PhantomSettings.defaults());
    double[] sum = new double[3];
    double[] square = new double[3];
    long[] count = new long[3];
    for (int z = 25; z < 120; z += 30) {
      PhantomSlice slice = phantom.slice(z, WORKERS);
      for (int i = 0; i < slice.grey().length; i++) {
        int what = slice.nuclei()[i] > 0 ? 2 : slice.cells()[i] > 0 ? 1 : 0;
        int level = slice.grey()[i] & 0xFF;
        sum[what] += level;
        square[what] += level * level;
        count[what]++;
      }
    }
    assertEquals("resin", 197, sum[0] / count[0], 8);
    assertEquals("cytoplasm", 145, sum[1] / count[1], 5);
    assertEquals("nucleoplasm", 152, sum[2] / count[2], 4);
    double cytoplasm = Math.sqrt(square[1] / count[1] - Math.pow(sum[1] / count[1], 2));
    double nucleoplasm = Math.sqrt(square[2] / count[2] - Math.pow(sum[2] / count[2], 2));
    assertTrue(cytoplasm + " against " + nucleoplasm, cytoplasm > 1.6 * nucleoplasm);
  }

  @Test
  public void contrastAndNoiseDoWhatTheySay() {
    PhantomSettings settings = PhantomSettings.defaults().withSize(256, 128, 30);
    double[] plain = meanAndSpread(settings.withCells(0).withImaging(1, 0));
    double[] noisy = meanAndSpread(settings.withCells(0).withImaging(1, 20));
    assertEquals(plain[0], noisy[0], 1);
    assertEquals(Math.sqrt(plain[1] * plain[1] + 400), noisy[1], 2.5);
    double full = 207 - meanAndSpread(settings.withCells(1).withSeed(4))[0];
    double half = 207 - meanAndSpread(settings.withCells(1).withSeed(4).withImaging(0.5, 5))[0];
    assertEquals(0.5, half / full, 0.1);
  }

  private static double[] meanAndSpread(PhantomSettings settings) {
    byte[] grey = CellFieldPhantom.of(settings).grey(15, WORKERS);
    double sum = 0;
    double square = 0;
    for (byte level : grey) {
      sum += level & 0xFF;
      square += (level & 0xFF) * (level & 0xFF);
    }
    double mean = sum / grey.length;
    return new double[] {mean, Math.sqrt(square / grey.length - mean * mean)};
  }

  @Test
  public void tooManyCellsAreRefusedWithTheNumberThatFits() {
    PhantomSettings crowded = PhantomSettings.defaults().withCells(200);
    String message = assertThrows(
            IllegalArgumentException.class, () -> CellFieldPhantom.of(crowded))
        .getMessage();
    int fitting = Integer.parseInt(message.replaceAll("(?s)^Only (\\d+) .*", "$1"));
    CellFieldPhantom.of(crowded.withCells(fitting));
    assertThrows(
        IllegalArgumentException.class, () -> CellFieldPhantom.of(crowded.withCells(fitting + 1)));
  }

  @Test
  public void anEmptyFieldAndASingleSliceWork() {
    PhantomSettings empty = PhantomSettings.defaults().withSize(33, 1, 1).withCells(0);
    PhantomSlice slice = CellFieldPhantom.of(empty).slice(0, WORKERS);
    assertEquals(33, slice.grey().length);
    assertTrue(Arrays.stream(slice.cells()).allMatch(id -> id == 0));
    PhantomSettings single = PhantomSettings.defaults().withSize(300, 300, 1).withCells(1);
    CellFieldPhantom phantom = CellFieldPhantom.of(single);
    TruthCounter counter = phantom.truthCounter();
    counter.add(phantom.slice(0, WORKERS));
    CellTruth cell = counter.truth().get(0);
    assertTrue(cell.cutByTop() && cell.cutByBottom());
  }

  @Test
  public void slicesOutsideAndOutOfOrderAreRefused() {
    CellFieldPhantom phantom =
        CellFieldPhantom.of(PhantomSettings.defaults().withSize(20, 20, 3).withCells(0));
    assertThrows(IndexOutOfBoundsException.class, () -> phantom.slice(3, WORKERS));
    assertThrows(IndexOutOfBoundsException.class, () -> phantom.grey(-1, WORKERS));
    assertThrows(
        IllegalArgumentException.class,
        () -> phantom.truthCounter().add(phantom.slice(1, WORKERS)));
  }
}
