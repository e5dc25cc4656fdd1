package org.emcell.core.measure;

import java.util.Optional;
import org.emcell.core.image.Box;

/**
 * Form of one body, as far as it lies in the stack.
 *
 * @param voxels number of voxels
 * @param volume in um3
 * @param surface area in um2; where the frame of the stack cuts the body, the cut face is part of it
 * @param centroidPx mean voxel position in columns, rows and slices, from 0; NaN for an empty body
 * @param centroid in um; NaN for an empty body
 * @param box smallest box of voxels that holds the body; empty for an empty body
 * @param extent edges of that box in um, 0 for an empty body
 */
public record Morphometry(long voxels, double volume, double surface, Position centroidPx, Position centroid,
    Optional<Box> box, Position extent) {

  /**
   * Returns the sphericity: surface of the ball of the same volume relative to the surface, pi^(1/3) (6 V)^(2/3) / A. It
   * is 1 for a ball and less for any other form; NaN where there is no surface.
   */
  public double sphericity() {
    return surface > 0 ? Math.cbrt(Math.PI) * Math.pow(6 * volume, 2.0 / 3) / surface : Double.NaN;
  }
}
