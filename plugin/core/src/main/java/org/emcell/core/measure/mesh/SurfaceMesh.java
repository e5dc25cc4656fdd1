package org.emcell.core.measure.mesh;

/**
 * A surface of triangles that share their vertices. Lengths are in um in the frame of the stack (x, y, z), where the
 * centre of its first voxel is at 0. The triangles of a closed surface run counter-clockwise when seen from outside.
 * Cannot be changed; thread-safe.
 */
public final class SurfaceMesh {

  /** No surface. */
  public static final SurfaceMesh EMPTY = new SurfaceMesh(new float[0], new int[0]);

  private final float[] positions;
  private final int[] corners;

  /** Takes the arrays over: nobody else may hold them. */
  SurfaceMesh(float[] positions, int[] corners) {
    this.positions = positions;
    this.corners = corners;
  }

  /**
   * Makes a mesh.
   *
   * @param positions x, y and z of every vertex in um
   * @param corners three vertices of every triangle
   * @throws IllegalArgumentException when a length is not a multiple of three or a triangle has a vertex that is not
   *     there
   */
  public static SurfaceMesh of(float[] positions, int[] corners) {
    if (positions.length % 3 != 0 || corners.length % 3 != 0) {
      throw new IllegalArgumentException(
          "A mesh needs three coordinates a vertex and three vertices a triangle, found "
              + positions.length + " coordinates and " + corners.length + " corners.");
    }
    for (int corner : corners) {
      if (corner < 0 || corner >= positions.length / 3) {
        throw new IllegalArgumentException(
            "A triangle has vertex " + corner + ", but there are " + positions.length / 3 + ".");
      }
    }
    return new SurfaceMesh(positions.clone(), corners.clone());
  }

  /** Returns the number of vertices. */
  public int vertices() {
    return positions.length / 3;
  }

  /** Returns the number of triangles. */
  public int triangles() {
    return corners.length / 3;
  }

  /** Returns the place of a vertex along an axis (0 x, 1 y, 2 z) in um. */
  public float position(int vertex, int axis) {
    return positions[3 * vertex + axis];
  }

  /** Returns the vertex at a corner (0 to 2) of a triangle. */
  public int corner(int triangle, int corner) {
    return corners[3 * triangle + corner];
  }

  /** Returns a copy of the places of all vertices: x, y, z of the first, and so on, in um. */
  public float[] positions() {
    return positions.clone();
  }

  /** Returns a copy of the vertices of all triangles, three each. */
  public int[] corners() {
    return corners.clone();
  }

  /** Returns the place of a vertex along an axis, for sums. */
  double at(int vertex, int axis) {
    return positions[3 * vertex + axis];
  }

  /** Returns this mesh moved by a distance in um. */
  public SurfaceMesh moved(double x, double y, double z) {
    float[] moved = positions.clone();
    for (int i = 0; i < moved.length; i += 3) {
      moved[i] = (float) (moved[i] + x);
      moved[i + 1] = (float) (moved[i + 1] + y);
      moved[i + 2] = (float) (moved[i + 2] + z);
    }
    return new SurfaceMesh(moved, corners);
  }

  /**
   * Returns this closed surface with fewer triangles, of the same volume and genus.
   *
   * @param error how far in nm the surface may move, as root mean square
   */
  public SurfaceMesh simplified(double error) {
    return MeshSimplifier.simplify(this, error / 1000);
  }

  /** Returns the volume that a closed surface encloses in um3; the sum over the origin's tetrahedra. */
  public double volume() {
    double sixfold = 0;
    // About a vertex of its own rather than the origin of the stack, where large parts would cancel
    // out.
    double ox = vertices() == 0 ? 0 : positions[0];
    double oy = vertices() == 0 ? 0 : positions[1];
    double oz = vertices() == 0 ? 0 : positions[2];
    for (int t = 0; t < corners.length; t += 3) {
      int a = corners[t];
      int b = corners[t + 1];
      int c = corners[t + 2];
      double ax = at(a, 0) - ox;
      double ay = at(a, 1) - oy;
      double az = at(a, 2) - oz;
      double bx = at(b, 0) - ox;
      double by = at(b, 1) - oy;
      double bz = at(b, 2) - oz;
      double cx = at(c, 0) - ox;
      double cy = at(c, 1) - oy;
      double cz = at(c, 2) - oz;
      sixfold += ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
    }
    return sixfold / 6;
  }

  /** Returns the area of all triangles in um2. */
  public double area() {
    double twice = 0;
    double[] normal = new double[3];
    for (int t = 0; t < triangles(); t++) {
      normal(t, normal);
      twice += Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
    }
    return twice / 2;
  }

  /** Puts the normal of a triangle, as long as twice its area in um2, into {@code normal}. */
  void normal(int triangle, double[] normal) {
    int a = corners[3 * triangle];
    int b = corners[3 * triangle + 1];
    int c = corners[3 * triangle + 2];
    double ux = at(b, 0) - at(a, 0);
    double uy = at(b, 1) - at(a, 1);
    double uz = at(b, 2) - at(a, 2);
    double vx = at(c, 0) - at(a, 0);
    double vy = at(c, 1) - at(a, 1);
    double vz = at(c, 2) - at(a, 2);
    normal[0] = uy * vz - uz * vy;
    normal[1] = uz * vx - ux * vz;
    normal[2] = ux * vy - uy * vx;
  }

  /**
   * Returns a unit normal for every vertex, the mean of those of the triangles about it by their area; x, y, z of the
   * first vertex, and so on. A vertex without a triangle has the normal 0, 0, 0.
   */
  public float[] vertexNormals() {
    double[] sums = new double[positions.length];
    double[] normal = new double[3];
    for (int t = 0; t < triangles(); t++) {
      normal(t, normal);
      for (int k = 0; k < 3; k++) {
        int v = 3 * corners[3 * t + k];
        sums[v] += normal[0];
        sums[v + 1] += normal[1];
        sums[v + 2] += normal[2];
      }
    }
    float[] normals = new float[positions.length];
    for (int v = 0; v < normals.length; v += 3) {
      double length =
          Math.sqrt(sums[v] * sums[v] + sums[v + 1] * sums[v + 1] + sums[v + 2] * sums[v + 2]);
      for (int k = 0; k < 3 && length > 0; k++) {
        normals[v + k] = (float) (sums[v + k] / length);
      }
    }
    return normals;
  }

  /** Returns how the surface hangs together. */
  public MeshTopology topology() {
    return MeshTopology.of(corners, vertices());
  }
}
