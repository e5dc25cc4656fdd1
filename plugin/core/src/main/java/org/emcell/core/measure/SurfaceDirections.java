package org.emcell.core.measure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.emcell.core.VoxelSize;

/**
 * The lattice directions along which a surface is probed, for a voxel of any form.
 *
 * <p>By the Crofton formula the area of a surface is twice the mean, over all directions, of the area-weighted number
 * of crossings with parallel lines (Legland, Kieu, Devaux, Image Anal Stereol 26:83, 2007, doi 10.5566/ias.v26.p83-92).
 * The mean is taken over lattice directions, each with the share of the sphere that is nearest to it. With flat voxels
 * the 13 nearest neighbours crowd around one axis; therefore the directions are chosen in the specimen first (the 49
 * primitive vectors of the 5 x 5 x 5 cube) and then rounded to lattice vectors of about twice the longest edge. The
 * area of a plane of any orientation comes out within 4 %, of a smooth body within 1 %.
 */
final class SurfaceDirections {

  private static final double REACH = 2;
  private static final int SPHERE_POINTS = 50_000;

  private SurfaceDirections() {}

  /**
   * A lattice direction.
   *
   * @param dx columns
   * @param dy rows
   * @param dz slices, 0 or more
   * @param area that one crossing of a line in this direction stands for, in um2
   */
  record Direction(int dx, int dy, int dz, double area) {}

  /** Returns the directions for a voxel size; of each pair of opposite ones there is one. */
  static List<Direction> of(VoxelSize voxel) {
    List<int[]> vectors = vectors(voxel);
    double[] share = shares(vectors, voxel);
    List<Direction> directions = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      int[] v = vectors.get(i);
      double perLine = voxel.cubicMicrometres() / (1e-3 * length(v, voxel));
      directions.add(new Direction(v[0], v[1], v[2], 2 * share[i] * perLine));
    }
    return directions;
  }

  private static List<int[]> vectors(VoxelSize voxel) {
    double reach = REACH * Math.max(voxel.x(), Math.max(voxel.y(), voxel.z()));
    Set<List<Integer>> found = new LinkedHashSet<>();
    for (int z = 0; z <= 2; z++) {
      for (int y = z == 0 ? 0 : -2; y <= 2; y++) {
        for (int x = z == 0 && y == 0 ? 1 : -2; x <= 2; x++) {
          if (gcd(gcd(x, y), z) == 1) {
            double scale = reach / Math.sqrt(x * x + y * y + z * z);
            found.add(primitive(
                (int) Math.rint(x * scale / voxel.x()),
                (int) Math.rint(y * scale / voxel.y()),
                (int) Math.rint(z * scale / voxel.z())));
          }
        }
      }
    }
    return found.stream().map(v -> new int[] {v.get(0), v.get(1), v.get(2)}).toList();
  }

  private static List<Integer> primitive(int x, int y, int z) {
    int divisor = gcd(gcd(x, y), z);
    if (z < 0 || z == 0 && (y < 0 || y == 0 && x < 0)) {
      divisor = -divisor;
    }
    return List.of(x / divisor, y / divisor, z / divisor);
  }

  private static int gcd(int a, int b) {
    return b == 0 ? Math.abs(a) : gcd(b, a % b);
  }

  /** Share of the sphere that is nearer to a direction or its opposite than to any other, counted on even points. */
  private static double[] shares(List<int[]> vectors, VoxelSize voxel) {
    double[][] units = new double[vectors.size()][];
    for (int i = 0; i < units.length; i++) {
      int[] v = vectors.get(i);
      double scale = 1 / length(v, voxel);
      units[i] =
          new double[] {scale * v[0] * voxel.x(), scale * v[1] * voxel.y(), scale * v[2] * voxel.z()
          };
    }
    double[] share = new double[units.length];
    double turn = Math.PI * (3 - Math.sqrt(5));
    for (int point = 0; point < SPHERE_POINTS; point++) {
      double z = (point + 0.5) / SPHERE_POINTS;
      double r = Math.sqrt(1 - z * z);
      double x = r * StrictMath.cos(point * turn);
      double y = r * StrictMath.sin(point * turn);
      int nearest = 0;
      double best = -1;
      for (int i = 0; i < units.length; i++) {
        double cosine = Math.abs(x * units[i][0] + y * units[i][1] + z * units[i][2]);
        if (cosine > best) {
          best = cosine;
          nearest = i;
        }
      }
      share[nearest] += 1.0 / SPHERE_POINTS;
    }
    return share;
  }

  private static double length(int[] v, VoxelSize voxel) {
    return Math.sqrt(v[0] * voxel.x() * v[0] * voxel.x()
        + v[1] * voxel.y() * v[1] * voxel.y()
        + v[2] * voxel.z() * v[2] * voxel.z());
  }
}
