package org.emcell.core.segment;

import java.util.Arrays;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Binning;
import org.emcell.core.image.Box;
import org.emcell.core.image.Crop;
import org.emcell.core.image.Resampling;
import org.emcell.core.image.Size;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;

/**
 * A grid over a stack whose voxels are whole blocks of the stack's voxels. A step that does not need the full resolution
 * works on a coarser grid and so costs the same whatever the resolution of the stack is.
 *
 * @param full number of voxels of the stack itself
 * @param fullVoxel voxel size of the stack itself
 * @param block number of stack voxels along x and y in one voxel of the grid
 * @param blockZ number of slices in one voxel of the grid
 */
record WorkingGrid(Size full, VoxelSize fullVoxel, int block, int blockZ) {

  /** Pixel in nm on which nuclei and cells are found: fine enough for the nuclear envelope. */
  private static final double PIXEL = 40;

  /** Returns the grid on which the volume method finds nuclei and cells: voxels of about 40 nm. */
  static WorkingGrid of(Size full, VoxelSize voxel) {
    return new WorkingGrid(
        full, voxel, blocks(PIXEL, Math.sqrt(voxel.x() * voxel.y())), blocks(PIXEL, voxel.z()));
  }

  /**
   * Returns a stack on the grid on which the volume method finds nuclei and cells; grey values are rounded. A stack that is
   * on it already stays as it is.
   *
   * @throws org.emcell.core.stack.StackException when the stack has no voxel size
   */
  static BinnedStack view(SliceStack stack) {
    // A slice stands for the stack, which may have more voxels than an image in memory.
    WorkingGrid grid = of(Size.of(stack.width(), stack.height()), stack.requireVoxelSize());
    return new BinnedStack(stack, grid.block, grid.blockZ);
  }

  /** Returns the grid with pixels of about {@code pixel} nm and all slices. */
  static WorkingGrid ofSlices(Size full, VoxelSize voxel, double pixel) {
    return new WorkingGrid(full, voxel, blocks(pixel, Math.sqrt(voxel.x() * voxel.y())), 1);
  }

  /** Returns the number of voxels of the grid; the last block of an axis may be incomplete. */
  Size size() {
    return Binning.size(full, block, block, blockZ);
  }

  /** Returns the grid over a single slice. */
  WorkingGrid slice() {
    return new WorkingGrid(full.slice(), fullVoxel, block, 1);
  }

  /** Returns the voxel size of the grid. */
  VoxelSize voxel() {
    return fullVoxel.times(block, block, blockZ);
  }

  /** Returns the part of the grid that holds a box and whatever lies nearer to it than a reach in nm. */
  Crop around(Box box, double reach) {
    VoxelSize voxel = voxel();
    return Crop.around(
        box,
        (int) Math.ceil(reach / voxel.x()),
        (int) Math.ceil(reach / voxel.y()),
        (int) Math.ceil(reach / voxel.z()),
        size());
  }

  /** Reads a stack slice by slice and returns the mean grey value of every block. */
  float[] read(SliceStack stack, Workers workers, Progress progress) {
    Size size = size();
    float[] grey = new float[size.voxels()];
    workers.forEach(size.depth(), z -> {
      progress.checkCancelled();
      int first = z * blockZ;
      int end = Math.min(full.depth(), first + blockZ);
      float[] sum = read(stack, first);
      for (int slice = first + 1; slice < end; slice++) {
        float[] mean = read(stack, slice);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += mean[i];
        }
      }
      for (int i = 0; i < sum.length; i++) {
        grey[z * sum.length + i] = sum[i] / (end - first);
      }
    });
    return grey;
  }

  /** Reads one slice and returns the mean grey value of every block, whatever the blocks are along z. */
  float[] read(SliceStack stack, int slice) {
    return Samples.blockMeans(stack.read(slice), block);
  }

  /** Returns the mean of every block of an image of the size of the stack. */
  float[] mean(float[] image, Workers workers) {
    return Binning.mean(image, full, block, block, blockZ, workers);
  }

  /** Returns which blocks have at least half of their voxels set in a mask of the size of the stack. */
  boolean[] most(boolean[] mask) {
    return atLeast(mask, 0.5);
  }

  /** Returns which blocks have at least a given share of their voxels set in a mask of the size of the stack. */
  boolean[] atLeast(boolean[] mask, double share) {
    Size size = size();
    int[] set = new int[size.voxels()];
    for (int z = 0; z < full.depth(); z++) {
      for (int y = 0; y < full.height(); y++) {
        int row = full.index(0, y, z);
        int rowEnd = row + full.width();
        int first = size.index(0, y / block, z / blockZ);
        // A loop over the blocks for each of their columns is faster than one over the columns of
        // each block.
        for (int column = 0; column < block; column++) {
          int b = first;
          for (int i = row + column; i < rowEnd; i += block) {
            set[b++] += mask[i] ? 1 : 0;
          }
        }
      }
    }
    boolean[] result = new boolean[set.length];
    for (int z = 0, b = 0; z < size.depth(); z++) {
      int slices = Math.min(blockZ, full.depth() - z * blockZ);
      for (int y = 0; y < size.height(); y++) {
        int pixels = slices * Math.min(block, full.height() - y * block);
        for (int x = 0; x < size.width(); x++, b++) {
          int count = pixels * Math.min(block, full.width() - x * block);
          result[b] = set[b] > 0 && set[b] >= share * count;
        }
      }
    }
    return result;
  }

  /** Returns the largest value of every block of an image of the size of the stack. */
  float[] largest(float[] image) {
    Size size = size();
    float[] result = new float[size.voxels()];
    Arrays.fill(result, Float.NEGATIVE_INFINITY);
    for (int z = 0; z < full.depth(); z++) {
      for (int y = 0; y < full.height(); y++) {
        int row = full.index(0, y, z);
        int rowEnd = row + full.width();
        int first = size.index(0, y / block, z / blockZ);
        for (int column = 0; column < block; column++) {
          int b = first;
          for (int i = row + column; i < rowEnd; i += block, b++) {
            result[b] = Math.max(result[b], image[i]);
          }
        }
      }
    }
    return result;
  }

  /** Returns which voxels of the stack lie in set blocks. */
  boolean[] spread(boolean[] mask) {
    Size size = size();
    boolean[] result = new boolean[full.voxels()];
    for (int z = 0; z < full.depth(); z++) {
      for (int y = 0; y < full.height(); y++) {
        int row = full.index(0, y, z);
        int blocks = size.index(0, y / block, z / blockZ);
        for (int x = 0; x < full.width(); x++) {
          result[row + x] = mask[blocks + x / block];
        }
      }
    }
    return result;
  }

  /** Returns which voxels of one slice of the stack lie in set blocks, the steps between blocks smoothed. */
  boolean[] enlarge(boolean[] mask, int slice) {
    Size size = size();
    int z = slice / blockZ;
    boolean[] plane =
        Arrays.copyOfRange(mask, z * size.slicePixels(), (z + 1) * size.slicePixels());
    if (block == 1) {
      return plane;
    }
    float[] share = new float[plane.length];
    for (int i = 0; i < plane.length; i++) {
      share[i] = plane[i] ? 1 : 0;
    }
    float[] fine = Resampling.linear(
        share, size.slice(), full.slice(), 1.0 / block, 1.0 / block, 1, Workers.single());
    boolean[] result = new boolean[fine.length];
    for (int i = 0; i < fine.length; i++) {
      result[i] = fine[i] >= 0.5f;
    }
    return result;
  }

  private static int blocks(double wanted, double voxel) {
    return Math.max(1, (int) Math.round(wanted / voxel));
  }
}
