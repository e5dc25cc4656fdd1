package org.emcell.bench.kernel;

import java.util.concurrent.TimeUnit;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.DistanceMap;
import org.opencv.core.Core;
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

/** Exact Euclidean distance to the resin. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DistanceMapBenchmark {

  private Mat stained;

  /** Hands the mask to OpenCV, which measures to where it is 0. */
  @Setup(Level.Trial)
  public void setUp(KernelState state) {
    stained = new Mat();
    Core.bitwise_not(OpenCv.mask(state.image.resin(), state.side), stained);
  }

  /** EMCell's. */
  @Benchmark
  public float[] emcell(KernelState state) {
    return DistanceMap.toSet(
        state.image.resin(), state.image.size(), VoxelSize.UNIT, Workers.single());
  }

  /** OpenCV's. */
  @Benchmark
  public long opencv() {
    return OpenCv.released(opencv(stained));
  }

  static Mat opencv(Mat stained) {
    Mat distance = new Mat();
    Imgproc.distanceTransform(stained, distance, Imgproc.DIST_L2, Imgproc.DIST_MASK_PRECISE);
    return distance;
  }
}
