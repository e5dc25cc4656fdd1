package org.emcell.core.segment;

import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.DistanceMap;
import org.emcell.core.image.Size;
import org.emcell.core.image.Watershed;

/**
 * Divides a body of voxels between two places in it. Where it has a neck between them, it is cut at the neck: the places
 * climb to the summits of their hills in the distance map to the outside, and a watershed from both finds the pass. Where
 * it has none - both climb to the same summit, or the pass is no lower than 85 % of the lower summit - it is cut by the
 * plane halfway between both places. Either way each part is connected and holds its place.
 *
 * <p>Time is linear in the number of voxels; about 20 bytes a voxel are held. Thread-safe.
 */
public final class CellSplit {

  /** Part of the first place. */
  public static final int FIRST = 1;
  /** Part of the second place. */
  public static final int SECOND = 2;

  /** Two summits belong to two bodies when the pass between them is lower than this share of the lower one. */
  private static final double PASS = 0.85;

  /**
   * Which part each voxel belongs to.
   *
   * @param parts {@link #FIRST}, {@link #SECOND} or 0 outside the body
   * @param atNeck whether the body was cut at a neck, not by the plane halfway
   * @param firstDepth largest distance in nm from a voxel of the first part to the outside of the body
   * @param secondDepth the same of the second part
   */
  public record Division(int[] parts, boolean atNeck, double firstDepth, double secondDepth) {

    /** Returns the largest distance in nm from a voxel of a part to the outside of the body. */
    public double depth(int part) {
      return part == FIRST ? firstDepth : secondDepth;
    }
  }

  private final boolean[] body;
  private final Size size;
  private final VoxelSize voxel;
  private final float[] depth;

  private CellSplit(boolean[] body, Size size, VoxelSize voxel, Workers workers) {
    this.body = body;
    this.size = size;
    this.voxel = voxel;
    depth = DistanceMap.toSet(Masks.not(body), size, voxel, workers);
  }

  /**
   * Divides a body. What of it is not connected to either place goes to the nearer one.
   *
   * @param body its voxels, x fastest; the border of the array counts as inside
   * @param voxel voxel size in nm
   * @param first index of a voxel of the body
   * @param second index of another voxel of the body
   * @throws IllegalArgumentException when a place is not in the body, or both are the same
   */
  public static Division divide(
      boolean[] body, Size size, VoxelSize voxel, int first, int second, Workers workers) {
    size.requireLength(body.length);
    if (!body[first] || !body[second] || first == second) {
      throw new IllegalArgumentException("A split needs two different voxels of the body.");
    }
    CellSplit split = new CellSplit(body, size, voxel, workers);
    int[] parts = split.atNeck(first, second);
    boolean neck = parts.length > 0;
    if (!neck) {
      parts = split.halfway(first, second);
    }
    for (int i = 0; i < parts.length; i++) {
      if (body[i] && parts[i] == 0) {
        parts[i] = split.fromPlane(i, first, second) <= 0 ? FIRST : SECOND;
      }
    }
    return new Division(parts, neck, split.depth(parts, FIRST), split.depth(parts, SECOND));
  }

  private double depth(int[] parts, int part) {
    double deepest = 0;
    for (int i = 0; i < parts.length; i++) {
      deepest = parts[i] == part ? Math.max(deepest, depth[i]) : deepest;
    }
    return Math.min(deepest, largestDistance());
  }

  /** Returns the parts when there is a neck between them, otherwise nothing. */
  private int[] atNeck(int first, int second) {
    int[] markers = new int[body.length];
    int top = climb(first, FIRST, markers);
    int otherTop = climb(second, SECOND, markers);
    markers[first] = FIRST;
    markers[second] = SECOND;
    if (top == otherTop || markers[top] != FIRST || markers[otherTop] != SECOND) {
      return new int[0];
    }
    float[] landscape = new float[depth.length];
    for (int i = 0; i < depth.length; i++) {
      landscape[i] = -depth[i];
    }
    int[] parts = Watershed.flood(landscape, markers, body, size, Connectivity.FACES);
    return pass(parts) < PASS * Math.min(depth[top], depth[otherTop]) ? parts : new int[0];
  }

