package org.emcell.core.segment;

import java.util.Arrays;
import java.util.Random;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.GaussianFilter;
import org.emcell.core.image.Size;

/**
 * Slices with the grey levels of real ones, drawn from ellipsoids: bright resin, rough cytoplasm, smooth nuclei with
 * dark envelopes. Places and lengths are in nm, from the corner of the first voxel.
 */
final class Scene {

  static final float RESIN = 207;
  static final float CYTOPLASM = 147;
  static final float NUCLEUS = 152;
  static final float ENVELOPE = 122;

  private static final double ENVELOPE_WIDTH = 80;

  final Size size;
  final VoxelSize voxel;
  final float[] grey;
  private final Random random;

  Scene(Size size, VoxelSize voxel, long seed) {
    this.size = size;
    this.voxel = voxel;
    random = new Random(seed);
    grey = noise(4);
    add(grey, RESIN);
  }

  /** Draws rough cytoplasm and returns where it lies. */
  boolean[] cell(double x, double y, double z, double rx, double ry, double rz) {
    boolean[] inside = ellipsoid(x, y, z, rx, ry, rz);
    rough(inside);
    return inside;
  }

  /** Makes a part of the image rough cytoplasm. */
  void rough(boolean[] inside) {
    float[] texture = noise(60);
    texture =
        GaussianFilter.smooth(texture, size, 40 / voxel.x(), 40 / voxel.y(), 0, Workers.single());
    fill(inside, texture, CYTOPLASM);
  }

  /** Draws a nucleus with its envelope and returns where it lies, without the envelope. */
  boolean[] nucleus(double x, double y, double z, double rx, double ry, double rz) {
    boolean[] inside = ellipsoid(x, y, z, rx, ry, rz);
    fill(
        ellipsoid(x, y, z, rx + ENVELOPE_WIDTH, ry + ENVELOPE_WIDTH, rz + ENVELOPE_WIDTH),
        noise(4),
        ENVELOPE);
    fill(inside, noise(2), NUCLEUS);
    return inside;
  }

  /** Draws a dark wall one envelope wide, across the whole image at column {@code x}, where a mask is set. */
  void wall(double x, boolean[] where) {
    for (int i = 0; i < grey.length; i++) {
      if (where[i] && Math.abs((size.x(i) + 0.5) * voxel.x() - x) <= ENVELOPE_WIDTH) {
        grey[i] = ENVELOPE;
      }
    }
  }

  /** Returns the image as a stack of 8 bits. */
  ArrayStack stack() {
    byte[] samples = new byte[grey.length];
    for (int i = 0; i < grey.length; i++) {
      samples[i] = (byte) Math.max(0, Math.min(255, Math.round(grey[i])));
    }
    return new ArrayStack(samples, size, voxel);
  }

  boolean[] ellipsoid(double x, double y, double z, double rx, double ry, double rz) {
    boolean[] inside = new boolean[size.voxels()];
    for (int i = 0; i < inside.length; i++) {
      double dx = ((size.x(i) + 0.5) * voxel.x() - x) / rx;
      double dy = ((size.y(i) + 0.5) * voxel.y() - y) / ry;
      double dz = ((size.z(i) + 0.5) * voxel.z() - z) / rz;
      inside[i] = dx * dx + dy * dy + dz * dz <= 1;
    }
    return inside;
  }

  boolean[] rectangle(int x0, int y0, int x1, int y1) {
    boolean[] inside = new boolean[size.voxels()];
    for (int y = y0; y < y1; y++) {
      Arrays.fill(inside, size.index(x0, y, 0), size.index(x1, y, 0), true);
    }
    return inside;
  }

  static double jaccard(boolean[] a, boolean[] b) {
    int both = 0;
    int either = 0;
    for (int i = 0; i < a.length; i++) {
      both += a[i] && b[i] ? 1 : 0;
      either += a[i] || b[i] ? 1 : 0;
    }
    return (double) both / either;
  }

  private float[] noise(double sigma) {
    float[] noise = new float[size.voxels()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (sigma * random.nextGaussian());
    }
    return noise;
  }

  private void fill(boolean[] inside, float[] texture, float level) {
    for (int i = 0; i < inside.length; i++) {
      grey[i] = inside[i] ? level + texture[i] : grey[i];
    }
  }

  private static void add(float[] image, float level) {
    for (int i = 0; i < image.length; i++) {
      image[i] += level;
    }
  }
}
