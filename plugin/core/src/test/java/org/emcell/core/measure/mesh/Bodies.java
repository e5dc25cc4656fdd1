package org.emcell.core.measure.mesh;

import java.util.Random;
import java.util.SortedMap;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;

/** Bodies of known form as voxels, and their meshes. */
record Bodies(Size size, VoxelSize voxel, int[] labels) {

  /** Whether a place in um belongs to a body. */
  interface Body {
    boolean contains(double x, double y, double z);
  }

  /** Returns a body as voxels: those whose centre it contains are 1. */
  static Bodies of(Size size, VoxelSize voxel, Body body) {
    int[] labels = new int[size.voxels()];
    for (int i = 0; i < labels.length; i++) {
      double x = size.x(i) * voxel.x() / 1000;
      double y = size.y(i) * voxel.y() / 1000;
      double z = size.z(i) * voxel.z() / 1000;
      labels[i] = body.contains(x, y, z) ? 1 : 0;
    }
    return new Bodies(size, voxel, labels);
  }

  /** Returns voxels that are 1 or 2 with the given chance, otherwise 0, alone and in clumps. */
  static Bodies random(Size size, long seed, double chance) {
    Random random = new Random(seed);
    int[] labels = new int[size.voxels()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextDouble() < chance ? 1 + random.nextInt(2) : 0;
    }
    return new Bodies(size, new VoxelSize(40, 40, 50), labels);
  }

  static Body ellipsoid(double x, double y, double z, double a, double b, double c) {
    return (px, py, pz) -> {
      double dx = (px - x) / a;
      double dy = (py - y) / b;
      double dz = (pz - z) / c;
      return dx * dx + dy * dy + dz * dz <= 1;
    };
  }

  static Body torus(double x, double y, double z, double ring, double tube) {
    return (px, py, pz) -> Math.hypot(Math.hypot(px - x, py - y) - ring, pz - z) <= tube;
  }

  int[] slice(int z) {
    int[] slice = new int[size.slicePixels()];
    System.arraycopy(labels, size.index(0, 0, z), slice, 0, slice.length);
    return slice;
  }

  SortedMap<Integer, SurfaceMesh> meshes(LabelMesher.Settings settings, int threads) {
    LabelMesher mesher = new LabelMesher(size.slice(), voxel, settings);
    Workers workers = Workers.of(threads);
    for (int z = 0; z < size.depth(); z++) {
      mesher.add(slice(z), workers);
    }
    return mesher.meshes(workers, Progress.none());
  }

  /** Returns the mesh of label 1. */
  SurfaceMesh mesh(LabelMesher.Settings settings) {
    return meshes(settings, 1).get(1);
  }
}
