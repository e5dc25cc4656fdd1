package org.emcell.core.image;

import java.util.Arrays;

/**
 * Divides an image in two so that the sum of what the division costs is least: every voxel has a price for either side,
 * every face between two voxels a price for parting them. The exact minimum is found as a maximum flow through the grid
 * of voxels, by augmenting paths between two search trees (Boykov and Kolmogorov 2004, doi:10.1109/TPAMI.2004.60).
 *
 * <p>The time depends on the image: in practice it is close to linear in the number of voxels, in the worst case far
 * more. About 32 bytes a voxel are held beside what is given. Runs on the calling thread, with the same result every time. Thread-safe.
 */
public final class GraphCut {

  private static final byte FREE = 0;
  private static final byte SOURCE = 1;
  private static final byte SINK = 2;

  /** Where the parent of a node is: one of six directions, the terminal itself, or nowhere (any more). */
  private static final byte TERMINAL = 6;

  private static final byte ORPHAN = 7;
  private static final byte NONE = 8;

  private final Size size;
  private final int[] step;
  /** What may still flow from a voxel to its neighbour, per direction: -x, +x, -y, +y, -z, +z. */
  private final float[][] residual;
  /** What may still flow from the source to a voxel (positive) or from it to the sink (negative). */
  private final float[] terminal;

  private final byte[] tree;
  private final byte[] parent;
  /** When the way from a node to its terminal was last known to be whole, and how long it was. */
  private final int[] stamp;

  private final int[] distance;
  private final IntQueue active;
  private final boolean[] isActive;
  private final IntQueue orphans;
  private int time;

  private GraphCut(float[] inside, float[] acrossX, float[] acrossY, float[] acrossZ, Size size) {
    this.size = size;
    int n = size.voxels();
    step = new int[] {-1, 1, -size.width(), size.width(), -size.slicePixels(), size.slicePixels()};
    residual = new float[][] {
      backwards(acrossX, 1),
      acrossX,
      backwards(acrossY, size.width()),
      acrossY,
      backwards(acrossZ, size.slicePixels()),
      acrossZ
    };
    terminal = inside;
    tree = new byte[n];
    parent = new byte[n];
    Arrays.fill(parent, NONE);
    stamp = new int[n];
    distance = new int[n];
    isActive = new boolean[n];
    active = new IntQueue();
    orphans = new IntQueue();
    closeBorders();
    for (int i = 0; i < n; i++) {
      if (terminal[i] != 0) {
        tree[i] = terminal[i] > 0 ? SOURCE : SINK;
        parent[i] = TERMINAL;
        distance[i] = 1;
      }
    }
    for (int i = 0; i < n; i++) {
      if (tree[i] != FREE && isAtRim(i)) {
        activate(i);
      }
    }
  }

  /** Returns whether a voxel of a tree has a neighbour that is not in the same tree; all others have nothing to do. */
  private boolean isAtRim(int node) {
    for (int d = 0; d < 6; d++) {
      if (open(d, node) && tree[node + step[d]] != tree[node]) {
        return true;
      }
    }
    return false;
  }

  /**
   * Finds the division of least cost. The four arrays are worked in and hold nothing of use afterwards; none may be given
   * twice.
   *
   * @param inside for each voxel, how much dearer it is to put it outside than inside; negative where inside is dearer
   * @param acrossX for each voxel, the price of parting it from the next one along x, 0 or more; what is given for the last
   *     column is not used
   * @param acrossY the same along y
   * @param acrossZ the same along z
   * @param size of the image
   * @return true for the voxels inside; voxels for which both sides cost the same are outside
   * @throws IllegalArgumentException when the length of an array does not fit {@code size}
   */
  public static boolean[] inside(
      float[] inside, float[] acrossX, float[] acrossY, float[] acrossZ, Size size) {
    size.requireLength(inside.length);
    size.requireLength(acrossX.length);
    size.requireLength(acrossY.length);
    size.requireLength(acrossZ.length);
    GraphCut cut = new GraphCut(inside, acrossX, acrossY, acrossZ, size);
    cut.flow();
    boolean[] result = new boolean[inside.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = cut.tree[i] == SOURCE;
    }
    return result;
  }

