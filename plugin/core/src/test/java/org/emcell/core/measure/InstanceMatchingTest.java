package org.emcell.core.measure;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.emcell.core.measure.InstanceMatching.Merge;
import org.emcell.core.measure.InstanceMatching.Pair;
import org.emcell.core.measure.InstanceMatching.Split;
import org.junit.Test;

public class InstanceMatchingTest {

  private static InstanceMatching match(int[] found, int[] truth, double threshold) {
    InstanceOverlap overlap = new InstanceOverlap();
    overlap.add(found, truth);
    return InstanceMatching.of(overlap, threshold);
  }

  @Test
  public void aPerfectResultWithOtherIdsMatchesEveryCell() {
    InstanceMatching matching =
        match(new int[] {7, 7, 0, 3, 3, 3}, new int[] {1, 1, 0, 2, 2, 2}, 0.5);
    assertEquals(List.of(new Pair(7, 1, 1), new Pair(3, 2, 1)), matching.pairs());
    assertEquals(1, matching.recall(), 0);
    assertEquals(1, matching.precision(), 0);
    assertEquals(1, matching.meanJaccard(), 0);
  }

  @Test
  public void missedAndSpuriousCellsAreListed() {
    InstanceMatching matching =
        match(new int[] {5, 5, 5, 0, 0, 0, 9, 9}, new int[] {1, 1, 1, 1, 2, 2, 0, 0}, 0.5);
    assertEquals(List.of(new Pair(5, 1, 0.75)), matching.pairs());
    assertEquals(List.of(2), matching.missed());
    assertEquals(List.of(9), matching.spurious());
    assertEquals(0.5, matching.recall(), 0);
    assertEquals(0.5, matching.precision(), 0);
    assertEquals(0.75, matching.meanJaccard(), 0);
  }

  @Test
  public void twoTrueCellsInOneFoundCellAreAMerge() {
    InstanceMatching matching =
        match(new int[] {4, 4, 4, 4, 4, 4}, new int[] {1, 1, 1, 1, 2, 2}, 0.5);
    assertEquals(List.of(new Merge(4, List.of(1, 2))), matching.merges());
    assertEquals(List.of(2), matching.missed());
    assertEquals(List.of(), matching.splits());
  }

  @Test
  public void oneTrueCellInTwoFoundCellsIsASplitButACrumbIsNot() {
    int[] truth = new int[30];
    Arrays.fill(truth, 1);
    int[] found = new int[30];
    Arrays.fill(found, 0, 14, 1);
    Arrays.fill(found, 14, 28, 2);
    Arrays.fill(found, 28, 30, 3);
    InstanceMatching matching = match(found, truth, 0.4);
    assertEquals(List.of(new Split(1, List.of(1, 2))), matching.splits());
    assertEquals("the lower id wins a tie", List.of(new Pair(1, 1, 14 / 30.0)), matching.pairs());
    assertEquals(List.of(2, 3), matching.spurious());
  }

  @Test
  public void aFoundCellThatReachesIntoItsNeighbourIsNoMerge() {
    InstanceMatching matching =
        match(new int[] {1, 1, 1, 1, 2, 2}, new int[] {1, 1, 1, 2, 2, 2}, 0.5);
    assertEquals(List.of(), matching.merges());
    assertEquals(2, matching.pairs().size());
  }

  @Test
  public void countsOfSlicesAddUpToThoseOfTheWhole() {
    Random random = new Random(11);
    int[] found = random.ints(900, 0, 5).toArray();
    int[] truth = random.ints(900, 0, 4).toArray();
    InstanceOverlap bySlice = new InstanceOverlap();
    for (int start = 0; start < 900; start += 90) {
      bySlice.add(
          Arrays.copyOfRange(found, start, start + 90),
          Arrays.copyOfRange(truth, start, start + 90));
    }
    for (int f = 1; f < 5; f++) {
      for (int t = 1; t < 4; t++) {
        int id = f;
        int trueId = t;
        Accuracy pair = Accuracy.of(found, l -> l == id, truth, l -> l == trueId);
        assertEquals(pair.truePositives(), bySlice.shared(f, t));
        assertEquals(pair.jaccard(), bySlice.jaccard(f, t), 1e-12);
      }
    }
  }

  @Test
  public void nothingFoundAndNothingToFindIsPerfect() {
    InstanceMatching matching = match(new int[4], new int[4], 0.5);
    assertEquals(1, matching.recall(), 0);
    assertEquals(1, matching.precision(), 0);
    assertEquals(0, matching.meanJaccard(), 0);
  }

  @Test
  public void badInputIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> match(new int[] {-1}, new int[] {1}, 0.5));
    assertThrows(IllegalArgumentException.class, () -> match(new int[2], new int[1], 0.5));
    assertThrows(IllegalArgumentException.class, () -> match(new int[1], new int[1], 0));
  }
}
