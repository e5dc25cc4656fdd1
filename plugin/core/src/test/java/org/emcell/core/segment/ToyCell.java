package org.emcell.core.segment;

import java.util.Random;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.GaussianFilter;
import org.emcell.core.image.Size;

/**
 * Draws toy cells that are balls: rough cytoplasm, smooth nucleus, dark nuclear envelope with a hole in it, bright resin.
 * Their truth is known exactly.
 */
final class ToyCell {

  final Size size;
  final VoxelSize voxel;
  final float[] grey;
  final boolean[] cell;
  final boolean[] nucleus;

  private final float[] rough;

  ToyCell(Size size, VoxelSize voxel, long seed) {
    this.size = size;
    this.voxel = voxel;
    grey = new float[size.voxels()];
    cell = new boolean[grey.length];
    nucleus = new boolean[grey.length];
    Random random = new Random(seed);
    float[] noise = new float[grey.length];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    rough = GaussianFilter.smooth(noise, size, 80 / voxel.x(), 80 / voxel.y(), 0, Workers.single());
    for (int i = 0; i < grey.length; i++) {
      grey[i] = 207 + 2 * noise[i];
    }
  }

  /**
   * Draws a cell.
   *
   * @param x centre in nm; y and z likewise
   * @param radius of the cell in nm
   * @param nucleusRadius of the nucleus up to its envelope, in nm; 0 for none
   * @param truth whether this is the cell that the truth is of
   */
  ToyCell draw(double x, double y, double z, double radius, double nucleusRadius, boolean truth) {
    for (int i = 0; i < grey.length; i++) {
      double dx = (size.x(i) + 0.5) * voxel.x() - x;
      double dy = (size.y(i) + 0.5) * voxel.y() - y;
      double dz = (size.z(i) + 0.5) * voxel.z() - z;
      double r = Math.sqrt(dx * dx + dy * dy + dz * dz);
      if (r > radius) {
        continue;
      }
      cell[i] |= truth;
      if (r < nucleusRadius) {
        grey[i] = 152 + 8 * rough[i];
        nucleus[i] |= truth;
      } else if (r < nucleusRadius + 80 && !(dx > 0 && Math.abs(dy) < 300 && Math.abs(dz) < 300)) {
        grey[i] = 95;
      } else {
        grey[i] = 148 + 60 * rough[i];
      }
    }
    return this;
  }

  /** Fills a box with a grey value, in nm, and adds it to the truth when asked to. */
  ToyCell box(
      double x0,
      double y0,
      double z0,
      double x1,
      double y1,
      double z1,
      float value,
      boolean truth) {
    for (int i = 0; i < grey.length; i++) {
      double x = (size.x(i) + 0.5) * voxel.x();
      double y = (size.y(i) + 0.5) * voxel.y();
      double z = (size.z(i) + 0.5) * voxel.z();
      if (x >= x0 && x < x1 && y >= y0 && y < y1 && z >= z0 && z < z1) {
        grey[i] = value;
        cell[i] |= truth;
      }
    }
    return this;
  }

  ArrayStack stack() {
    byte[] bytes = new byte[grey.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.max(0, Math.min(255, Math.round(grey[i])));
    }
    return new ArrayStack(bytes, size, voxel);
  }

  /** Returns the Jaccard index of a mask with the truth. */
  static double jaccard(boolean[] found, boolean[] truth) {
    long both = 0;
    long either = 0;
    for (int i = 0; i < truth.length; i++) {
      both += found[i] && truth[i] ? 1 : 0;
      either += found[i] || truth[i] ? 1 : 0;
    }
    return (double) both / either;
  }
}
