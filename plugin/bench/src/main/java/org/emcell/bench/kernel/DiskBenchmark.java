package org.emcell.bench.kernel;

import java.util.concurrent.TimeUnit;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Morphology;
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

/** Opening and closing of the resin with a true disk, in OpenCV with the same disk as structuring element. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DiskBenchmark {

  /** What is done with the disk. */
  public enum Operation {
    OPENING(Imgproc.MORPH_OPEN),
    CLOSING(Imgproc.MORPH_CLOSE);

    private final int code;

    Operation(int code) {
      this.code = code;
    }
  }

  /** What is done. */
  @Param
  public Operation operation;

  /** Radius of the disk in pixels. */
  @Param({"5", "20", "40"})
  public int radius;

  private Mat resin;
  private Mat disk;

  /** Hands mask and disk to OpenCV. */
  @Setup(Level.Trial)
  public void setUp(KernelState state) {
    resin = OpenCv.mask(state.image.resin(), state.side);
    disk = disk(radius);
  }

  /** EMCell's. */
  @Benchmark
  public boolean[] emcell(KernelState state) {
    return emcell(state.image, operation, radius);
  }

  /** OpenCV's. */
  @Benchmark
  public long opencv() {
    return OpenCv.released(opencv(resin, operation, disk));
  }

  static boolean[] emcell(PhantomImage image, Operation operation, int radius) {
    Workers one = Workers.single();
    return operation == Operation.OPENING
        ? Morphology.open(image.resin(), image.size(), radius, VoxelSize.UNIT, one)
        : Morphology.close(image.resin(), image.size(), radius, VoxelSize.UNIT, one);
  }

  static Mat opencv(Mat mask, Operation operation, Mat disk) {
    Mat result = new Mat();
    Imgproc.morphologyEx(mask, result, operation.code, disk);
    return result;
  }

  /** Returns the pixels whose centres are no farther than the radius. */
  static Mat disk(int radius) {
    int side = 2 * radius + 1;
    byte[] disk = new byte[side * side];
    for (int i = 0; i < disk.length; i++) {
      int x = i % side - radius;
      int y = i / side - radius;
      disk[i] = (byte) (x * x + y * y <= radius * radius ? 1 : 0);
    }
    Mat mat = new Mat(side, side, CvType.CV_8UC1);
    mat.put(0, 0, disk);
    return mat;
  }
}
