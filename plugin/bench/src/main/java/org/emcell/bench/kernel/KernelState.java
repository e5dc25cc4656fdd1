package org.emcell.bench.kernel;

import java.nio.file.Path;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The slice of a benchmark, and OpenCV ready to use. */
@State(Scope.Benchmark)
public class KernelState {

  /** System property: folder in which slices are kept from one process to the next. */
  static final String CACHE = "emcell.bench.data";

  /** Width and height of the slice in pixels. */
  @Param({"2000", "8192"})
  public int side;

  PhantomImage image;

  /** Reads or makes the slice. */
  @Setup(Level.Trial)
  public void setUpImage() {
    OpenCv.load();
    image = PhantomImage.of(side, Path.of(System.getProperty(CACHE, "target/bench-data")));
  }
}
