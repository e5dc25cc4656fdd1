package org.emcell.bench.kernel;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.DistanceMap;
import org.emcell.core.image.GaussianFilter;
import org.emcell.core.image.HoleFilling;
import org.junit.BeforeClass;
import org.junit.Test;
import org.opencv.core.Core;
import org.opencv.core.Mat;

/** What is timed side by side does the same work: both give the same image. */
public class KernelsAgreeTest {

  private static final int SIDE = 300;

  private static PhantomImage image;

  @BeforeClass
  public static void makeSlice() {
    assumeTrue("no OpenCV for this machine", OpenCv.isAvailable());
    image = PhantomImage.of(SIDE);
  }

  @Test
  public void theSliceShowsResinAndCells() {
    int resin = 0;
    for (boolean pixel : image.resin()) {
      resin += pixel ? 1 : 0;
    }
    double share = (double) resin / image.resin().length;
    assertTrue("share of resin " + share, share > 0.05 && share < 0.95);
  }

  @Test
  public void gaussiansDifferByRoundingOnly() {
    for (double sigma : new double[] {2, 9}) {
      float[] own =
          GaussianFilter.smooth(image.grey(), image.size(), sigma, sigma, 0, Workers.single());
      Mat theirs = GaussianBenchmark.opencv(OpenCv.floats(image.grey(), SIDE), sigma);
      assertArrayEquals(OpenCv.floats(theirs), own, 2e-3f);
    }
  }

  @Test
  public void distanceMapsDifferByRoundingOnly() {
    float[] own = DistanceMap.toSet(image.resin(), image.size(), VoxelSize.UNIT, Workers.single());
    Mat stained = new Mat();
    Core.bitwise_not(OpenCv.mask(image.resin(), SIDE), stained);
    assertArrayEquals(OpenCv.floats(DistanceMapBenchmark.opencv(stained)), own, 1e-3f);
  }

  @Test
  public void openingsAndClosingsAreTheSame() {
    Mat resin = OpenCv.mask(image.resin(), SIDE);
    for (DiskBenchmark.Operation operation : DiskBenchmark.Operation.values()) {
      for (int radius : new int[] {5, 20}) {
        Mat theirs = DiskBenchmark.opencv(resin, operation, DiskBenchmark.disk(radius));
        boolean[] own = DiskBenchmark.emcell(image, operation, radius);
        assertArrayEquals(operation + " " + radius, OpenCv.mask(theirs), own);
      }
    }
  }

  @Test
  public void holesAreFilledAlike() {
    Mat theirs = HoleFillingBenchmark.opencv(OpenCv.mask(image.resin(), SIDE));
    assertArrayEquals(OpenCv.mask(theirs), HoleFilling.fill(image.resin(), image.size()));
  }

  @Test
  public void thereAreAsManyComponents() {
    Mat statistics = new Mat();
    int theirs = ComponentsBenchmark.opencv(OpenCv.mask(image.resin(), SIDE), statistics);
    assertEquals(
        theirs, Components.label(image.resin(), image.size(), Connectivity.ALL).count());
  }
}
