package org.emcell.core.measure;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.Test;

public class AccuracyTest {

  private static final double EXACT = 1e-12;

  @Test
  public void countsAndRatiosOfAHandMadeCase() {
    boolean[] mask = {true, true, true, false, false, false, false, false, false, true};
    boolean[] truth = {true, true, false, true, true, true, false, false, false, false};
    Accuracy accuracy = Accuracy.of(mask, truth);
    assertEquals(new Accuracy(2, 2, 3, 3), accuracy);
    assertEquals(0.5, accuracy.accuracy(), EXACT);
    assertEquals(2.0 / 7, accuracy.jaccard(), EXACT);
    assertEquals(4.0 / 9, accuracy.dice(), EXACT);
    assertEquals(0.5, accuracy.precision(), EXACT);
    assertEquals(0.4, accuracy.recall(), EXACT);
  }

  @Test
  public void slicesAddUpToTheWhole() {
    Random random = new Random(4);
    int[] labels = random.ints(1000, 0, 4).toArray();
    int[] truth = random.ints(1000, 0, 6).toArray();
    Accuracy sum = Accuracy.NONE;
    for (int start = 0; start < 1000; start += 100) {
      sum = sum.plus(Accuracy.of(
          Arrays.copyOfRange(labels, start, start + 100),
          l -> l == 2,
          Arrays.copyOfRange(truth, start, start + 100),
          l -> l == 1 || l == 2));
    }
    assertEquals(Accuracy.of(labels, l -> l == 2, truth, l -> l == 1 || l == 2), sum);
    assertEquals(1000, sum.voxels());
  }

  @Test
  public void whatHasNothingToCountIsOneOnlyWhenMaskAndTruthAgree() {
    Accuracy bothEmpty = new Accuracy(0, 0, 0, 5);
    assertEquals(1, bothEmpty.jaccard(), 0);
    assertEquals(1, bothEmpty.dice(), 0);
    assertEquals(1, bothEmpty.precision(), 0);
    assertEquals(1, bothEmpty.recall(), 0);
    assertEquals(0, new Accuracy(0, 0, 3, 5).precision(), 0);
    assertEquals(0, new Accuracy(0, 3, 0, 5).recall(), 0);
    assertEquals(1, Accuracy.NONE.accuracy(), 0);
  }

  @Test
  public void imagesOfDifferentLengthAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Accuracy.of(new boolean[3], new boolean[4]));
  }
}
