package org.emcell.bench.kernel;

import java.util.concurrent.TimeUnit;
import org.emcell.core.image.HoleFilling;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Filling of all holes of the resin; with OpenCV by flooding the background from outside, as is the custom. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class HoleFillingBenchmark {

  private Mat resin;

  /** Hands the mask to OpenCV. */
  @Setup(Level.Trial)
  public void setUp(KernelState state) {
    resin = OpenCv.mask(state.image.resin(), state.side);
  }

  /** EMCell's. */
  @Benchmark
  public boolean[] emcell(KernelState state) {
    return HoleFilling.fill(state.image.resin(), state.image.size());
  }

  /** OpenCV's. */
  @Benchmark
  public long opencv() {
    return OpenCv.released(opencv(resin));
  }

  static Mat opencv(Mat mask) {
    Mat outside = new Mat();
    Core.copyMakeBorder(mask, outside, 1, 1, 1, 1, Core.BORDER_CONSTANT, new Scalar(0));
    Imgproc.floodFill(outside, new Mat(), new Point(0, 0), new Scalar(255));
    Mat inside = outside.submat(new Rect(1, 1, mask.cols(), mask.rows()));
    Mat filled = new Mat();
    Core.bitwise_not(inside, filled);
    Core.bitwise_or(filled, mask, filled);
    inside.release();
    outside.release();
    return filled;
  }
}
