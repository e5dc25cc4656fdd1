package org.emcell.core.measure.mesh;

import java.util.Arrays;

/** Vertices and triangles while they grow in number. Not thread-safe. */
final class MeshBuilder {

  private float[] positions = new float[3 * 256];
  private byte[] pinned = new byte[256];
  private int[] corners = new int[3 * 512];
  private int vertices;
  private int cornerCount;

  /**
   * Adds a vertex and returns its number.
   *
   * @param pins bit k set when the vertex is to keep its place along axis k
   */
  int vertex(double x, double y, double z, int pins) {
    if (vertices == pinned.length) {
      pinned = Arrays.copyOf(pinned, longer(vertices));
      positions = Arrays.copyOf(positions, 3 * pinned.length);
    }
    positions[3 * vertices] = (float) x;
    positions[3 * vertices + 1] = (float) y;
    positions[3 * vertices + 2] = (float) z;
    pinned[vertices] = (byte) pins;
    return vertices++;
  }

  /** Adds a triangle. */
  void triangle(int a, int b, int c) {
    if (cornerCount + 3 > corners.length) {
      corners = Arrays.copyOf(corners, 3 * longer(cornerCount / 3));
    }
    corners[cornerCount++] = a;
    corners[cornerCount++] = b;
    corners[cornerCount++] = c;
  }

  /** Adds the two triangles of a four-sided face, cut along its shorter diagonal. */
  void quad(int a, int b, int c, int d) {
    if (squaredDistance(a, c) <= squaredDistance(b, d)) {
      triangle(a, b, c);
      triangle(a, c, d);
    } else {
      triangle(a, b, d);
      triangle(b, c, d);
    }
  }

  /** Adds the triangles of a polygon about the mean of its corners, which becomes a vertex. */
  void fan(int[] polygon, int count) {
    double[] mean = new double[3];
    int pins = 7;
    for (int k = 0; k < count; k++) {
      pins &= pinned[polygon[k]];
      for (int axis = 0; axis < 3; axis++) {
        mean[axis] += positions[3 * polygon[k] + axis] / (double) count;
      }
    }
    int centre = vertex(mean[0], mean[1], mean[2], pins);
    for (int k = 0; k < count; k++) {
      triangle(centre, polygon[k], polygon[(k + 1) % count]);
    }
  }

  private double squaredDistance(int a, int b) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = positions[3 * a + axis] - (double) positions[3 * b + axis];
      sum += d * d;
    }
    return sum;
  }

  /** Returns a length half as long again, as far as an array can be. */
  private static int longer(int length) {
    int longest = (Integer.MAX_VALUE - 8) / 3;
    if (length >= longest) {
      throw new IllegalArgumentException(
          "A surface has more than " + longest + " triangles. Mesh it on a coarser grid.");
    }
    return (int) Math.min(longest, length + length / 2L + 16);
  }

  /**
   * Takes out every piece of the surface that encloses less than a volume, whether a speck or a hollow, but never the
   * largest.
   *
   * @param least in um3
   */
  void dropPieces(double least) {
    int[] root = new int[vertices];
    Arrays.setAll(root, v -> v);
    for (int c = 0; c < cornerCount; c++) {
      int a = find(root, corners[c]);
      int b = find(root, corners[c % 3 == 2 ? c - 2 : c + 1]);
      root[Math.max(a, b)] = Math.min(a, b);
    }
    double[] sixfold = new double[vertices];
    for (int t = 0; t < cornerCount; t += 3) {
      int piece = find(root, corners[t]);
      sixfold[piece] += volume(piece, corners[t], corners[t + 1], corners[t + 2]);
    }
    double largest = 0;
    for (double volume : sixfold) {
      largest = Math.max(largest, Math.abs(volume));
    }
    double bound = Math.min(6 * least, largest);
    int[] number = new int[vertices];
    int kept = 0;
    for (int v = 0; v < vertices; v++) {
      if (Math.abs(sixfold[find(root, v)]) >= bound) {
        System.arraycopy(positions, 3 * v, positions, 3 * kept, 3);
        pinned[kept] = pinned[v];
        number[v] = kept++;
      } else {
        number[v] = -1;
      }
    }
    int count = 0;
    for (int c = 0; c < cornerCount; c++) {
      if (number[corners[c]] >= 0) {
        corners[count++] = number[corners[c]];
      }
    }
    vertices = kept;
    cornerCount = count;
  }

  private static int find(int[] root, int vertex) {
    int top = vertex;
    while (root[top] != top) {
      root[top] = root[root[top]];
      top = root[top];
    }
    return top;
  }

  /** Returns six times the volume between a vertex and a triangle. */
  private double volume(int from, int a, int b, int c) {
    double[] u = new double[9];
    for (int axis = 0; axis < 3; axis++) {
      double origin = positions[3 * from + axis];
      u[axis] = positions[3 * a + axis] - origin;
      u[3 + axis] = positions[3 * b + axis] - origin;
      u[6 + axis] = positions[3 * c + axis] - origin;
    }
    return u[0] * (u[4] * u[8] - u[5] * u[7])
        + u[1] * (u[5] * u[6] - u[3] * u[8])
        + u[2] * (u[3] * u[7] - u[4] * u[6]);
  }

  /** Returns the pins of every vertex. */
  byte[] pins() {
    return Arrays.copyOf(pinned, vertices);
  }

  /** Returns what was added. */
  SurfaceMesh mesh() {
    return new SurfaceMesh(
        Arrays.copyOf(positions, 3 * vertices), Arrays.copyOf(corners, cornerCount));
  }
}
