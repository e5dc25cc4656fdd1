package org.emcell.bench.kernel;

import java.util.concurrent.TimeUnit;
import org.emcell.core.Workers;
import org.emcell.core.image.CannyEdges;
import org.emcell.core.image.GaussianFilter;
import org.emcell.core.image.Quantile;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
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

/**
 * Canny edges. OpenCV smooths in floats (in bytes the gradient of a wide Gaussian would be lost in rounding), takes
 * Sobel's derivatives as 16-bit integers, as its Canny wants them, and is given both thresholds. EMCell also finds the
 * thresholds and convolves with true derivatives of Gaussian.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CannyBenchmark {

  /** What Sobel's 3 x 3 derivative is multiplied by to use the range of 16 bits. */
  private static final double SCALE = 16;
  /** What Sobel's 3 x 3 derivative gives on a ramp that rises by 1 a pixel. */
  private static final double SOBEL = 8;

  /** Standard deviation in pixels. */
  @Param({"4", "9"})
  public double sigma;

  private Mat grey;
  private double high;

  /** Hands the slice to OpenCV and finds out the threshold for it. */
  @Setup(Level.Trial)
  public void setUp(KernelState state) {
    grey = OpenCv.floats(state.image.grey(), state.side);
    high = threshold(state.image, sigma);
  }

  /** EMCell's. */
  @Benchmark
  public boolean[] emcell(KernelState state) {
    return CannyEdges.find(state.image.grey(), state.image.size(), sigma, Workers.single());
  }

  /** OpenCV's. */
  @Benchmark
  public long opencv() {
    return OpenCv.released(opencv(grey, sigma, high));
  }

  /** Returns the high threshold that EMCell uses, in grey levels per pixel. */
  static double threshold(PhantomImage image, double sigma) {
    Workers one = Workers.single();
    float[] gx =
        GaussianFilter.derivative(image.grey(), image.size(), sigma, 1, sigma, 0, 0, 0, one);
    float[] gy =
        GaussianFilter.derivative(image.grey(), image.size(), sigma, 0, sigma, 1, 0, 0, one);
    for (int i = 0; i < gx.length; i++) {
      gx[i] = (float) Math.hypot(gx[i], gy[i]);
    }
    return Quantile.of(gx, CannyEdges.HIGH_QUANTILE);
  }

  static Mat opencv(Mat grey, double sigma, double high) {
    Mat smooth = GaussianBenchmark.opencv(grey, sigma);
    Mat dx = new Mat();
    Mat dy = new Mat();
    Mat edges = new Mat();
    Imgproc.Sobel(smooth, dx, CvType.CV_16S, 1, 0, 3, SCALE, 0, Core.BORDER_REPLICATE);
    Imgproc.Sobel(smooth, dy, CvType.CV_16S, 0, 1, 3, SCALE, 0, Core.BORDER_REPLICATE);
    double threshold = high * SOBEL * SCALE;
    Imgproc.Canny(dx, dy, edges, CannyEdges.LOW_TO_HIGH * threshold, threshold, true);
    smooth.release();
    dx.release();
    dy.release();
    return edges;
  }
}
