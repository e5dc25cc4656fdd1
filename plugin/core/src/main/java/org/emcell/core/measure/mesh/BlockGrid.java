package org.emcell.core.measure.mesh;

import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;

/**
 * The grid on which surfaces are looked for: blocks of voxels, the last of a row or column with what is left.
 *
 * @param slice size of the slices
 * @param voxel voxel size in nm
 * @param blockX columns of a block
 * @param blockY rows of a block
 * @param blockZ slices of a block
 */
record BlockGrid(Size slice, VoxelSize voxel, int blockX, int blockY, int blockZ) {

  private static final double ROUNDING = 1e-9;

  /** Returns the grid of the largest blocks whose edges are at most {@code edge} nm long, or one voxel. */
  static BlockGrid of(Size slice, VoxelSize voxel, double edge) {
    return new BlockGrid(
        slice,
        voxel,
        count(edge, voxel.x(), slice.width()),
        count(edge, voxel.y(), slice.height()),
        count(edge, voxel.z(), Integer.MAX_VALUE));
  }

  private static int count(double edge, double voxel, int most) {
    return (int) Math.max(1, Math.min(most, Math.floor(edge / voxel + ROUNDING)));
  }

  int columns() {
    return (slice.width() - 1) / blockX + 1;
  }

  int rows() {
    return (slice.height() - 1) / blockY + 1;
  }

  /** Returns the pixels of a slice that lie in a block. */
  int pixels(int column, int row) {
    return Math.min(blockX, slice.width() - column * blockX)
        * Math.min(blockY, slice.height() - row * blockY);
  }

  /** Returns the edges of a block in nm. */
  VoxelSize block() {
    return voxel.times(blockX, blockY, blockZ);
  }

  /** Returns the edge of a block across the slices' plane in nm, the geometric mean of its two. */
  double planeEdge() {
    return Math.sqrt(block().x() * block().y());
  }

  /** Returns whether blocks are larger than voxels. */
  boolean isCoarse() {
    return blockX > 1 || blockY > 1 || blockZ > 1;
  }

  /** Returns the place of the centre of a whole block along an axis in um. */
  double centre(int axis, int block) {
    return switch (axis) {
      case 0 -> (block * blockX + (blockX - 1) / 2.0) * voxel.x() / 1000;
      case 1 -> (block * blockY + (blockY - 1) / 2.0) * voxel.y() / 1000;
      default -> (block * (double) blockZ + (blockZ - 1) / 2.0) * voxel.z() / 1000;
    };
  }

  /** Returns the place of the frame along an axis in um: half a voxel before the first or behind the last. */
  double frame(int axis, boolean behind, int slices) {
    double edge = axis == 0 ? voxel.x() : axis == 1 ? voxel.y() : voxel.z();
    int voxels = axis == 0 ? slice.width() : axis == 1 ? slice.height() : slices;
    return (behind ? voxels - 0.5 : -0.5) * edge / 1000;
  }
}
