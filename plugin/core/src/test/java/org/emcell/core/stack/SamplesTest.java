package org.emcell.core.stack;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.util.ConstantUtils;
import net.imglib2.view.Views;
import org.junit.Test;

public class SamplesTest {

  @Test
  public void bytesAndShortsAreUnsigned() {
    check(
        new int[] {0, 1, 127, 128, 255, 9},
        ArrayImgs.unsignedBytes(new byte[] {0, 1, 127, -128, -1, 9}, 3, 2));
    check(
        new int[] {0, 1, 32767, 32768, 65535, 9},
        ArrayImgs.unsignedShorts(new short[] {0, 1, 32767, -32768, -1, 9}, 3, 2));
  }

  @Test
  public void signedTypesKeepTheirSigns() {
    check(new int[] {-1, -128, 5}, ArrayImgs.bytes(new byte[] {-1, -128, 5}, 3));
    check(new int[] {-1, -32768, 5}, ArrayImgs.shorts(new short[] {-1, -32768, 5}, 3));
    check(new int[] {-1, 70_000, 5}, ArrayImgs.ints(new int[] {-1, 70_000, 5}, 3));
  }

  @Test
  public void theMeanOfABlockIsThatOfItsPixelsWhateverItsSize() {
    int width = 61;
    int height = 23;
    byte[] bytes = new byte[width * height];
    new Random(5).nextBytes(bytes);
    Arrays.fill(bytes, 0, 5 * width, (byte) 255);
    for (int block = 1; block <= 33; block++) {
      int columns = (width + block - 1) / block;
      double[] sums = new double[columns * ((height + block - 1) / block)];
      int[] counts = new int[sums.length];
      for (int i = 0; i < bytes.length; i++) {
        int b = i / width / block * columns + i % width / block;
        sums[b] += bytes[i] & 0xFF;
        counts[b]++;
      }
      float[] means = Samples.blockMeans(ArrayImgs.unsignedBytes(bytes, width, height), block);
      for (int b = 0; b < sums.length; b++) {
        assertEquals((float) (sums[b] / counts[b]), means[b], 0);
      }
    }
  }

  @Test
  public void viewsAndOtherImagesAreReadWithXFastest() {
    byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    check(
        new int[] {5, 6, 8, 9, 11, 12},
        Views.interval(
            ArrayImgs.unsignedBytes(bytes, 3, 4), FinalInterval.createMinMax(1, 1, 2, 3)));
    check(
        new int[] {1, 4, 2, 5, 3, 6},
        Views.permute(ArrayImgs.unsignedBytes(new byte[] {1, 2, 3, 4, 5, 6}, 3, 2), 0, 1));
    RandomAccessibleInterval<UnsignedShortType> planar = PlanarImgs.unsignedShorts(2, 2, 2);
    int[] next = {0};
    Views.flatIterable(planar).forEach(sample -> sample.set(next[0]++));
    check(IntStream.range(0, 8).toArray(), planar);
  }

  @Test
  public void imagesLargerThanAnArrayAreRefused() {
    RandomAccessibleInterval<UnsignedShortType> huge =
        ConstantUtils.constantRandomAccessibleInterval(
            new UnsignedShortType(), new FinalInterval(60_000, 60_000));
    assertThrows(IllegalArgumentException.class, () -> Samples.floats(huge));
  }

  private static void check(
      int[] expected, RandomAccessibleInterval<? extends IntegerType<?>> image) {
    assertArrayEquals(expected, Samples.ints(image));
    float[] floats = new float[expected.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = expected[i];
    }
    assertArrayEquals(floats, Samples.floats(image), 0);
  }
}