  /**
   * Returns the price of parting each voxel from the next along an axis: the lower of the prices of the two per um2, times
   * the area between them.
   *
   * @param price of a surface through each voxel, per um2
   * @param step from a voxel to the next along the axis in the array
   * @param area between two voxels in nm2
   */
  public static float[] across(float[] price, int step, double area) {
    float[] across = new float[price.length];
    for (int i = 0; i + step < price.length; i++) {
      across[i] = (float) (area * 1e-6 * Math.min(price[i], price[i + step]));
    }
    return across;
  }

  private static float[] backwards(float[] across, int step) {
    float[] result = new float[across.length];
    if (step < across.length) {
      System.arraycopy(across, 0, result, step, across.length - step);
    }
    return result;
  }

  /** Nothing flows out of the image: then a step over the border never has to be checked for. */
  private void closeBorders() {
    for (int z = 0; z < size.depth(); z++) {
      for (int y = 0; y < size.height(); y++) {
        int row = size.index(0, y, z);
        for (int x = 0; x < size.width(); x++) {
          close(0, row + x, x == 0);
          close(1, row + x, x == size.width() - 1);
          close(2, row + x, y == 0);
          close(3, row + x, y == size.height() - 1);
          close(4, row + x, z == 0);
          close(5, row + x, z == size.depth() - 1);
        }
      }
    }
  }

  private void close(int direction, int node, boolean border) {
    if (border) {
      residual[direction][node] = -1;
    }
  }

  /** Returns whether a voxel has a neighbour in a direction. */
  private boolean open(int direction, int node) {
    return residual[direction][node] >= 0;
  }

  private void activate(int node) {
    if (!isActive[node]) {
      isActive[node] = true;
      active.add(node);
    }
  }

  private void flow() {
    while (!active.isEmpty()) {
      int node = active.first();
      int direction = tree[node] == FREE ? -1 : grow(node);
      if (direction < 0) {
        active.remove();
        isActive[node] = false;
        continue;
      }
      time++;
      int other = node + step[direction];
      if (tree[node] == SOURCE) {
        augment(node, other, direction);
      } else {
        augment(other, node, direction ^ 1);
      }
      while (!orphans.isEmpty()) {
        adopt(orphans.remove());
      }
    }
  }

  /** Adds the free neighbours of a node to its tree; returns the direction in which it meets the other tree, or -1. */
  private int grow(int node) {
    boolean source = tree[node] == SOURCE;
    for (int d = 0; d < 6; d++) {
      if (!open(d, node)) {
        continue;
      }
      int other = node + step[d];
      float capacity = source ? residual[d][node] : residual[d ^ 1][other];
      if (capacity <= 0) {
        continue;
      }
      if (tree[other] == FREE) {
        tree[other] = tree[node];
        attach(other, d ^ 1, node);
        activate(other);
      } else if (tree[other] != tree[node]) {
        return d;
      } else if (stamp[other] <= stamp[node] && distance[other] > distance[node] + 1) {
        attach(other, d ^ 1, node);
      }
    }
    return -1;
  }

  private void attach(int node, int direction, int to) {
    parent[node] = (byte) direction;
    stamp[node] = stamp[to];
    distance[node] = distance[to] + 1;
  }

