package org.emcell.core.measure;

import java.util.Optional;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Box;

/** Sums over the voxels of one body. */
final class BodyTally {

  private long voxels;
  private double sumX;
  private double sumY;
  private double sumZ;
  private int minX = Integer.MAX_VALUE;
  private int minY = Integer.MAX_VALUE;
  private int minZ = Integer.MAX_VALUE;
  private int maxX = -1;
  private int maxY = -1;
  private int maxZ = -1;

  /** Adds the voxels from column {@code x} up to, not including, column {@code end}. */
  void addRun(int x, int end, int y, int z) {
    int length = end - x;
    voxels += length;
    sumX += 0.5 * length * (x + end - 1.0);
    sumY += (double) length * y;
    sumZ += (double) length * z;
    minX = Math.min(minX, x);
    maxX = Math.max(maxX, end - 1);
    minY = Math.min(minY, y);
    maxY = Math.max(maxY, y);
    minZ = Math.min(minZ, z);
    maxZ = Math.max(maxZ, z);
  }

  long voxels() {
    return voxels;
  }

  boolean reachesSide(int width, int height) {
    return minX == 0 || minY == 0 || maxX == width - 1 || maxY == height - 1;
  }

  boolean reachesSlice(int z) {
    return voxels > 0 && (minZ == z || maxZ == z);
  }

  Morphometry morphometry(VoxelSize voxel, double surface) {
    Position px = new Position(sumX / voxels, sumY / voxels, sumZ / voxels);
    Position um = new Position(
        1e-3 * px.x() * voxel.x(), 1e-3 * px.y() * voxel.y(), 1e-3 * px.z() * voxel.z());
    if (voxels == 0) {
      return new Morphometry(0, 0, 0, px, um, Optional.empty(), new Position(0, 0, 0));
    }
    Box box = new Box(minX, minY, minZ, maxX, maxY, maxZ);
    Position extent = new Position(
        1e-3 * (maxX - minX + 1) * voxel.x(),
        1e-3 * (maxY - minY + 1) * voxel.y(),
        1e-3 * (maxZ - minZ + 1) * voxel.z());
    return new Morphometry(
        voxels, voxels * voxel.cubicMicrometres(), surface, px, um, Optional.of(box), extent);
  }
}
