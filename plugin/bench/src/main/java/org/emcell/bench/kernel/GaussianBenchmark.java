package org.emcell.bench.kernel;

import java.util.concurrent.TimeUnit;
import org.emcell.core.Workers;
import org.emcell.core.image.GaussianFilter;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Gaussian filter: floats in, floats out, kernel out to 4 sigma in both, mirrored at the border in both. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class GaussianBenchmark {

  /** Standard deviation in pixels. */
  @Param({"2", "9"})
  public double sigma;

  private Mat grey;

  /** Hands the slice to OpenCV. */
  @Setup(Level.Trial)
  public void setUp(KernelState state) {
    grey = OpenCv.floats(state.image.grey(), state.side);
  }

  /** EMCell's. */
  @Benchmark
  public float[] emcell(KernelState state) {
    return GaussianFilter.smooth(
        state.image.grey(), state.image.size(), sigma, sigma, 0, Workers.single());
  }

  /** OpenCV's. */
  @Benchmark
  public long opencv() {
    return OpenCv.released(opencv(grey, sigma));
  }

  static Mat opencv(Mat grey, double sigma) {
    Mat smooth = new Mat();
    int width = 2 * (int) Math.ceil(4 * sigma) + 1;
    Imgproc.GaussianBlur(grey, smooth, new Size(width, width), sigma, sigma, Core.BORDER_REFLECT);
    return smooth;
  }
}
