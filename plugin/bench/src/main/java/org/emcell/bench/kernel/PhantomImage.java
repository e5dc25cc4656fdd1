package org.emcell.bench.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.GaussianFilter;
import org.emcell.core.image.OtsuThreshold;
import org.emcell.core.image.Size;
import org.emcell.core.phantom.CellFieldPhantom;
import org.emcell.core.phantom.PhantomSettings;

/**
 * What the kernels work on: a slice of a phantom at 10 nm per pixel and masks of it. The slice shows cells with nuclei,
 * organelles, membranes and noise; its resin mask has thousands of small pieces and holes, as that of a real slice.
 *
 * @param size of the slice
 * @param grey levels 0 to 255
 * @param resin pixels that are brighter than Otsu's threshold of the smoothed slice
 */
record PhantomImage(Size size, float[] grey, boolean[] resin) {

  private static final int DEPTH = 300;

  /** Returns the middle slice of a phantom of a given width and height. */
  static PhantomImage of(int side) {
    PhantomSettings settings = PhantomSettings.defaults()
        .withSize(side, side, DEPTH)
        .withVoxel(new VoxelSize(10, 10, 50))
        .withCells(Math.max(1, (int) Math.round(side / 2000.0 * side / 2000.0)));
    byte[] slice = CellFieldPhantom.of(settings).grey(DEPTH / 2, Workers.single());
    return of(slice, Size.of(side, side));
  }

  /** As {@link #of(int)}, but kept in a folder, so that each of many processes need not make it anew. */
  static PhantomImage of(int side, Path cache) {
    Path file = cache.resolve("slice-" + side + ".raw");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(cache);
        float[] grey = of(side).grey();
        byte[] bytes = new byte[grey.length];
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = (byte) grey[i];
        }
        Files.write(file, bytes);
      }
      return of(Files.readAllBytes(file), Size.of(side, side));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PhantomImage of(byte[] slice, Size size) {
    float[] grey = new float[slice.length];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = slice[i] & 0xFF;
    }
    float[] smooth = GaussianFilter.smooth(grey, size, 2, 2, 0, Workers.single());
    float threshold = (float) OtsuThreshold.of(smooth);
    boolean[] resin = new boolean[grey.length];
    for (int i = 0; i < resin.length; i++) {
      resin[i] = smooth[i] > threshold;
    }
    return new PhantomImage(size, grey, resin);
  }
}
