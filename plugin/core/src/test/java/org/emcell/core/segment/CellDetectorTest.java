package org.emcell.core.segment;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.junit.Test;

public class CellDetectorTest {

  private static final VoxelSize VOXEL = new VoxelSize(40, 40, 100);
  private static final Size SIZE = Size.of(400, 300);

  @Test
  public void findsTheCentreAndTheHeightOfACell() {
    ToyCell toy = new ToyCell(SIZE, VOXEL, 1).draw(9000, 6000, 50, 4000, 0, true);
    List<Detection> found = detect(toy, CellDetector.Settings.DEFAULT);
    assertEquals(1, found.size());
    assertEquals(225, found.get(0).x(), 8);
    assertEquals(150, found.get(0).y(), 8);
    assertEquals(4, found.get(0).height(), 0.2);
    assertEquals(1, found.get(0).rank());
  }

  @Test
  public void tellsTwoCellsApartThatTouch() {
    ToyCell toy = new ToyCell(SIZE, VOXEL, 2)
        .draw(4500, 6000, 50, 3200, 0, true)
        .draw(10300, 6000, 50, 3000, 0, true);
    List<Detection> found = detect(toy, CellDetector.Settings.DEFAULT);
    assertEquals(2, found.size());
    assertTrue("the larger first", found.get(0).x() < found.get(1).x());
  }

  @Test
  public void findsACellThatResinRingsWithoutSwallowingTheRing() {
    ToyCell toy = new ToyCell(SIZE, VOXEL, 3).draw(8000, 6000, 50, 5800, 0, true);
    for (int i = 0; i < toy.grey.length; i++) {
      double r = Math.hypot((SIZE.x(i) + 0.5) * 40 - 8000, (SIZE.y(i) + 0.5) * 40 - 6000);
      if (r > 2600 && r < 3600) {
        toy.grey[i] = 207;
      }
    }
    List<Detection> found = detect(toy, CellDetector.Settings.DEFAULT);
    assertEquals(2.6, found.get(0).height(), 0.2);
  }

  @Test
  public void keepsNoMoreThanTheGivenNumberOfCells() {
    ToyCell toy = new ToyCell(SIZE, VOXEL, 4)
        .draw(3000, 3000, 50, 2400, 0, true)
        .draw(12000, 3000, 50, 2200, 0, true)
        .draw(8000, 9000, 50, 2000, 0, true);
    CellDetector.Settings all = CellDetector.Settings.DEFAULT;
    assertEquals(3, detect(toy, all.limited(0)).size());
    List<Detection> two = detect(toy, all.limited(2));
    assertEquals(2, two.size());
    assertTrue(two.stream().allMatch(d -> d.y() < 150));
  }

  @Test
  public void searchesOneSliceInEveryMicrometreAtLeast() {
    CellDetector detector = new CellDetector(CellDetector.Settings.DEFAULT);
    assertEquals(List.of(0, 20, 40), detector.probes(60, new VoxelSize(10, 10, 50)));
    assertEquals(List.of(0, 5, 10), detector.probes(15, new VoxelSize(40, 40, 200)));
    assertEquals(List.of(0, 1), detector.probes(2, new VoxelSize(40, 40, 3000)));
  }

  @Test
  public void doesNotDependOnTheGreyLevels() {
    ToyCell toy = new ToyCell(SIZE, VOXEL, 5)
        .draw(4500, 6000, 50, 3200, 0, true)
        .draw(11500, 6000, 50, 3000, 0, true);
    List<Detection> found = detect(toy, CellDetector.Settings.DEFAULT);
    for (int i = 0; i < toy.grey.length; i++) {
      toy.grey[i] = 40 + 0.6f * toy.grey[i];
    }
    List<Detection> darker = detect(toy, CellDetector.Settings.DEFAULT);
    assertEquals(found.size(), darker.size());
    for (int i = 0; i < found.size(); i++) {
      assertEquals(found.get(i).x(), darker.get(i).x(), 3);
      assertEquals(found.get(i).height(), darker.get(i).height(), 0.1);
    }
  }

  @Test
  public void findsNothingInSlicesOfResinThatFollowSlicesWithCells() {
    Size size = new Size(400, 300, 81);
    ToyCell toy = new ToyCell(size, VOXEL, 6)
        .draw(9000, 6000, 2000, 3500, 0, true)
        .draw(3500, 6000, 1500, 3000, 0, true);
    Set<Integer> slices = new TreeSet<>();
    detect(toy, CellDetector.Settings.DEFAULT).forEach(d -> slices.add(d.slice()));
    assertEquals(Set.of(0, 10, 20, 30, 40, 50), slices);
  }

  /** Half a cell of 2.8 um in a real slice was missed because of one bright pixel of its outermost row. */
  @Test
  public void aBrightSpeckAtTheFrameDoesNotHideTheCellThere() {
    ToyCell toy = new ToyCell(SIZE, VOXEL, 7).draw(8000, 0, 50, 2600, 0, true);
    for (int x = 196; x < 204; x++) {
      for (int y = 0; y < 3; y++) {
        toy.grey[SIZE.index(x, y, 0)] = 215;
      }
    }
    List<Detection> found = detect(toy, CellDetector.Settings.DEFAULT);
    assertEquals(1, found.size());
    assertEquals(2.6, found.get(0).height(), 0.2);
  }

  private static List<Detection> detect(ToyCell toy, CellDetector.Settings settings) {
    return new CellDetector(settings).detect(toy.stack(), VOXEL, Workers.single(), Progress.none());
  }
}
