package org.emcell.core.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.emcell.core.measure.mesh.SurfaceMesh;

/** Balls and rods as parts of one mesh, for places and links between them. Not thread-safe. */
public final class Shapes {

  private static final int SIDES = 10;
  private static final int[][] OCTAHEDRON = {
    {0, 2, 4}, {2, 1, 4}, {1, 3, 4}, {3, 0, 4}, {2, 0, 5}, {1, 2, 5}, {3, 1, 5}, {0, 3, 5}
  };
  private static final int DIVISIONS = 3;

  private final List<double[]> places = new ArrayList<>();
  private final List<int[]> triangles = new ArrayList<>();

  /** Adds a ball; lengths in um. */
  public void ball(double x, double y, double z, double radius) {
    int first = places.size();
    double[][] axes = {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}};
    List<double[]> unit = new ArrayList<>(List.of(axes));
    List<int[]> faces = new ArrayList<>(List.of(OCTAHEDRON));
    for (int division = 0; division < DIVISIONS; division++) {
      faces = divided(faces, unit);
    }
    for (double[] u : unit) {
      places.add(new double[] {x + radius * u[0], y + radius * u[1], z + radius * u[2]});
    }
    for (int[] face : faces) {
      triangles.add(new int[] {first + face[0], first + face[1], first + face[2]});
    }
  }

  /** Cuts every face into four and puts the new vertices onto the unit ball. */
  private static List<int[]> divided(List<int[]> faces, List<double[]> unit) {
    Map<Long, Integer> middles = new HashMap<>();
    List<int[]> result = new ArrayList<>();
    for (int[] face : faces) {
      int[] middle = new int[3];
      for (int k = 0; k < 3; k++) {
        int a = face[k];
        int b = face[(k + 1) % 3];
        middle[k] = middles.computeIfAbsent((long) Math.min(a, b) << 32 | Math.max(a, b), key -> {
          double[] p = unit.get(a);
          double[] q = unit.get(b);
          double[] sum = {p[0] + q[0], p[1] + q[1], p[2] + q[2]};
          double length = Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
          unit.add(new double[] {sum[0] / length, sum[1] / length, sum[2] / length});
          return unit.size() - 1;
        });
      }
      for (int k = 0; k < 3; k++) {
        result.add(new int[] {face[k], middle[k], middle[(k + 2) % 3]});
      }
      result.add(middle);
    }
    return result;
  }

  /** Adds a rod without ends, which lie in balls; lengths in um. */
  public void rod(double[] from, double[] to, double radius) {
    double[] along = {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
    double length = Math.sqrt(along[0] * along[0] + along[1] * along[1] + along[2] * along[2]);
    if (!(length > 0)) {
      return;
    }
    // The axis that the rod is least along is never parallel to it.
    int least = 0;
    for (int axis = 1; axis < 3; axis++) {
      least = Math.abs(along[axis]) < Math.abs(along[least]) ? axis : least;
    }
    double[] other = new double[3];
    other[least] = 1;
    double[] u = unit(cross(along, other));
    double[] v = unit(cross(along, u));
    int first = places.size();
    for (int k = 0; k < SIDES; k++) {
      double cos = radius * Math.cos(2 * Math.PI * k / SIDES);
      double sin = radius * Math.sin(2 * Math.PI * k / SIDES);
      for (double[] end : new double[][] {from, to}) {
        places.add(new double[] {
          end[0] + cos * u[0] + sin * v[0],
          end[1] + cos * u[1] + sin * v[1],
          end[2] + cos * u[2] + sin * v[2]
        });
      }
    }
    for (int k = 0; k < SIDES; k++) {
      int a = first + 2 * k;
      int b = first + 2 * ((k + 1) % SIDES);
      triangles.add(new int[] {a, b, a + 1});
      triangles.add(new int[] {b, b + 1, a + 1});
    }
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double[] unit(double[] a) {
    double length = Math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]);
    return new double[] {a[0] / length, a[1] / length, a[2] / length};
  }

  /** Returns all that was added. */
  public SurfaceMesh mesh() {
    float[] positions = new float[3 * places.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = (float) places.get(i / 3)[i % 3];
    }
    int[] corners = new int[3 * triangles.size()];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = triangles.get(i / 3)[i % 3];
    }
    return SurfaceMesh.of(positions, corners);
  }
}
