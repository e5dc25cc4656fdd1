package org.emcell.core.image;

import java.util.Arrays;

/**
 * The neighbours of the voxels of an image, as steps in the array: {@code index + step} for every step that {@link
 * #steps} gives is a neighbour inside the image. Immutable and thread-safe.
 */
final class Neighbourhood {

  private static final int X_FIRST = 1;
  private static final int X_LAST = 2;
  private static final int Y_FIRST = 4;
  private static final int Y_LAST = 8;
  private static final int Z_FIRST = 16;
  private static final int Z_LAST = 32;

  private final int width;
  private final int height;
  private final int depth;
  private final int slicePixels;
  private final long perSlice;
  private final long perRow;

  /** The steps for every combination of borders that a voxel can lie on. */
  private final int[][] stepsByBorder = new int[64][];

  Neighbourhood(Size size, Connectivity connectivity) {
    width = size.width();
    height = size.height();
    depth = size.depth();
    slicePixels = size.slicePixels();
    perSlice = reciprocal(slicePixels);
    perRow = reciprocal(width);
    for (int border = 0; border < stepsByBorder.length; border++) {
      stepsByBorder[border] = stepsAt(border, connectivity);
    }
  }

  /** Returns the steps to the neighbours of a voxel, in the order of the array. The caller must not change them. */
  int[] steps(int index) {
    int z = depth == 1 ? 0 : quotient(index, perSlice);
    int inSlice = index - z * slicePixels;
    int y = quotient(inSlice, perRow);
    int x = inSlice - y * width;
    int border = (x == 0 ? X_FIRST : 0)
        | (x == width - 1 ? X_LAST : 0)
        | (y == 0 ? Y_FIRST : 0)
        | (y == height - 1 ? Y_LAST : 0)
        | (z == 0 ? Z_FIRST : 0)
        | (z == depth - 1 ? Z_LAST : 0);
    return stepsByBorder[border];
  }

  /** Returns what a quotient is multiplied by, 2^63 over the divisor, rounded up; 0 stands for a divisor of 1. */
  private static long reciprocal(int divisor) {
    return divisor == 1 ? 0 : Long.MAX_VALUE / divisor + 1;
  }

  /** Divides by a product, which is exact for all ints of at least 0 and several times faster. */
  private static int quotient(int dividend, long reciprocal) {
    return reciprocal == 0 ? dividend : (int) Math.multiplyHigh(2L * dividend, reciprocal);
  }

  private int[] stepsAt(int border, Connectivity connectivity) {
    int[] steps = new int[26];
    int count = 0;
    for (int dz = (border & Z_FIRST) == 0 ? -1 : 0; dz <= ((border & Z_LAST) == 0 ? 1 : 0); dz++) {
      for (int dy = (border & Y_FIRST) == 0 ? -1 : 0;
          dy <= ((border & Y_LAST) == 0 ? 1 : 0);
          dy++) {
        for (int dx = (border & X_FIRST) == 0 ? -1 : 0;
            dx <= ((border & X_LAST) == 0 ? 1 : 0);
            dx++) {
          int axes = Math.abs(dx) + Math.abs(dy) + Math.abs(dz);
          if (axes == 1 || axes > 1 && connectivity == Connectivity.ALL) {
            steps[count++] = dz * slicePixels + dy * width + dx;
          }
        }
      }
    }
    return Arrays.copyOf(steps, count);
  }
}
