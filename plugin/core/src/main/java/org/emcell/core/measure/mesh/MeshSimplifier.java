package org.emcell.core.measure.mesh;

import java.util.Arrays;

/**
 * Takes away triangles by collapsing edges for as long as the surface stays within a wanted error (quadric error
 * metric, Garland and Heckbert 1997, doi:10.1145/258734.258849). An edge collapses to the point that is nearest, in the
 * mean square weighted by area, to the planes of all triangles that it stands for, among the points that keep the
 * volume (Lindstrom and Turk 1998, doi:10.1109/VISUAL.1998.745314); the root of that mean is the error. Edges collapse
 * in rounds of growing error, in the order of the triangles. A closed surface stays closed and manifold, of the same
 * genus: an edge collapses only when its ends share no neighbours beside those opposite to it (link condition), and
 * never so that a triangle turns over.
 *
 * <p>Not thread-safe; one object simplifies one surface.
 */
final class MeshSimplifier {

  private static final int ROUNDS = 4;
  /** Least cosine between the normals of a triangle before and after. */
  private static final double LEAST_TURN = 0.3;
  /** Least ratio of twice the area of a triangle to its squared longest edge. */
  private static final double LEAST_FATNESS = 0.02;

  private final int[] corners;
  private final double[] places;
  private final Quadrics quadrics;
  private final double[] origin = new double[3];
  /** First corner of each vertex and next corner of the same vertex, -1 at the end. */
  private final int[] first;

  private final int[] nextCorner;
  private final boolean[] gone;
  private final int[] marks;
  private int mark;
  private final double[] target = new double[3];
  private final double[] plane = new double[3];

  private MeshSimplifier(SurfaceMesh mesh) {
    corners = mesh.corners();
    places = new double[3 * mesh.vertices()];
    for (int i = 0; i < places.length; i++) {
      places[i] = mesh.position(i / 3, i % 3) - mesh.at(0, i % 3);
      origin[i % 3] = mesh.at(0, i % 3);
    }
    quadrics = new Quadrics(mesh.vertices());
    first = new int[mesh.vertices()];
    nextCorner = new int[corners.length];
    gone = new boolean[corners.length / 3];
    marks = new int[mesh.vertices()];
    Arrays.fill(first, -1);
    for (int c = corners.length - 1; c >= 0; c--) {
      nextCorner[c] = first[corners[c]];
      first[corners[c]] = c;
    }
    double[] normal = new double[3];
    for (int t = 0; t < gone.length; t++) {
      mesh.normal(t, normal);
      for (int k = 0; k < 3; k++) {
        quadrics.addPlane(corners[3 * t + k], normal, places, corners[3 * t]);
      }
    }
  }

  /**
   * Returns the simplified surface.
   *
   * @param mesh a closed manifold surface
   * @param error in um; 0 leaves the mesh as it is
   */
  static SurfaceMesh simplify(SurfaceMesh mesh, double error) {
    if (error <= 0 || mesh.triangles() == 0) {
      return mesh;
    }
    MeshSimplifier simplifier = new MeshSimplifier(mesh);
    for (int round = ROUNDS - 1; round >= 0; round--) {
      double limit = error / Math.pow(2, round);
      int before;
      int left = simplifier.count();
      do {
        before = left;
        simplifier.round(limit * limit);
        left = simplifier.count();
      } while (round == 0 && left < 0.97 * before);
    }
    return simplifier.result();
  }

  private int count() {
    int count = 0;
    for (boolean dead : gone) {
      count += dead ? 0 : 1;
    }
    return count;
  }

  private void round(double squaredError) {
    for (int t = 0; t < gone.length; t++) {
      for (int k = 0; k < 3 && !gone[t]; k++) {
        int u = corners[3 * t + k];
        int v = corners[3 * t + (k + 1) % 3];
        // On a closed surface the edge is met again from its other side.
        if (u < v && isNear(u, v, squaredError) && isAllowed(u, v)) {
          collapse(u, v);
        }
      }
    }
  }

  /** Puts the best point for an edge that is within the error into {@link #target}, if there is one. */
  private boolean isNear(int u, int v, double squaredError) {
    // The volume is looked at only where the error without it is small enough already.
    if (quadrics.best(u, v, places, target) > squaredError) {
      return false;
    }
    Arrays.fill(plane, 0);
    double volume = addVolume(u, v, true) + addVolume(v, u, false);
    return quadrics.bestInPlane(plane, volume, target) <= squaredError;
  }

  /**
   * Adds up the volume below the triangles about a vertex and, as {@link #plane}, how it changes as the vertex moves.
   *
   * @param shared whether the triangles of the edge count
   * @return six times the volume in um3
   */
  private double addVolume(int v, int other, boolean shared) {
    double volume = 0;
    for (int c = first[v]; c >= 0; c = nextCorner[c]) {
      int t = c / 3 * 3;
      int a = 3 * corners[t + (c % 3 + 1) % 3];
      int b = 3 * corners[t + (c % 3 + 2) % 3];
      boolean ofEdge = a == 3 * other || b == 3 * other;
      if (gone[c / 3] || ofEdge && !shared) {
        continue;
      }
      double x = places[a + 1] * places[b + 2] - places[a + 2] * places[b + 1];
      double y = places[a + 2] * places[b] - places[a] * places[b + 2];
      double z = places[a] * places[b + 1] - places[a + 1] * places[b];
      volume += places[3 * v] * x + places[3 * v + 1] * y + places[3 * v + 2] * z;
      if (!ofEdge) {
        plane[0] += x;
        plane[1] += y;
        plane[2] += z;
      }
    }
    return volume;
  }

