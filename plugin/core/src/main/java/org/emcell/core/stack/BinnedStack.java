package org.emcell.core.stack;

import java.nio.file.Path;
import java.util.Optional;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.VoxelSize;

/**
 * A stack on a coarser grid: each voxel is the mean of a block of voxels, rounded, in as many bits as before. The last
 * block along an axis is the mean of what there is. It is a view: it reads from the stack on demand, and closing it
 * closes nothing. Thread-safe.
 */
public final class BinnedStack implements SliceStack {

  private final SliceStack stack;
  private final int block;
  private final int blockZ;

  /**
   * @param stack that is read
   * @param block columns and rows of a block
   * @param blockZ slices of a block
   * @throws IllegalArgumentException when a number is less than 1
   */
  public BinnedStack(SliceStack stack, int block, int blockZ) {
    if (block < 1 || blockZ < 1) {
      throw new IllegalArgumentException("A block needs at least one voxel along each axis, found "
          + block + " x " + block + " x " + blockZ + ".");
    }
    this.stack = stack;
    this.block = block;
    this.blockZ = blockZ;
  }

  /** Returns the number of columns and of rows of a block. */
  public int block() {
    return block;
  }

  /** Returns the number of slices of a block. */
  public int blockZ() {
    return blockZ;
  }

  @Override
  public String name() {
    return stack.name();
  }

  @Override
  public Path source() {
    return stack.source();
  }

  @Override
  public int width() {
    return (stack.width() - 1) / block + 1;
  }

  @Override
  public int height() {
    return (stack.height() - 1) / block + 1;
  }

  @Override
  public int slices() {
    return (stack.slices() - 1) / blockZ + 1;
  }

  @Override
  public int bitsPerSample() {
    return stack.bitsPerSample();
  }

  /** Returns the size of a block in nm. */
  @Override
  public Optional<VoxelSize> voxelSize() {
    return stack.voxelSize().map(size -> size.times(block, block, blockZ));
  }

  @Override
  public VoxelSize requireVoxelSize() {
    return stack.requireVoxelSize().times(block, block, blockZ);
  }

  @Override
  public Img<? extends IntegerType<?>> read(int z, Interval region) {
    Regions.requireInside(this, z, region);
    if (block == 1 && blockZ == 1) {
      return stack.read(z, region);
    }
    long left = region.min(0) * block;
    long top = region.min(1) * block;
    Interval source = FinalInterval.createMinMax(
        left,
        top,
        Math.min(stack.width(), (region.max(0) + 1) * block) - 1,
        Math.min(stack.height(), (region.max(1) + 1) * block) - 1);
    BlockSums sums = new BlockSums((int) source.dimension(0), (int) source.dimension(1), block);
    int end = Math.min(stack.slices(), (z + 1) * blockZ);
    for (int slice = z * blockZ; slice < end; slice++) {
      sums.add(stack.read(slice, source));
    }
    return bitsPerSample() == 8 ? bytes(sums, region) : shorts(sums, region);
  }

  private static Img<? extends IntegerType<?>> bytes(BlockSums sums, Interval region) {
    byte[] means = new byte[sums.count()];
    for (int i = 0; i < means.length; i++) {
      means[i] = (byte) sums.roundedMean(i);
    }
    return ArrayImgs.unsignedBytes(means, region.dimension(0), region.dimension(1));
  }

  private static Img<? extends IntegerType<?>> shorts(BlockSums sums, Interval region) {
    short[] means = new short[sums.count()];
    for (int i = 0; i < means.length; i++) {
      means[i] = (short) sums.roundedMean(i);
    }
    return ArrayImgs.unsignedShorts(means, region.dimension(0), region.dimension(1));
  }

  @Override
  public void close() {
    // A view: the stack belongs to whoever opened it.
  }
}
