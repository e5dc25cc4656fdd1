package org.emcell.core.segment;

import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.CannyEdges;
import org.emcell.core.image.GaussianFilter;
import org.emcell.core.image.Morphology;
import org.emcell.core.image.Size;

/**
 * The frame of one slice: operations on it whose lengths are given in nanometres. What is shorter than a pixel has no
 * effect, so that a step which is fine work at one pixel size drops out at a coarser one. Everything runs on the
 * calling thread; steps that go slice by slice take several slices at a time.
 *
 * @param size number of pixels, of depth 1
 * @param pixel edges of a pixel in nm
 */
record SliceGeometry(Size size, VoxelSize pixel) {

  /** Returns the mean edge of a pixel in nm. */
  double edge() {
    return Math.sqrt(pixel.x() * pixel.y());
  }

  /** Returns how many pixels an area takes. */
  double pixels(double squareMicrometres) {
    return squareMicrometres * 1e6 / (pixel.x() * pixel.y());
  }

  /** Returns the slice smoothed by a Gaussian. */
  float[] smooth(float[] grey, double sigma) {
    return GaussianFilter.smooth(
        grey, size, sigma / pixel.x(), sigma / pixel.y(), 0, Workers.single());
  }

  /** Returns the Canny edges of the slice with automatic thresholds. */
  boolean[] edges(float[] grey, double sigma) {
    return CannyEdges.find(grey, size, sigma / edge(), Workers.single());
  }

  /** Dilates by a disk. */
  boolean[] dilate(boolean[] mask, double radius) {
    return Morphology.dilate(mask, size, radius, pixel, Workers.single());
  }

  /** Opens by a disk. */
  boolean[] open(boolean[] mask, double radius) {
    return Morphology.open(mask, size, radius, pixel, Workers.single());
  }

  /** Closes by a disk. */
  boolean[] close(boolean[] mask, double radius) {
    return Morphology.close(mask, size, radius, pixel, Workers.single());
  }

  /** Dilates by one pixel in all eight directions. */
  boolean[] dilateByPixel(boolean[] mask) {
    return Morphology.dilateBox(mask, size, 1, 1, 0);
  }

  /** Dilates by a square of the given side. */
  boolean[] dilateSquare(boolean[] mask, double side) {
    return Morphology.dilateBox(mask, size, half(side, pixel.x()), half(side, pixel.y()), 0);
  }

  /** Erodes by a square of the given side. */
  boolean[] erodeSquare(boolean[] mask, double side) {
    return Morphology.erodeBox(mask, size, half(side, pixel.x()), half(side, pixel.y()), 0);
  }

  /** Closes by a square of the given side. */
  boolean[] closeSquare(boolean[] mask, double side) {
    return erodeSquare(dilateSquare(mask, side), side);
  }

  /** Returns how many voxels a box of an odd number of them, as long as {@code length}, reaches to either side. */
  static int half(double length, double voxel) {
    return (int) Math.max(0, Math.round((length / voxel - 1) / 2));
  }
}
