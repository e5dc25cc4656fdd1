package org.emcell.core.report;

import org.emcell.core.measure.mesh.SurfaceMesh;

/**
 * A body as it falls into the picture: places of its vertices, normals at the corners of its triangles, and the rows
 * that it covers. A normal is the mean, by area, of those triangles about the vertex that are turned little from the
 * triangle itself, so that round surfaces look smooth and edges sharp.
 */
final class ScreenMesh {

  /** Cosine of the angle beyond which an edge is sharp. */
  private static final float SHARP = 0.75f;

  private final int[] corners;
  private final float[] places;
  /** Normal at every corner of every triangle, in the frame of the viewer. */
  private final float[] normals;

  private final int colour;
  private final float opacity;
  private int firstRow = Integer.MAX_VALUE;
  private int endRow = Integer.MIN_VALUE;

  ScreenMesh(Scene.Body body, Projection projection) {
    SurfaceMesh mesh = body.mesh();
    corners = mesh.corners();
    places = mesh.positions();
    colour = body.colour();
    opacity = (float) body.opacity();
    normals = cornerNormals(flatNormals(projection), mesh.vertices());
    double[] place = new double[3];
    for (int i = 0; i < places.length; i += 3) {
      projection.project(places[i], places[i + 1], places[i + 2], place);
      for (int k = 0; k < 3; k++) {
        places[i + k] = (float) place[k];
      }
      firstRow = Math.min(firstRow, (int) Math.floor(place[1]));
      endRow = Math.max(endRow, (int) Math.ceil(place[1]) + 1);
    }
  }

  /** Returns the normal of every triangle in the frame of the viewer, as long as twice its area. */
  private float[] flatNormals(Projection projection) {
    float[] flat = new float[corners.length];
    for (int t = 0; t < corners.length; t += 3) {
      int a = 3 * corners[t];
      int b = 3 * corners[t + 1];
      int c = 3 * corners[t + 2];
      double ux = places[b] - places[a];
      double uy = places[b + 1] - places[a + 1];
      double uz = places[b + 2] - places[a + 2];
      double vx = places[c] - places[a];
      double vy = places[c + 1] - places[a + 1];
      double vz = places[c + 2] - places[a + 2];
      projection.turn(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx, flat, t);
    }
    return flat;
  }

  private float[] cornerNormals(float[] flat, int vertices) {
    int[] start = new int[vertices + 1];
    for (int corner : corners) {
      start[corner + 1]++;
    }
    for (int v = 0; v < vertices; v++) {
      start[v + 1] += start[v];
    }
    int[] at = start.clone();
    int[] about = new int[corners.length];
    float[] lengths = new float[corners.length / 3];
    for (int c = 0; c < corners.length; c++) {
      about[at[corners[c]]++] = c / 3;
    }
    for (int t = 0; t < lengths.length; t++) {
      lengths[t] = (float) Math.sqrt(dot(flat, t, t));
    }
    float[] result = new float[3 * corners.length];
    for (int c = 0; c < corners.length; c++) {
      int own = c / 3;
      for (int i = start[corners[c]]; i < start[corners[c] + 1]; i++) {
        int other = about[i];
        if (other == own || dot(flat, own, other) >= SHARP * lengths[own] * lengths[other]) {
          for (int k = 0; k < 3; k++) {
            result[3 * c + k] += flat[3 * other + k];
          }
        }
      }
      normalise(result, 3 * c);
    }
    return result;
  }

  private static float dot(float[] flat, int t, int u) {
    return flat[3 * t] * flat[3 * u]
        + flat[3 * t + 1] * flat[3 * u + 1]
        + flat[3 * t + 2] * flat[3 * u + 2];
  }

  private static void normalise(float[] normals, int at) {
    double length = Math.sqrt(normals[at] * (double) normals[at]
        + normals[at + 1] * (double) normals[at + 1]
        + normals[at + 2] * (double) normals[at + 2]);
    for (int k = 0; k < 3 && length > 0; k++) {
      normals[at + k] = (float) (normals[at + k] / length);
    }
  }

  int colour() {
    return colour;
  }

  float opacity() {
    return opacity;
  }

  boolean reaches(int fromRow, int toRow) {
    return firstRow < toRow && endRow > fromRow;
  }

  /** Draws what lies in the rows of a band. */
  void draw(Band band, Band.Pen pen) {
    float[] a = new float[6];
    float[] b = new float[6];
    float[] c = new float[6];
    for (int t = 0; t < corners.length; t += 3) {
      float first = places[3 * corners[t] + 1];
      float second = places[3 * corners[t + 1] + 1];
      float third = places[3 * corners[t + 2] + 1];
      if (Math.max(first, Math.max(second, third)) >= band.firstRow()
          && Math.min(first, Math.min(second, third)) <= band.endRow()) {
        load(t, a);
        load(t + 1, b);
        load(t + 2, c);
        band.triangle(a, b, c, pen);
      }
    }
  }

  private void load(int corner, float[] vertex) {
    System.arraycopy(places, 3 * corners[corner], vertex, 0, 3);
    System.arraycopy(normals, 3 * corner, vertex, 3, 3);
  }
}