  /**
   * Goes from a voxel to the deepest one of the ball about it that fits into the body, and so on until there is no deeper
   * one; marks the way, which lies in the body, and returns its end.
   */
  private int climb(int start, int label, int[] markers) {
    int at = start;
    for (int next = deepestAround(at); next != at; next = deepestAround(at)) {
      mark(at, next, label, markers);
      at = next;
    }
    mark(at, at, label, markers);
    return at;
  }

  private int deepestAround(int centre) {
    double radius = Math.min(depth[centre], largestDistance());
    int dx = (int) (radius / voxel.x());
    int dy = (int) (radius / voxel.y());
    int dz = (int) (radius / voxel.z());
    int x0 = size.x(centre);
    int y0 = size.y(centre);
    int z0 = size.z(centre);
    int deepest = centre;
    for (int z = Math.max(0, z0 - dz); z <= Math.min(size.depth() - 1, z0 + dz); z++) {
      for (int y = Math.max(0, y0 - dy); y <= Math.min(size.height() - 1, y0 + dy); y++) {
        for (int x = Math.max(0, x0 - dx); x <= Math.min(size.width() - 1, x0 + dx); x++) {
          int i = size.index(x, y, z);
          if (depth[i] > depth[deepest] && distance(i, centre) < radius) {
            deepest = i;
          }
        }
      }
    }
    return deepest;
  }

  private double largestDistance() {
    return size.width() * voxel.x() + size.height() * voxel.y() + size.depth() * voxel.z();
  }

  private double distance(int a, int b) {
    double dx = (size.x(a) - size.x(b)) * voxel.x();
    double dy = (size.y(a) - size.y(b)) * voxel.y();
    double dz = (size.z(a) - size.z(b)) * voxel.z();
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  private void mark(int from, int to, int label, int[] markers) {
    int steps = Math.max(
        1,
        Math.max(
            Math.abs(size.x(to) - size.x(from)),
            Math.max(Math.abs(size.y(to) - size.y(from)), Math.abs(size.z(to) - size.z(from)))));
    for (int k = 0; k <= steps; k++) {
      double t = (double) k / steps;
      int i = size.index(
          (int) Math.round(size.x(from) + t * (size.x(to) - size.x(from))),
          (int) Math.round(size.y(from) + t * (size.y(to) - size.y(from))),
          (int) Math.round(size.z(from) + t * (size.z(to) - size.z(from))));
      markers[i] = markers[i] == 0 ? label : markers[i];
    }
  }

  /** Returns the depth of the deepest place where the parts touch. */
  private double pass(int[] parts) {
    double pass = 0;
    int[] steps = {1, size.width(), size.slicePixels()};
    for (int i = 0; i < parts.length; i++) {
      boolean[] inside = {
        size.x(i) + 1 < size.width(), size.y(i) + 1 < size.height(), size.z(i) + 1 < size.depth()
      };
      for (int axis = 0; parts[i] != 0 && axis < steps.length; axis++) {
        int j = i + steps[axis];
        if (inside[axis] && parts[j] != 0 && parts[j] != parts[i]) {
          pass = Math.max(pass, Math.min(depth[i], depth[j]));
        }
      }
    }
    return pass;
  }

  /** Both places flood the body from far sides, until they meet on the plane between them. */
  private int[] halfway(int first, int second) {
    float[] landscape = new float[body.length];
    int[] markers = new int[body.length];
    markers[first] = FIRST;
    markers[second] = SECOND;
    for (int i = 0; i < landscape.length; i++) {
      landscape[i] = (float) -Math.abs(fromPlane(i, first, second));
    }
    return Watershed.flood(landscape, markers, body, size, Connectivity.FACES);
  }

  /** Returns the distance in nm of a voxel from the plane halfway between two others, negative on the side of the first. */
  private double fromPlane(int i, int first, int second) {
    double toFirst = distance(i, first);
    double toSecond = distance(i, second);
    return (toFirst * toFirst - toSecond * toSecond) / (2 * distance(first, second));
  }
}
