package org.emcell.core.image;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class RegionStatisticsTest {

  private final Random random = new Random(6);

  @Test
  public void figuresAreThoseOfTheVoxelsOfEachRegion() {
    for (Size size : OddImages.SIZES) {
      float[] image = OddImages.noise(size, random);
      Components components =
          Components.label(OddImages.mask(size, 0.4, random), size, Connectivity.FACES);
      int[] labels = components.labels();
      for (RegionStatistics statistics : List.of(
          RegionStatistics.of(image, components),
          RegionStatistics.of(image, labels, components.count()))) {
        assertEquals(components.count(), statistics.count());
        for (int label = 1; label <= components.count(); label++) {
          DoubleSummaryStatistics expected = new DoubleSummaryStatistics();
          for (int i = 0; i < image.length; i++) {
            if (labels[i] == label) {
              expected.accept(image[i]);
            }
          }
          assertEquals(expected.getCount(), statistics.voxels(label));
          assertEquals(expected.getAverage(), statistics.mean(label), 1e-9);
          assertEquals(expected.getMin(), statistics.min(label), 0);
          assertEquals(expected.getMax(), statistics.max(label), 0);
        }
      }
    }
  }

  @Test
  public void aRegionWithoutVoxelsHasNoMean() {
    RegionStatistics statistics = RegionStatistics.of(new float[] {4, 6}, new int[] {3, 3}, 3);
    assertEquals(0, statistics.voxels(1));
    assertEquals(Double.NaN, statistics.mean(1), 0);
    assertEquals(Float.NaN, statistics.min(2), 0);
    assertEquals(Float.NaN, statistics.max(2), 0);
    assertEquals(5, statistics.mean(3), 0);
  }

  @Test
  public void labelsThatDoNotFitAreRefused() {
    float[] image = new float[2];
    List<Runnable> wrong = List.of(
        () -> RegionStatistics.of(image, new int[] {1, 2, 1}, 2),
        () -> RegionStatistics.of(image, new int[] {1, 3}, 2),
        () -> RegionStatistics.of(image, new int[] {1, -1}, 2),
        () -> RegionStatistics.of(
            image, Components.label(new boolean[3], Size.of(3, 1), Connectivity.ALL)));
    for (Runnable call : wrong) {
      assertThrows(IllegalArgumentException.class, call::run);
    }
  }
}
