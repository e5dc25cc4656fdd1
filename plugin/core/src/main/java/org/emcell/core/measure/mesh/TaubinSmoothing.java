package org.emcell.core.measure.mesh;

import java.util.Arrays;

/**
 * Smooths a surface without shrinking it (Taubin 1995, doi:10.1145/218380.218473): every vertex moves a share of the
 * way to the mean of its neighbours, then a little more back. Bumps of a few edges vanish, the form stays. Vertices on
 * the frame of the volume keep to it. Linear in iterations and triangles.
 */
final class TaubinSmoothing {

  private static final float FORTH = 0.5f;
  /** Waves that are about eight edges long or longer stay: 1 / FORTH + 1 / BACK = 0.1. */
  private static final float BACK = -0.5263f;

  private TaubinSmoothing() {}

  /**
   * Returns the smoothed surface.
   *
   * @param pins for each vertex the axes along which it must not move, a bit each
   */
  static SurfaceMesh smooth(SurfaceMesh mesh, byte[] pins, int iterations) {
    if (iterations == 0) {
      return mesh;
    }
    int[] corners = mesh.corners();
    int[] start = new int[mesh.vertices() + 1];
    int[] neighbours = neighbours(corners, start);
    float[] from = mesh.positions();
    float[] to = new float[from.length];
    for (int i = 0; i < 2 * iterations; i++) {
      step(from, to, start, neighbours, pins, i % 2 == 0 ? FORTH : BACK);
      float[] swap = from;
      from = to;
      to = swap;
    }
    return new SurfaceMesh(from, corners);
  }

  /** Returns the neighbours of all vertices; on a closed surface each is the next corner in exactly one triangle. */
  private static int[] neighbours(int[] corners, int[] start) {
    for (int corner : corners) {
      start[corner + 1]++;
    }
    for (int v = 1; v < start.length; v++) {
      start[v] += start[v - 1];
    }
    int[] at = Arrays.copyOf(start, start.length - 1);
    int[] neighbours = new int[corners.length];
    for (int t = 0; t < corners.length; t += 3) {
      for (int k = 0; k < 3; k++) {
        neighbours[at[corners[t + k]]++] = corners[t + (k + 1) % 3];
      }
    }
    return neighbours;
  }

  private static void step(
      float[] from, float[] to, int[] start, int[] neighbours, byte[] pins, float share) {
    for (int v = 0; v < pins.length; v++) {
      float x = 0;
      float y = 0;
      float z = 0;
      for (int i = start[v]; i < start[v + 1]; i++) {
        int n = 3 * neighbours[i];
        x += from[n];
        y += from[n + 1];
        z += from[n + 2];
      }
      float count = Math.max(1, start[v + 1] - start[v]);
      int p = 3 * v;
      int pin = pins[v];
      to[p] = from[p] + ((pin & 1) != 0 ? 0 : share * (x / count - from[p]));
      to[p + 1] = from[p + 1] + ((pin & 2) != 0 ? 0 : share * (y / count - from[p + 1]));
      to[p + 2] = from[p + 2] + ((pin & 4) != 0 ? 0 : share * (z / count - from[p + 2]));
    }
  }
}
