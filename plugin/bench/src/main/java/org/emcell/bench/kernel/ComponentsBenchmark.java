package org.emcell.bench.kernel;

import java.util.concurrent.TimeUnit;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.RegionStatistics;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * 8-connected components of the resin with area, box and centroid; EMCell's with the mean, smallest and largest grey
 * level of each as well, which OpenCV does not give. EMCell keeps components as runs; OpenCV always writes a label
 * image.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ComponentsBenchmark {

  private Mat resin;

  /** Hands the mask to OpenCV. */
  @Setup(Level.Trial)
  public void setUp(KernelState state) {
    resin = OpenCv.mask(state.image.resin(), state.side);
  }

  /** EMCell's. */
  @Benchmark
  public RegionStatistics emcell(KernelState state) {
    Components components =
        Components.label(state.image.resin(), state.image.size(), Connectivity.ALL);
    return RegionStatistics.of(state.image.grey(), components);
  }

  /** OpenCV's. */
  @Benchmark
  public long opencv() {
    Mat statistics = new Mat();
    long count = opencv(resin, statistics);
    statistics.release();
    return count;
  }

  /** Returns the number of components, without the background; writes box and area of each. */
  static int opencv(Mat mask, Mat statistics) {
    Mat labels = new Mat();
    Mat centroids = new Mat();
    int count = Imgproc.connectedComponentsWithStatsWithAlgorithm(
        mask, labels, statistics, centroids, 8, CvType.CV_32S, Imgproc.CCL_DEFAULT);
    labels.release();
    centroids.release();
    return count - 1;
  }
}
