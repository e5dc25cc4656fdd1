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

  /** Returns a grid with pixels of about {@code pixel} nm whose voxels are blocks of the voxels of this one. */
  WorkingGrid coarser(double pixel) {
    return ofSlices(size(), voxel(), pixel);
  }

  /** Returns a grid over the stack below this one with the voxels of a grid over this one. */
  WorkingGrid under(WorkingGrid over) {
    return new WorkingGrid(full, fullVoxel, block * over.block, blockZ * over.blockZ);
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
    boolean[] result = new boolean[size.voxels()];
    boolean[] nothing = new boolean[full.width()];
    int[] set = new int[full.width()];
    for (int z = 0; z < size.depth(); z++) {
      int lastSlice = Math.min(full.depth(), (z + 1) * blockZ);
      for (int y = 0; y < size.height(); y++) {
        int lastRow = Math.min(full.height(), (y + 1) * block);
        boolean any = false;
        for (int slice = z * blockZ; slice < lastSlice; slice++) {
          for (int row = y * block; row < lastRow; row++) {
            int start = full.index(0, row, slice);
            if (!Arrays.equals(mask, start, start + set.length, nothing, 0, set.length)) {
              any = true;
              for (int x = 0; x < set.length; x++) {
                set[x] += mask[start + x] ? 1 : 0;
              }
            }
          }
        }
        if (any) {
          int voxels = (lastSlice - z * blockZ) * (lastRow - y * block);
          for (int x = 0, b = size.index(0, y, z); x < set.length; x += block, b++) {
            int end = Math.min(set.length, x + block);
            int count = 0;
            for (int column = x; column < end; column++) {
              count += set[column];
            }
            result[b] = count > 0 && count >= share * (voxels * (end - x));
          }
          Arrays.fill(set, 0);
        }
      }
    }
    return result;
  }

  /** Returns the largest value of every block of an image of the size of the stack. */
  float[] largest(float[] image) {
    Size size = size();
    float[] result = new float[size.voxels()];
    float[] largest = new float[full.width()];
    for (int z = 0; z < size.depth(); z++) {
      int lastSlice = Math.min(full.depth(), (z + 1) * blockZ);
      for (int y = 0; y < size.height(); y++) {
        int lastRow = Math.min(full.height(), (y + 1) * block);
        Arrays.fill(largest, Float.NEGATIVE_INFINITY);
        for (int slice = z * blockZ; slice < lastSlice; slice++) {
          for (int row = y * block; row < lastRow; row++) {
            raise(largest, image, full.index(0, row, slice));
          }
        }
        for (int x = 0, b = size.index(0, y, z); x < largest.length; x += block, b++) {
          int end = Math.min(largest.length, x + block);
          float most = largest[x];
          for (int column = x + 1; column < end; column++) {
            most = largest[column] > most ? largest[column] : most;
          }
          result[b] = most;
        }
      }
    }
    return result;
  }

  /** A loop of its own, so that it becomes vector instructions. */
  private static void raise(float[] largest, float[] values, int from) {
    for (int x = 0; x < largest.length; x++) {
      largest[x] = Math.max(largest[x], values[from + x]);
    }
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
