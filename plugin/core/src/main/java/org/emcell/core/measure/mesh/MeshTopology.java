package org.emcell.core.measure.mesh;

import java.util.Arrays;

/**
 * How a surface hangs together.
 *
 * @param components number of connected surfaces; a hollow in a body is one, too
 * @param eulerCharacteristic vertices - edges + triangles
 * @param closed whether every edge belongs to exactly two triangles that run along it in opposite directions
 */
public record MeshTopology(int components, int eulerCharacteristic, boolean closed) {

  /**
   * Returns the number of handles of all components together: 0 for balls, 1 for a torus, one more for every hole that
   * goes through a body.
   */
  public int genus() {
    return components - eulerCharacteristic / 2;
  }

  /** Looks at triangles; the time is that of sorting their edges. Vertices without a triangle do not count. */
  static MeshTopology of(int[] corners, int vertices) {
    int[] root = new int[vertices];
    Arrays.setAll(root, v -> v);
    boolean[] used = new boolean[vertices];
    long[] directed = new long[corners.length];
    for (int t = 0; t < corners.length; t += 3) {
      for (int k = 0; k < 3; k++) {
        int from = corners[t + k];
        int to = corners[t + (k + 1) % 3];
        used[from] = true;
        directed[t + k] = (long) from << 32 | to;
        int a = find(root, from);
        int b = find(root, to);
        root[Math.max(a, b)] = Math.min(a, b);
      }
    }
    Arrays.sort(directed);
    boolean closed = true;
    int edges = 0;
    for (int i = 0; i < directed.length; i++) {
      long opposite = directed[i] << 32 | directed[i] >>> 32;
      boolean twin = Arrays.binarySearch(directed, opposite) >= 0;
      closed &= twin && (i == 0 || directed[i] != directed[i - 1]);
      boolean repeated = i > 0 && directed[i] == directed[i - 1];
      if (!repeated && (directed[i] < opposite || !twin)) {
        edges++;
      }
    }
    int count = 0;
    int components = 0;
    for (int v = 0; v < vertices; v++) {
      if (used[v]) {
        count++;
        components += root[v] == v ? 1 : 0;
      }
    }
    return new MeshTopology(components, count - edges + corners.length / 3, closed);
  }

  private static int find(int[] root, int vertex) {
    int top = vertex;
    while (root[top] != top) {
      root[top] = root[root[top]];
      top = root[top];
    }
    return top;
  }
}