  private boolean isAllowed(int u, int v) {
    mark++;
    int ofU = mark;
    forNeighbours(u, ofU);
    mark++;
    int seen = mark;
    int shared = 0;
    for (int c = first[v]; c >= 0; c = nextCorner[c]) {
      if (gone[c / 3]) {
        continue;
      }
      for (int step = 1; step < 3; step++) {
        int n = corners[c / 3 * 3 + (c % 3 + step) % 3];
        if (n != u && marks[n] == ofU) {
          marks[n] = seen;
          shared++;
          if (shared > 2 || valence(n) < 4) {
            return false;
          }
        }
      }
    }
    return shared == 2 && keepsSides(u, v) && keepsSides(v, u);
  }

  private void forNeighbours(int v, int value) {
    for (int c = first[v]; c >= 0; c = nextCorner[c]) {
      if (!gone[c / 3]) {
        int t = c / 3 * 3;
        marks[corners[t]] = value;
        marks[corners[t + 1]] = value;
        marks[corners[t + 2]] = value;
      }
    }
  }

  private int valence(int v) {
    int count = 0;
    for (int c = first[v]; c >= 0; c = nextCorner[c]) {
      count += gone[c / 3] ? 0 : 1;
    }
    return count;
  }

  /** Returns whether the triangles about one end of the edge neither turn over nor become slivers. */
  private boolean keepsSides(int v, int other) {
    for (int c = first[v]; c >= 0; c = nextCorner[c]) {
      int t = c / 3 * 3;
      int a = corners[t + (c % 3 + 1) % 3];
      int b = corners[t + (c % 3 + 2) % 3];
      if (gone[c / 3] || a == other || b == other) {
        continue;
      }
      if (!keepsSide(3 * v, 3 * a, 3 * b)) {
        return false;
      }
    }
    return true;
  }

  private boolean keepsSide(int v, int a, int b) {
    double abX = places[b] - places[a];
    double abY = places[b + 1] - places[a + 1];
    double abZ = places[b + 2] - places[a + 2];
    double oldX = places[v] - places[a];
    double oldY = places[v + 1] - places[a + 1];
    double oldZ = places[v + 2] - places[a + 2];
    double newX = target[0] - places[a];
    double newY = target[1] - places[a + 1];
    double newZ = target[2] - places[a + 2];
    double mX = abY * oldZ - abZ * oldY;
    double mY = abZ * oldX - abX * oldZ;
    double mZ = abX * oldY - abY * oldX;
    double nX = abY * newZ - abZ * newY;
    double nY = abZ * newX - abX * newZ;
    double nZ = abX * newY - abY * newX;
    double m = mX * mX + mY * mY + mZ * mZ;
    double n = nX * nX + nY * nY + nZ * nZ;
    double dot = mX * nX + mY * nY + mZ * nZ;
    double bX = newX - abX;
    double bY = newY - abY;
    double bZ = newZ - abZ;
    double longest = Math.max(
        abX * abX + abY * abY + abZ * abZ,
        Math.max(newX * newX + newY * newY + newZ * newZ, bX * bX + bY * bY + bZ * bZ));
    return n >= LEAST_FATNESS * LEAST_FATNESS * longest * longest
        && (m == 0 || dot > 0 && dot * dot >= LEAST_TURN * LEAST_TURN * m * n);
  }

  /** Moves both ends of an edge to the target; {@code v} goes. */
  private void collapse(int u, int v) {
    quadrics.merge(u, v);
    System.arraycopy(target, 0, places, 3 * u, 3);
    int last = -1;
    for (int c = first[v]; c >= 0; c = nextCorner[c]) {
      int t = c / 3 * 3;
      if (corners[t] == u || corners[t + 1] == u || corners[t + 2] == u) {
        gone[c / 3] = true;
      }
      corners[c] = u;
      last = c;
    }
    nextCorner[last] = first[u];
    first[u] = first[v];
    first[v] = -1;
    prune(u);
  }

  /** Takes the corners of triangles that are gone out of the list of a vertex. */
  private void prune(int u) {
    int kept = -1;
    for (int c = first[u]; c >= 0; c = nextCorner[c]) {
      if (gone[c / 3]) {
        continue;
      }
      if (kept < 0) {
        first[u] = c;
      } else {
        nextCorner[kept] = c;
      }
      kept = c;
    }
    if (kept >= 0) {
      nextCorner[kept] = -1;
    }
  }

  private SurfaceMesh result() {
    int[] number = new int[first.length];
    Arrays.fill(number, -1);
    float[] positions = new float[places.length];
    int[] kept = new int[corners.length];
    int vertices = 0;
    int count = 0;
    for (int c = 0; c < corners.length; c++) {
      if (!gone[c / 3]) {
        int v = corners[c];
        if (number[v] < 0) {
          number[v] = vertices;
          for (int k = 0; k < 3; k++) {
            positions[3 * vertices + k] = (float) (places[3 * v + k] + origin[k]);
          }
          vertices++;
        }
        kept[count++] = number[v];
      }
    }
    return new SurfaceMesh(Arrays.copyOf(positions, 3 * vertices), Arrays.copyOf(kept, count));
  }
}
