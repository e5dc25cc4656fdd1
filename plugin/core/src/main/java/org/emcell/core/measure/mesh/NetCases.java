package org.emcell.core.measure.mesh;

import java.util.Arrays;

/**
 * How the faces between voxels inside and outside of a body meet at a corner of the voxel grid, for each of the 256
 * ways in which the eight voxels about the corner can be inside or outside. Every face has two edges at the corner, and
 * at every edge it goes on in exactly one other face; so the faces at a corner fall into cycles, each of which becomes
 * a vertex of its own, and the surface is a closed manifold whatever the voxels are. Where two voxels touch along an
 * edge only, they are joined (the body is 18-connected).
 *
 * <p>Voxel {@code dx + 2 dy + 4 dz} lies on the upper side of the corner along the axes whose bit is set. Face {@code 4
 * axis + combination} lies between two voxels that differ along the axis; the combination holds the other two bits, the
 * lower axis first. Edge {@code 2 axis + side} runs from the corner along the axis.
 */
final class NetCases {

  static final int FACES = 12;

  private static final int CASES = 256;

  /** Lower voxel of every face. */
  private static final int[] LOWER = new int[FACES];

  private static final byte[][] CYCLE = new byte[CASES][];
  private static final byte[] CYCLES = new byte[CASES];
  private static final boolean[] AMBIGUOUS = new boolean[CASES];

  static {
    for (int face = 0; face < FACES; face++) {
      int axis = face / 4;
      int first = axis == 0 ? 1 : 0;
      int second = axis == 2 ? 1 : 2;
      LOWER[face] = (face & 1) << first | (face >> 1 & 1) << second;
    }
    for (int inside = 0; inside < CASES; inside++) {
      fill(inside);
    }
  }

  private NetCases() {}

  /** Returns the face at a corner by its axis and the side of its voxels along the other two axes. */
  static int face(int axis, int first, int second) {
    return 4 * axis + first + 2 * second;
  }

  /** Returns the lower of the two voxels of a face. */
  static int lower(int face) {
    return LOWER[face];
  }

  /** Returns the number of the cycle that a face belongs to, -1 when its voxels are alike. */
  static int cycle(int inside, int face) {
    return CYCLE[inside][face];
  }

  /** Returns the number of cycles. */
  static int cycles(int inside) {
    return CYCLES[inside];
  }

  /** Returns whether at some edge of the corner two voxels meet that touch along this edge only. */
  static boolean isAmbiguous(int inside) {
    return AMBIGUOUS[inside];
  }

  /** Returns whether along one edge of the corner two voxels touch along this edge only. */
  static boolean isAmbiguous(int inside, int axis, int side) {
    int base = side << axis;
    int first = 1 << (axis == 0 ? 1 : 0);
    int second = 1 << (axis == 2 ? 1 : 2);
    boolean corner = isSet(inside, base);
    return corner == isSet(inside, base | first | second)
        && corner != isSet(inside, base | first)
        && corner != isSet(inside, base | second);
  }

  private static void fill(int inside) {
    int[] root = new int[FACES];
    Arrays.setAll(root, face -> face);
    for (int axis = 0; axis < 3; axis++) {
      for (int side = 0; side < 2; side++) {
        joinAtEdge(inside, axis, side, root);
      }
    }
    byte[] cycle = new byte[FACES];
    Arrays.fill(cycle, (byte) -1);
    byte[] ofRoot = new byte[FACES];
    Arrays.fill(ofRoot, (byte) -1);
    byte count = 0;
    for (int face = 0; face < FACES; face++) {
      if (isSet(inside, LOWER[face]) != isSet(inside, LOWER[face] | 1 << face / 4)) {
        int top = find(root, face);
        if (ofRoot[top] < 0) {
          ofRoot[top] = count++;
        }
        cycle[face] = ofRoot[top];
      }
    }
    CYCLE[inside] = cycle;
    CYCLES[inside] = count;
  }

  /** Joins the faces about one edge in pairs: each pair bounds the same run of voxels outside. */
  private static void joinAtEdge(int inside, int axis, int side, int[] root) {
    int first = axis == 0 ? 1 : 0;
    int second = axis == 2 ? 1 : 2;
    int base = side << axis;
    int[] ring = {base, base | 1 << first, base | 1 << first | 1 << second, base | 1 << second};
    AMBIGUOUS[inside] |= isAmbiguous(inside, axis, side);
    for (int k = 0; k < 4; k++) {
      if (isSet(inside, ring[k]) || !isSet(inside, ring[(k + 3) % 4])) {
        continue;
      }
      int last = k;
      while (!isSet(inside, ring[(last + 1) % 4])) {
        last++;
      }
      int one = faceBetween(ring[(k + 3) % 4], ring[k]);
      int other = faceBetween(ring[last % 4], ring[(last + 1) % 4]);
      root[find(root, other)] = find(root, one);
    }
  }

  /** Returns the face between two neighbouring voxels of a corner. */
  static int faceBetween(int voxel, int other) {
    int axis = Integer.numberOfTrailingZeros(voxel ^ other);
    int lower = voxel & other;
    int first = axis == 0 ? 1 : 0;
    int second = axis == 2 ? 1 : 2;
    return face(axis, lower >> first & 1, lower >> second & 1);
  }

  private static int find(int[] root, int face) {
    int top = face;
    while (root[top] != top) {
      top = root[top];
    }
    return top;
  }

  private static boolean isSet(int inside, int voxel) {
    return (inside >> voxel & 1) != 0;
  }
}
