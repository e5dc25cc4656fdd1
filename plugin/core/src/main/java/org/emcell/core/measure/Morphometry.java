package org.emcell.core.measure;

import java.util.Optional;
import org.emcell.core.VoxelSize;
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
public record Morphometry(
    long voxels,
    double volume,
    double surface,
    Position centroidPx,
    Position centroid,
    Optional<Box> box,
    Position extent) {

  /**
   * Returns the sphericity: surface of the ball of the same volume relative to the surface, pi^(1/3) (6 V)^(2/3) / A.
   * It is 1 for a ball and less for any other form; NaN where there is no surface.
   */
  public double sphericity() {
    return surface > 0 ? Math.cbrt(Math.PI) * Math.pow(6 * volume, 2.0 / 3) / surface : Double.NaN;
  }

  /**
   * Returns the same form with its positions counted in the voxels of a finer stack, of which each voxel here is a
   * block.
   *
   * @param block columns and rows of a block
   * @param blockZ slices of a block
   * @param fine voxel size of the finer stack in nm
   */
  Morphometry onFinerGrid(int block, int blockZ, VoxelSize fine) {
    Position px = new Position(
        (centroidPx.x() + 0.5) * block - 0.5,
        (centroidPx.y() + 0.5) * block - 0.5,
        (centroidPx.z() + 0.5) * blockZ - 0.5);
    Position um =
        new Position(px.x() * fine.x() / 1000, px.y() * fine.y() / 1000, px.z() * fine.z() / 1000);
    return new Morphometry(
        voxels * block * block * blockZ,
        volume,
        surface,
        px,
        um,
        box.map(b -> new Box(
            b.minX() * block,
            b.minY() * block,
            b.minZ() * blockZ,
            (b.maxX() + 1) * block - 1,
            (b.maxY() + 1) * block - 1,
            (b.maxZ() + 1) * blockZ - 1)),
        extent);
  }
}
