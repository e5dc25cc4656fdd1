package org.emcell.core.segment;

import java.util.Arrays;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.LocalThickness;
import org.emcell.core.image.Quantile;
import org.emcell.core.image.Sheetness;
import org.emcell.core.image.Size;

/**
 * How wide the space between the dark sheets of a slice is: wide in the nucleoplasm, even in a narrow lobe of it, narrow in
 * the cytoplasm with its membranes. Unlike the roughness in a window, it does not see the envelope from afar.
 *
 * <p>A dark sheet is what looks more like one than nine tenths of the inner parts of the cells.
 */
final class ClearSpace {

  /** Pixel of a grid on which sheets are told apart. */
  static final double PIXEL = 80;
  /** Scale at which sheets are looked for, as a multiple of the scale of the texture's smoothing. */
  private static final double SHEET = 1.6;

  private static final double QUANTILE = 0.9;
  private static final int SAMPLES = 12;
  /** Radii in nm that are told apart, in steps of about a quarter. */
  private static final double[] RADII = {
    60, 80, 100, 120, 160, 200, 250, 300, 370, 450, 560, 680, 820, 1000
  };

  private static final double LEAST_RADIUS = 40;

  private ClearSpace() {}

  /** Returns whether pixels are small enough for sheets to be told apart. */
  static boolean isSeen(VoxelSize voxel, Texture texture) {
    return Math.sqrt(voxel.x() * voxel.y()) <= SHEET * texture.sigma() * 1.25;
  }

  /**
   * Returns, for every voxel of a grid, the negative logarithm of the radius in nm of the largest disk without a
   * dark sheet that covers it; it grows with the density of sheets, as roughness does.
   *
   * @param grey grey values on the working grid
   * @param grid the grid of the result over the working grid
   * @param stained where there is no resin, on the grid
   * @param deep the inner parts of the cells, on the grid
   * @param texture whose scale is that of the image
   */
  static float[] crowding(
      float[] grey,
      WorkingGrid grid,
      boolean[] stained,
      boolean[] deep,
      Texture texture,
      Workers workers,
      Progress progress) {
    double sigma = SHEET * texture.sigma();
    VoxelSize voxel = grid.fullVoxel();
    float[] sheet =
        Sheetness.dark(grey, grid.full(), sigma / voxel.x(), sigma / voxel.y(), 0, voxel, workers);
    progress.checkCancelled();
    double dark = Quantile.of(samples(sheet, grid, deep), QUANTILE);
    float[] sheets = grid.largest(sheet);
    sheet = null; // of a whole ROI: it need not be held any longer
    boolean[] clear = new boolean[sheets.length];
    for (int i = 0; i < clear.length; i++) {
      clear[i] = stained[i] && sheets[i] < dark;
    }
    float[] space = LocalThickness.ofSlices(clear, grid.size(), grid.voxel(), RADII, workers);
    for (int i = 0; i < space.length; i++) {
      space[i] = (float) -Math.log(Math.max(LEAST_RADIUS, space[i]));
    }
    return space;
  }

  /** Returns the values of the deep voxels of some slices. */
  private static float[] samples(float[] values, WorkingGrid grid, boolean[] deep) {
    Size full = grid.full();
    int step = Math.max(1, full.depth() / SAMPLES);
    float[] samples = new float[full.slicePixels()];
    int count = 0;
    for (int z = step / 2; z < full.depth(); z += step) {
      if (samples.length < count + full.slicePixels()) {
        samples = Arrays.copyOf(samples, 2 * samples.length);
      }
      for (int y = 0; y < full.height(); y++) {
        int row = full.index(0, y, z);
        int blocks = grid.size().index(0, y / grid.block(), z);
        for (int x = 0; x < full.width(); x++) {
          if (deep[blocks + x / grid.block()]) {
            samples[count++] = values[row + x];
          }
        }
      }
    }
    return Arrays.copyOf(samples, count);
  }
}
