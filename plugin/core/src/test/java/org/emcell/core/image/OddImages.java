package org.emcell.core.image;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Seeded random images of the sizes at which kernels go wrong: one voxel, one voxel wide, longer than a block. */
final class OddImages {

  static final List<Size> SIZES = List.of(
      new Size(1, 1, 1),
      new Size(9, 1, 1),
      new Size(1, 9, 1),
      new Size(1, 1, 9),
      new Size(7, 5, 1),
      new Size(1, 6, 5),
      new Size(6, 1, 5),
      new Size(5, 4, 3),
      new Size(8, 7, 6),
      new Size(70, 3, 2),
      new Size(3, 70, 2),
      new Size(2, 3, 70),
      new Size(67, 35, 1));

  /** Shares of set voxels, from none to all. */
  static final double[] SHARES = {0, 0.02, 0.3, 0.7, 0.97, 1};

  private OddImages() {}

  static boolean[] mask(Size size, double share, Random random) {
    boolean[] mask = new boolean[size.voxels()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = random.nextDouble() < share;
    }
    return mask;
  }

  /** Integer values from 0 to {@code values - 1}: with few of them there are many plateaus. */
  static float[] steps(Size size, int values, Random random) {
    float[] image = new float[size.voxels()];
    for (int i = 0; i < image.length; i++) {
      image[i] = random.nextInt(values);
    }
    return image;
  }

  static float[] noise(Size size, Random random) {
    float[] image = new float[size.voxels()];
    for (int i = 0; i < image.length; i++) {
      image[i] = random.nextFloat();
    }
    return image;
  }

  /** The neighbours of a voxel, found by looking at every voxel round it. */
  static int[] neighbours(Size size, int index, Connectivity connectivity) {
    int[] neighbours = new int[26];
    int count = 0;
    for (int dz = -1; dz <= 1; dz++) {
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int axes = Math.abs(dx) + Math.abs(dy) + Math.abs(dz);
          int x = size.x(index) + dx;
          int y = size.y(index) + dy;
          int z = size.z(index) + dz;
          if (axes > 0
              && (axes == 1 || connectivity == Connectivity.ALL)
              && size.contains(x, y, z)) {
            neighbours[count++] = size.index(x, y, z);
          }
        }
      }
    }
    return Arrays.copyOf(neighbours, count);
  }
}
