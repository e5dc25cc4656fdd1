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
   * Returns, for every voxel of a coarse grid, the negative logarithm of the radius in nm of the largest disk without a
   * dark sheet that covers it; it grows with the density of sheets, as roughness does.
   *
   * @param grey grey values on the working grid
   * @param coarse the grid of the result over the working grid
   * @param stained where there is no resin, on the coarse grid
   * @param deep the inner parts of the cells, on the coarse grid
   * @param texture whose scale is that of the image
   */
  static float[] crowding(
      float[] grey,
      WorkingGrid coarse,
      boolean[] stained,
      boolean[] deep,
      Texture texture,
      Workers workers,
      Progress progress) {
    float[][] samples = new float[coarse.full().depth()][];
    float[] sheets =
        sheets(grey, coarse, deep, SHEET * texture.sigma(), samples, workers, progress);
    double dark = Quantile.of(together(samples), QUANTILE);
    boolean[] clear = new boolean[sheets.length];
    for (int i = 0; i < clear.length; i++) {
      clear[i] = stained[i] && sheets[i] < dark;
    }
    float[] space = LocalThickness.ofSlices(clear, coarse.size(), coarse.voxel(), RADII, workers);
    for (int i = 0; i < space.length; i++) {
      space[i] = (float) -Math.log(Math.max(LEAST_RADIUS, space[i]));
    }
    return space;
  }

  /**
   * Returns the darkest sheet of every block, slice by slice.
   *
   * @param samples is given the values of the deep voxels of some slices
   */
  private static float[] sheets(
      float[] grey,
      WorkingGrid coarse,
      boolean[] deep,
      double sigma,
      float[][] samples,
      Workers workers,
      Progress progress) {
    Size slice = coarse.full().slice();
    VoxelSize voxel = coarse.fullVoxel();
    int pixels = slice.voxels();
    int blocks = coarse.size().slicePixels();
    WorkingGrid flat = new WorkingGrid(slice, voxel, coarse.block(), 1);
    int step = Math.max(1, coarse.full().depth() / SAMPLES);
    float[] sheets = new float[coarse.size().voxels()];
    workers.forEach(coarse.full().depth(), z -> {
      progress.checkCancelled();
      float[] plane = Arrays.copyOfRange(grey, z * pixels, (z + 1) * pixels);
      float[] sheet = Sheetness.dark(
          plane, slice, sigma / voxel.x(), sigma / voxel.y(), 0, voxel, Workers.single());
      System.arraycopy(flat.largest(sheet), 0, sheets, z * blocks, blocks);
      if (z % step == step / 2) {
        boolean[] inner = flat.spread(Arrays.copyOfRange(deep, z * blocks, (z + 1) * blocks));
        int count = 0;
        for (int i = 0; i < pixels; i++) {
          if (inner[i]) {
            sheet[count++] = sheet[i];
          }
        }
        samples[z] = Arrays.copyOf(sheet, count);
      }
    });
    return sheets;
  }

  private static float[] together(float[][] samples) {
    int count = 0;
    for (float[] sample : samples) {
      count += sample == null ? 0 : sample.length;
    }
    float[] all = new float[count];
    int from = 0;
    for (float[] sample : samples) {
      if (sample != null) {
        System.arraycopy(sample, 0, all, from, sample.length);
        from += sample.length;
      }
    }
    return all;
  }
}
