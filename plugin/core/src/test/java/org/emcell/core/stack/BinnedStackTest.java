package org.emcell.core.stack;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.view.Views;
import org.emcell.core.VoxelSize;
import org.junit.Test;

public class BinnedStackTest {

  /** A stack of random samples in memory. */
  private record RandomStack(int width, int height, int slices, int bitsPerSample, int[] samples)
      implements SliceStack {

    static RandomStack of(int width, int height, int slices, int bits, long seed) {
      return new RandomStack(
          width,
          height,
          slices,
          bits,
          new Random(seed).ints((long) width * height * slices, 0, 1 << bits).toArray());
    }

    int at(int x, int y, int z) {
      return samples[(z * height + y) * width + x];
    }

    @Override
    public String name() {
      return "random";
    }

    @Override
    public Path source() {
      return Path.of("random");
    }

    @Override
    public Optional<VoxelSize> voxelSize() {
      return Optional.of(new VoxelSize(10, 11, 12));
    }

    @Override
    public Img<? extends IntegerType<?>> read(int z, Interval region) {
      int columns = (int) region.dimension(0);
      int rows = (int) region.dimension(1);
      byte[] bytes = new byte[columns * rows];
      short[] shorts = new short[columns * rows];
      for (int i = 0; i < bytes.length; i++) {
        int sample = at((int) region.min(0) + i % columns, (int) region.min(1) + i / columns, z);
        bytes[i] = (byte) sample;
        shorts[i] = (short) sample;
      }
      return bitsPerSample == 8
          ? ArrayImgs.unsignedBytes(bytes, columns, rows)
          : ArrayImgs.unsignedShorts(shorts, columns, rows);
    }

    @Override
    public void close() {}
  }

  @Test
  public void everyVoxelIsTheRoundedMeanOfItsBlock() {
    int[][] cases = {
      {1, 1, 1, 1, 1}, {7, 5, 3, 2, 1}, {9, 8, 7, 4, 3}, {6, 6, 4, 3, 2}, {5, 1, 2, 8, 8}
    };
    for (int[] c : cases) {
      for (int bits : new int[] {8, 16}) {
        RandomStack stack = RandomStack.of(c[0], c[1], c[2], bits, 3);
        BinnedStack binned = new BinnedStack(stack, c[3], c[4]);
        for (int z = 0; z < binned.slices(); z++) {
          int[] found = Samples.ints(binned.read(z));
          int[] expected = new int[found.length];
          for (int i = 0; i < found.length; i++) {
            expected[i] = mean(stack, i % binned.width(), i / binned.width(), z, c[3], c[4]);
          }
          assertArrayEquals(expected, found);
        }
      }
    }
  }

  private static int mean(RandomStack stack, int bx, int by, int bz, int block, int blockZ) {
    long sum = 0;
    int count = 0;
    for (int z = bz * blockZ; z < Math.min(stack.slices(), (bz + 1) * blockZ); z++) {
      for (int y = by * block; y < Math.min(stack.height(), (by + 1) * block); y++) {
        for (int x = bx * block; x < Math.min(stack.width(), (bx + 1) * block); x++) {
          sum += stack.at(x, y, z);
          count++;
        }
      }
    }
    return (int) Math.floor((double) sum / count + 0.5);
  }

  @Test
  public void aRegionIsThatPartOfTheWholeSlice() {
    BinnedStack binned = new BinnedStack(RandomStack.of(23, 17, 5, 8, 4), 3, 2);
    Interval region = FinalInterval.createMinMax(2, 1, 7, 5);
    assertArrayEquals(
        Samples.ints(Views.zeroMin(Views.interval(binned.read(2), region))),
        Samples.ints(binned.read(2, region)));
    assertThrows(IndexOutOfBoundsException.class, () -> binned.read(3));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> binned.read(0, FinalInterval.createMinMax(0, 0, 8, 0)));
  }

  @Test
  public void theVoxelSizeIsThatOfABlock() {
    BinnedStack binned = new BinnedStack(RandomStack.of(4, 4, 4, 8, 5), 4, 2);
    assertEquals(new VoxelSize(40, 44, 24), binned.requireVoxelSize());
    assertEquals(Optional.of(new VoxelSize(40, 44, 24)), binned.voxelSize());
    assertThrows(IllegalArgumentException.class, () -> new BinnedStack(binned, 0, 1));
  }

  @Test
  public void anInvertedStackTurnsEverySampleOver() {
    for (int bits : new int[] {8, 16}) {
      RandomStack stack = RandomStack.of(5, 4, 2, bits, 6);
      int[] expected = Samples.ints(stack.read(1));
      for (int i = 0; i < expected.length; i++) {
        expected[i] = (1 << bits) - 1 - expected[i];
      }
      assertArrayEquals(expected, Samples.ints(new InvertedStack(stack).read(1)));
    }
  }
}
