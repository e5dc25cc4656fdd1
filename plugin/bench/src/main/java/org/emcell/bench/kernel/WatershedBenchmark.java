package org.emcell.bench.kernel;

import java.util.concurrent.TimeUnit;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.DistanceMap;
import org.emcell.core.image.GaussianFilter;
import org.emcell.core.image.Maxima;
import org.emcell.core.image.Watershed;
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
 * Watershed of the smoothed distance map of the stained pixels from its h-maxima. OpenCV's takes a colour image of
 * bytes and overwrites the markers, so that it gets a copy of them; it knows no mask.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class WatershedBenchmark {

  private float[] landscape;
  private int[] markers;
  private Mat colours;
  private Mat markerImage;

  /** Makes landscape and markers. */
  @Setup(Level.Trial)
  public void setUp(KernelState state) {
    PhantomImage image = state.image;
    Workers one = Workers.single();
    landscape = DistanceMap.toSet(image.resin(), image.size(), VoxelSize.UNIT, one);
    landscape = GaussianFilter.smooth(landscape, image.size(), 4, 4, 0, one);
    boolean[] maxima = Maxima.hMaxima(landscape, null, image.size(), 5, Connectivity.ALL);
    markers = Components.label(maxima, image.size(), Connectivity.ALL).labels();
    float highest = 0;
    for (int i = 0; i < landscape.length; i++) {
      highest = Math.max(highest, landscape[i]);
      landscape[i] = -landscape[i];
    }
    byte[] bytes = new byte[3 * landscape.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(255 * (1 + landscape[i / 3] / highest));
    }
    colours = new Mat(state.side, state.side, CvType.CV_8UC3);
    colours.put(0, 0, bytes);
    markerImage = OpenCv.ints(markers, state.side);
  }

  /** EMCell's. */
  @Benchmark
  public int[] emcell(KernelState state) {
    return Watershed.flood(landscape, markers, null, state.image.size(), Connectivity.ALL);
  }

  /** OpenCV's. */
  @Benchmark
  public long opencv() {
    Mat labels = markerImage.clone();
    Imgproc.watershed(colours, labels);
    return OpenCv.released(labels);
  }
}