  /** Sends as much as fits along the way source - from - to - sink and orphans the nodes behind what is then full. */
  private void augment(int from, int to, int direction) {
    float least = residual[direction][from];
    int node = from;
    for (; parent[node] != TERMINAL; node += step[parent[node]]) {
      least = Math.min(least, residual[parent[node] ^ 1][node + step[parent[node]]]);
    }
    least = Math.min(least, terminal[node]);
    node = to;
    for (; parent[node] != TERMINAL; node += step[parent[node]]) {
      least = Math.min(least, residual[parent[node]][node]);
    }
    least = Math.min(least, -terminal[node]);

    residual[direction][from] -= least;
    residual[direction ^ 1][to] += least;
    node = from;
    while (parent[node] != TERMINAL) {
      int d = parent[node];
      int up = node + step[d];
      residual[d][node] += least;
      residual[d ^ 1][up] -= least;
      if (residual[d ^ 1][up] <= 0) {
        residual[d ^ 1][up] = 0;
        orphan(node);
      }
      node = up;
    }
    terminal[node] -= least;
    if (terminal[node] <= 0) {
      terminal[node] = 0;
      orphan(node);
    }
    node = to;
    while (parent[node] != TERMINAL) {
      int d = parent[node];
      int up = node + step[d];
      residual[d][node] -= least;
      residual[d ^ 1][up] += least;
      if (residual[d][node] <= 0) {
        residual[d][node] = 0;
        orphan(node);
      }
      node = up;
    }
    terminal[node] += least;
    if (terminal[node] >= 0) {
      terminal[node] = 0;
      orphan(node);
    }
  }

  private void orphan(int node) {
    parent[node] = ORPHAN;
    orphans.add(node);
  }

  /** Finds a new parent for an orphan, the nearest to the terminal, or sets it and its children free. */
  private void adopt(int node) {
    boolean source = tree[node] == SOURCE;
    int best = -1;
    int nearest = Integer.MAX_VALUE;
    for (int d = 0; d < 6; d++) {
      if (!open(d, node)) {
        continue;
      }
      int other = node + step[d];
      if (tree[other] != tree[node] || (source ? residual[d ^ 1][other] : residual[d][node]) <= 0) {
        continue;
      }
      int length = wayToTerminal(other);
      if (length < nearest) {
        nearest = length;
        best = d;
      }
    }
    if (best >= 0) {
      parent[node] = (byte) best;
      stamp[node] = time;
      distance[node] = nearest + 1;
      return;
    }
    for (int d = 0; d < 6; d++) {
      if (!open(d, node)) {
        continue;
      }
      int other = node + step[d];
      if (tree[other] != tree[node]) {
        continue;
      }
      if ((source ? residual[d ^ 1][other] : residual[d][node]) > 0) {
        activate(other);
      }
      if (parent[other] == (d ^ 1)) {
        orphan(other);
      }
    }
    tree[node] = FREE;
    parent[node] = NONE;
  }

  /** Returns the number of steps from a node to its terminal, MAX_VALUE when its way ends at an orphan. */
  private int wayToTerminal(int start) {
    int length = 0;
    int node = start;
    while (stamp[node] != time || parent[node] == ORPHAN) {
      if (parent[node] == ORPHAN || parent[node] == NONE) {
        return Integer.MAX_VALUE;
      }
      length++;
      if (parent[node] == TERMINAL) {
        stamp[node] = time;
        distance[node] = 1;
        length--;
        break;
      }
      node += step[parent[node]];
    }
    length += distance[node];
    int total = length;
    for (node = start; stamp[node] != time; node += step[parent[node]]) {
      stamp[node] = time;
      distance[node] = length--;
    }
    return total;
  }

  /** A queue of numbers that grows as needed. */
  private static final class IntQueue {

    private int[] items = new int[1 << 10];
    private int head;
    private int count;

    boolean isEmpty() {
      return count == 0;
    }

    int first() {
      return items[head];
    }

    int remove() {
      int item = items[head];
      head = (head + 1) & (items.length - 1);
      count--;
      return item;
    }

    void add(int item) {
      if (count == items.length) {
        int[] larger = new int[2 * count];
        System.arraycopy(items, head, larger, 0, count - head);
        System.arraycopy(items, 0, larger, count - head, head);
        items = larger;
        head = 0;
      }
      items[(head + count++) & (items.length - 1)] = item;
    }
  }
}
