package org.emcell.core.measure.mesh;

import java.util.Arrays;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.DistanceMap;
import org.emcell.core.image.Size;

/**
 * A slice of a body as a field whose zero is its contour: the distance to the contour in nm, positive inside, cut off
 * at a reach. Interpolated between two slices it lets the contour of the one pass into that of the other, which takes
 * away the terraces of thick slices (shape-based interpolation, Raya and Udupa 1990, doi:10.1109/42.52980). Blocks that
 * the body covers in part tell where within them the contour runs. A block is inside when the body covers half of it.
 */
final class ContourField {

  /** Cut-off in edges of a block; a terrace narrower than twice as much becomes an even slope. */
  private static final double REACH = 4;

  private static final float HALF = 0.5f;

  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final float[] field;
  private final float beyond;

  private ContourField(int left, int top, int width, int height, float[] field, float beyond) {
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
    this.field = field;
    this.beyond = beyond;
  }

  /** Returns the cut-off in nm. */
  static double reach(BlockGrid grid) {
    return REACH * Math.max(grid.planeEdge(), grid.block().z());
  }

  /** Returns the field of what a label covers, null when it covers half of no block. */
  static ContourField of(BlockCoverage.Cover cover, BlockGrid grid) {
    boolean any = false;
    for (float share : cover.shares()) {
      any |= share >= HALF;
    }
    if (!any) {
      return null;
    }
    double reach = reach(grid);
    int margin = (int) Math.ceil(reach / Math.min(grid.block().x(), grid.block().y())) + 1;
    int left = Math.max(0, cover.left() - margin);
    int top = Math.max(0, cover.top() - margin);
    int width = Math.min(grid.columns(), cover.left() + cover.width() + margin) - left;
    int height = Math.min(grid.rows(), cover.top() + cover.height() + margin) - top;
    float[] shares = new float[width * height];
    for (int y = 0; y < cover.height(); y++) {
      System.arraycopy(
          cover.shares(),
          y * cover.width(),
          shares,
          (y + cover.top() - top) * width + cover.left() - left,
          cover.width());
    }
    float[] field = distances(shares, Size.of(width, height), grid, (float) reach);
    return new ContourField(left, top, width, height, field, (float) -reach);
  }

  private static float[] distances(float[] shares, Size size, BlockGrid grid, float reach) {
    boolean[] inside = new boolean[shares.length];
    boolean[] outside = new boolean[shares.length];
    for (int i = 0; i < shares.length; i++) {
      inside[i] = shares[i] >= HALF;
      outside[i] = !inside[i];
    }
    VoxelSize block = grid.block();
    float edge = (float) grid.planeEdge();
    float[] toInside = DistanceMap.toSet(inside, size, block, Workers.single());
    float[] toOutside = DistanceMap.toSet(outside, size, block, Workers.single());
    float[] field = new float[shares.length];
    for (int i = 0; i < field.length; i++) {
      if (shares[i] > 0 && shares[i] < 1) {
        field[i] = (shares[i] - HALF) * edge;
      } else if (inside[i]) {
        field[i] = Math.min(reach, toOutside[i] - edge / 2);
      } else {
        field[i] = Math.max(-reach, edge / 2 - toInside[i]);
      }
    }
    return field;
  }

  /** Returns the smallest rectangle of blocks inside: first column, end column, first row, end row. */
  int[] bounds() {
    int[] bounds = {Integer.MAX_VALUE, 0, Integer.MAX_VALUE, 0};
    for (int i = 0; i < field.length; i++) {
      if (field[i] >= 0) {
        int x = left + i % width;
        int y = top + i / width;
        bounds[0] = Math.min(bounds[0], x);
        bounds[1] = Math.max(bounds[1], x + 1);
        bounds[2] = Math.min(bounds[2], y);
        bounds[3] = Math.max(bounds[3], y + 1);
      }
    }
    return bounds;
  }

  /** Copies a row of the field; beyond it stands the cut-off. */
  void row(int fromX, int toX, int y, float[] values, int at) {
    Arrays.fill(values, at, at + toX - fromX, beyond);
    if (y >= top && y < top + height) {
      int first = Math.max(fromX, left);
      int end = Math.min(toX, left + width);
      if (first < end) {
        System.arraycopy(
            field, (y - top) * width + first - left, values, at + first - fromX, end - first);
      }
    }
  }
}
