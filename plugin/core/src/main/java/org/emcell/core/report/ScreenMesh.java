package org.emcell.core.report;

import org.emcell.core.measure.mesh.SurfaceMesh;

/**
 * A body as it falls into the picture: places and normals of its vertices, and the rows that it covers. A triangle that is
 * turned far from the normal of its vertex keeps its own normal there, so that edges stay sharp.
 */
final class ScreenMesh {

  /** Cosine of the angle beyond which an edge is sharp. */
  private static final float SHARP = 0.8f;

  private final int[] corners;
  private final float[] places;
  private final float[] normals;
  /** Unit normal of every triangle in the frame of the viewer. */
  private final float[] flat;

  private final int colour;
  private final float opacity;
  private int firstRow = Integer.MAX_VALUE;
  private int endRow = Integer.MIN_VALUE;

  ScreenMesh(Scene.Body body, Projection projection) {
    SurfaceMesh mesh = body.mesh();
    corners = mesh.corners();
    places = mesh.positions();
    normals = mesh.vertexNormals();
    colour = body.colour();
    opacity = (float) body.opacity();
    flat = flatNormals(places, corners, projection);
    double[] place = new double[3];
    for (int i = 0; i < places.length; i += 3) {
      projection.project(places[i], places[i + 1], places[i + 2], place);
      for (int k = 0; k < 3; k++) {
        places[i + k] = (float) place[k];
      }
      projection.turn(normals[i], normals[i + 1], normals[i + 2], normals, i);
      firstRow = Math.min(firstRow, (int) Math.floor(place[1]));
      endRow = Math.max(endRow, (int) Math.ceil(place[1]) + 1);
    }
  }

  private static float[] flatNormals(float[] places, int[] corners, Projection projection) {
    float[] normals = new float[corners.length];
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
      double x = uy * vz - uz * vy;
      double y = uz * vx - ux * vz;
      double z = ux * vy - uy * vx;
      double length = Math.max(Double.MIN_NORMAL, Math.sqrt(x * x + y * y + z * z));
      projection.turn(x / length, y / length, z / length, normals, t);
    }
    return normals;
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
      int i = 3 * corners[t];
      int j = 3 * corners[t + 1];
      int k = 3 * corners[t + 2];
      float least = Math.min(places[i + 1], Math.min(places[j + 1], places[k + 1]));
      float most = Math.max(places[i + 1], Math.max(places[j + 1], places[k + 1]));
      if (most >= band.firstRow() && least <= band.endRow()) {
        load(i, t, a);
        load(j, t, b);
        load(k, t, c);
        band.triangle(a, b, c, pen);
      }
    }
  }

  private void load(int i, int t, float[] vertex) {
    System.arraycopy(places, i, vertex, 0, 3);
    float along =
        normals[i] * flat[t] + normals[i + 1] * flat[t + 1] + normals[i + 2] * flat[t + 2];
    if (along < SHARP) {
      System.arraycopy(flat, t, vertex, 3, 3);
    } else {
      System.arraycopy(normals, i, vertex, 3, 3);
    }
  }
}
