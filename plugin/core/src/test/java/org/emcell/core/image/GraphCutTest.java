package org.emcell.core.image;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Random;
import org.junit.Test;

public class GraphCutTest {

  @Test
  public void costsAsMuchAsTheLargestFlowOnRandomImages() {
    Random random = new Random(7);
    int[][] shapes = {{1, 1, 1}, {9, 1, 1}, {1, 7, 1}, {1, 1, 6}, {6, 5, 1}, {4, 3, 5}, {7, 6, 5}};
    for (int round = 0; round < 60; round++) {
      int[] shape = shapes[round % shapes.length];
      Size size = new Size(shape[0], shape[1], shape[2]);
      float[] inside = numbers(random, size, -8, 9);
      float[][] across = {
        numbers(random, size, 0, 5), numbers(random, size, 0, 5), numbers(random, size, 0, 5)
      };
      boolean[] cut = GraphCut.inside(
          inside.clone(), across[0].clone(), across[1].clone(), across[2].clone(), size);
      assertEquals(
          "round " + round,
          largestFlow(inside, across, size),
          cost(cut, inside, across, size),
          1e-3);
    }
  }

  @Test
  public void closesAGapInAWeakWallInsteadOfLeakingThroughIt() {
    Size size = Size.of(21, 9);
    float[] inside = new float[size.voxels()];
    float[] across = new float[size.voxels()];
    Arrays.fill(across, 1);
    for (int y = 0; y < 9; y++) {
      inside[size.index(0, y, 0)] = 100;
      inside[size.index(20, y, 0)] = -100;
    }
    float[] acrossX = across.clone();
    for (int y = 0; y < 9; y++) {
      if (y != 4) {
        acrossX[size.index(8, y, 0)] = 0.1f;
      }
    }
    boolean[] cut = GraphCut.inside(inside, acrossX, across, across.clone(), size);
    for (int y = 0; y < 9; y++) {
      for (int x = 0; x < 21; x++) {
        assertEquals(x <= 8, cut[size.index(x, y, 0)]);
      }
    }
  }

  @Test
  public void refusesArraysThatDoNotFit() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            GraphCut.inside(new float[5], new float[6], new float[6], new float[6], Size.of(3, 2)));
  }

  private static float[] numbers(Random random, Size size, int from, int to) {
    float[] values = new float[size.voxels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = from + random.nextInt(to - from);
    }
    return values;
  }

  private static double cost(boolean[] cut, float[] inside, float[][] across, Size size) {
    double cost = 0;
    for (int i = 0; i < cut.length; i++) {
      cost += cut[i] ? Math.max(0, -inside[i]) : Math.max(0, inside[i]);
      cost += parted(cut, i, 1, size.x(i) + 1 < size.width()) ? across[0][i] : 0;
      cost += parted(cut, i, size.width(), size.y(i) + 1 < size.height()) ? across[1][i] : 0;
      cost += parted(cut, i, size.slicePixels(), size.z(i) + 1 < size.depth()) ? across[2][i] : 0;
    }
    return cost;
  }

  private static boolean parted(boolean[] cut, int i, int step, boolean exists) {
    return exists && cut[i] != cut[i + step];
  }

  /** The largest flow by shortest augmenting paths on a dense matrix; equals the least cost. */
  private static double largestFlow(float[] inside, float[][] across, Size size) {
    int n = inside.length;
    double[][] capacity = new double[n + 2][n + 2];
    for (int i = 0; i < n; i++) {
      capacity[n][i] = Math.max(0, inside[i]);
      capacity[i][n + 1] = Math.max(0, -inside[i]);
      join(capacity, i, 1, across[0][i], size.x(i) + 1 < size.width());
      join(capacity, i, size.width(), across[1][i], size.y(i) + 1 < size.height());
      join(capacity, i, size.slicePixels(), across[2][i], size.z(i) + 1 < size.depth());
    }
    double flow = 0;
    while (true) {
      int[] from = new int[n + 2];
      Arrays.fill(from, -1);
      from[n] = n;
      ArrayDeque<Integer> queue = new ArrayDeque<>();
      queue.add(n);
      while (!queue.isEmpty() && from[n + 1] < 0) {
        int u = queue.remove();
        for (int v = 0; v < n + 2; v++) {
          if (from[v] < 0 && capacity[u][v] > 0) {
            from[v] = u;
            queue.add(v);
          }
        }
      }
      if (from[n + 1] < 0) {
        return flow;
      }
      double least = Double.POSITIVE_INFINITY;
      for (int v = n + 1; v != n; v = from[v]) {
        least = Math.min(least, capacity[from[v]][v]);
      }
      for (int v = n + 1; v != n; v = from[v]) {
        capacity[from[v]][v] -= least;
        capacity[v][from[v]] += least;
      }
      flow += least;
    }
  }

  private static void join(double[][] capacity, int i, int step, double price, boolean exists) {
    if (exists) {
      capacity[i][i + step] = price;
      capacity[i + step][i] = price;
    }
  }
}
