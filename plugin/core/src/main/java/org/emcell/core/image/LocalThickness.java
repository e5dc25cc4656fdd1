package org.emcell.core.image;

import java.util.Arrays;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;

/**
 * How wide the space is in which a pixel lies: the radius of the largest disk that fits into the space and covers the pixel
 * (local thickness, Hildebrand and Rueegsegger 1997, doi:10.1046/j.1365-2818.1997.1340694.x, in each slice and in steps).
 */
public final class LocalThickness {

  /** A disk covers what is nearer to its centre than its radius, not what is as far. */
  private static final double NEARER = 1 - 1e-6;

  private LocalThickness() {}

  /**
   * Returns the radius of the largest of some disks that fit into a mask, for each pixel that they cover.
   *
   * <p>A disk of radius r fits about a pixel whose exact Euclidean distance to the nearest pixel that is not set is at
   * least r; it covers the pixels nearer to that centre than r. What lies beyond the border of a slice hinders no disk.
   * Slices are looked at one by one. Time is linear in pixels and in radii. The result does not depend on the number of
   * workers. Thread-safe.
   *
   * @param mask the space
   * @param size of the image
   * @param voxel edges of a voxel in nm
   * @param radii of the disks in nm, ascending
   * @param workers that share the slices
   * @return radius in nm for each voxel; 0 where no disk fits
   * @throws IllegalArgumentException when the length of the mask does not fit {@code size}
   */
  public static float[] ofSlices(
      boolean[] mask, Size size, VoxelSize voxel, double[] radii, Workers workers) {
    size.requireLength(mask.length);
    float[] thickness = new float[mask.length];
    int pixels = size.slicePixels();
    double largest = radii.length == 0 ? 0 : radii[radii.length - 1];
    Disk[] disks = new Disk[radii.length];
    for (int k = 0; k < radii.length; k++) {
      disks[k] = new Disk(size.slice(), radii[k] * radii[k] * NEARER, voxel);
    }
    workers.forEach(size.depth(), z -> {
      boolean[] filled = Arrays.copyOfRange(mask, z * pixels, (z + 1) * pixels);
      for (int i = 0; i < pixels; i++) {
        filled[i] = !filled[i];
      }
      float[] room = DistanceMap.toSet(filled, size.slice(), voxel, largest, Workers.single());
      boolean[] centres = new boolean[pixels];
      // From the largest disk on, so that what one covers is left alone by the smaller ones.
      for (int k = radii.length - 1; k >= 0; k--) {
        double radius = radii[k];
        boolean any = false;
        for (int i = 0; i < pixels; i++) {
          centres[i] = room[i] >= radius;
          any |= centres[i];
        }
        if (any) {
          boolean[] covered = disks[k].near(centres, true, true, Workers.single());
          for (int i = 0; i < pixels; i++) {
            if (covered[i] && !filled[i] && thickness[z * pixels + i] == 0) {
              thickness[z * pixels + i] = (float) radius;
            }
          }
        }
      }
    });
    return thickness;
  }
}
