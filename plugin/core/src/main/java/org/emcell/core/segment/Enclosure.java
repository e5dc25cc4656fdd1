package org.emcell.core.segment;

import java.util.Arrays;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.DistanceMap;
import org.emcell.core.image.GaussianFilter;
import org.emcell.core.image.Quantile;
import org.emcell.core.image.Size;

/**
 * Tells a nucleus from smooth cytoplasm by what surrounds it. Around a nucleus runs a dark envelope, and beyond it lie dark
 * membranes and organelles; a smooth part of the cytoplasm has neither at its border.
 *
 * <p>Every pixel is given the darkest grey value near it. The evidence is by how much the median of these is lower on the
 * outline than inside, and in the surroundings than inside, together, in standard deviations of the inside. On nuclei of the
 * project's data sets it is 2.4 and more, on what was taken for one in cells that have none 1.2 and less.
 */
final class Enclosure {

  /** Least evidence of a nucleus. */
  private static final double LEAST = 2;

  private static final double SMOOTHING = 40;
  /** How far the darkest value is looked for. */
  private static final double NEAR = 120;
  /** The inside lies so deep that nothing of the envelope is near, the surroundings as far away from it. */
  private static final double APART = 320;
  /** How far the surroundings reach. */
  private static final double REACH = 1000;
  /** Nothing farther from a nucleus than this is looked at. */
  static final double AROUND = REACH + NEAR + 4 * SMOOTHING;
  /** Half the width of the outline. */
  private static final double OUTLINE = 60;
  /** How many slices are looked at. */
  private static final int SAMPLES = 12;
  /** With fewer pixels in one of the three parts nothing is said. */
  private static final int FEWEST = 50;

  private final Size slice;
  private final VoxelSize voxel;

  Enclosure(Size size, VoxelSize voxel) {
    slice = size.slice();
    this.voxel = voxel;
  }

  /**
   * Returns whether something is a nucleus as far as can be seen; small ones, of which there is no inside, are.
   *
   * @param grey grey values, resin bright
   * @param nucleus voxels that may be one
   */
  boolean holds(float[] grey, boolean[] nucleus) {
    int pixels = slice.voxels();
    int slices = grey.length / pixels;
    int[] held = new int[slices];
    int count = 0;
    for (int z = 0; z < slices; z++) {
      for (int i = z * pixels; i < (z + 1) * pixels; i++) {
        if (nucleus[i]) {
          held[count++] = z;
          break;
        }
      }
    }
    Sample inside = new Sample();
    Sample outline = new Sample();
    Sample around = new Sample();
    int step = Math.max(1, count / SAMPLES);
    for (int k = step / 2; k < count; k += step) {
      int from = held[k] * pixels;
      look(
          Arrays.copyOfRange(grey, from, from + pixels),
          Arrays.copyOfRange(nucleus, from, from + pixels),
          inside,
          outline,
          around);
    }
    if (Math.min(inside.count, Math.min(outline.count, around.count)) < FEWEST) {
      return true;
    }
    double middle = inside.median();
    double evidence = middle - outline.median() + middle - around.median();
    return evidence >= LEAST * inside.deviation();
  }

  private void look(float[] grey, boolean[] nucleus, Sample inside, Sample outline, Sample around) {
    float[] darkest = darkest(grey);
    float[] depth = DistanceMap.toSet(Masks.not(nucleus), slice, voxel, APART, Workers.single());
    float[] away = DistanceMap.toSet(nucleus, slice, voxel, REACH, Workers.single());
    for (int i = 0; i < grey.length; i++) {
      if (nucleus[i]) {
        if (depth[i] > APART) {
          inside.add(darkest[i]);
        } else if (depth[i] <= OUTLINE) {
          outline.add(darkest[i]);
        }
      } else if (away[i] > APART && away[i] <= REACH) {
        around.add(darkest[i]);
      }
    }
  }

  /** Returns the lowest value of the smoothed slice in a square about every pixel. */
  private float[] darkest(float[] grey) {
    float[] smooth = GaussianFilter.smooth(
        grey, slice, SMOOTHING / voxel.x(), SMOOTHING / voxel.y(), 0, Workers.single());
    float[] rows = lowest(smooth, slice.width(), slice.height(), 1, slice.width(), (int)
        Math.round(NEAR / voxel.x()));
    return lowest(
        rows, slice.height(), slice.width(), slice.width(), 1, (int) Math.round(NEAR / voxel.y()));
  }

  private static float[] lowest(
      float[] values, int length, int lines, int step, int lineStep, int reach) {
    float[] result = new float[values.length];
    for (int line = 0; line < lines; line++) {
      for (int i = 0; i < length; i++) {
        float low = Float.POSITIVE_INFINITY;
        int end = Math.min(length - 1, i + reach);
        for (int j = Math.max(0, i - reach); j <= end; j++) {
          float value = values[line * lineStep + j * step];
          low = value < low ? value : low;
        }
        result[line * lineStep + i * step] = low;
      }
    }
    return result;
  }

  /** Values that come one by one. */
  private static final class Sample {

    private float[] values = new float[1024];
    private int count;

    void add(float value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = value;
    }

    double median() {
      return Quantile.of(Arrays.copyOf(values, count), 0.5);
    }

    double deviation() {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < count; i++) {
        sum += values[i];
        squares += (double) values[i] * values[i];
      }
      double mean = sum / count;
      return Math.sqrt(Math.max(0, squares / count - mean * mean));
    }
  }
}
