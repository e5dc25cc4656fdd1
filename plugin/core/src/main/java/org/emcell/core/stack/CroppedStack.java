package org.emcell.core.stack;

import java.nio.file.Path;
import java.util.Optional;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.util.Intervals;
import org.emcell.core.VoxelSize;

/** A box of a stack, read on demand. */
final class CroppedStack implements SliceStack {

  private final SliceStack stack;
  private final Interval box;

  CroppedStack(SliceStack stack, Interval box) {
    if (box.numDimensions() != 3
        || Intervals.isEmpty(box)
        || !Intervals.contains(stack.interval(), box)) {
      throw new IndexOutOfBoundsException("The box " + Regions.format(box) + " is not inside "
          + stack.name() + ", " + Regions.format(stack.interval()) + ".");
    }
    this.stack = stack;
    this.box = new FinalInterval(box);
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
    return (int) box.dimension(0);
  }

  @Override
  public int height() {
    return (int) box.dimension(1);
  }

  @Override
  public int slices() {
    return (int) box.dimension(2);
  }

  @Override
  public int bitsPerSample() {
    return stack.bitsPerSample();
  }

  @Override
  public Optional<VoxelSize> voxelSize() {
    return stack.voxelSize();
  }

  @Override
  public VoxelSize requireVoxelSize() {
    return stack.requireVoxelSize();
  }

  @Override
  public Img<? extends IntegerType<?>> read(int z, Interval region) {
    Regions.requireInside(this, z, region);
    FinalInterval shifted =
        Intervals.translate(Intervals.translate(region, box.min(0), 0), box.min(1), 1);
    return stack.read(Math.toIntExact(z + box.min(2)), shifted);
  }

  @Override
  public void close() {
    // A view: the stack belongs to whoever opened it.
  }
}
