package org.emcell.core.measure.mesh;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The surface of one body, slice of blocks by slice of blocks: a dual surface ("surface nets", Gibson 1998,
 * doi:10.1007/BFb0056277) in which every corner of the grid has a vertex for each sheet that passes through it, at the
 * mean of the places where the sheet cuts the lines between the centres of blocks. The surface is closed and manifold
 * whatever the blocks are, see {@link NetCases}; where the body reaches the frame of the volume, it is closed by the
 * frame. Memory: the surface and two layers of corners. Not thread-safe.
 */
final class SurfaceNet {

  private static final int ALL = 0xFF;

  private final BlockGrid grid;
  private final MeshBuilder builder = new MeshBuilder();
  private ContourField before;
  private Layer layerBefore;
  private int next;

  /** Vertices in the middle of edges along which two blocks touch, by edge and block outside. */
  private final Map<Middle, Integer> middles = new HashMap<>();

  /**
   * A vertex in the middle of an edge of the grid.
   *
   * @param x column of the lower end of the edge
   * @param y row of the lower end of the edge
   * @param z layer of the lower end of the edge
   * @param axis along which the edge runs
   * @param outside side of the block outside along the first other axis
   */
  private record Middle(int x, int y, int z, int axis, int outside) {}

  /** The corners between two slices of blocks. */
  private static final class Layer {
    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final byte[] inside;
    private final int[] first;

    Layer(int left, int top, int width, int height) {
      this.left = left;
      this.top = top;
      this.width = width;
      this.height = height;
      inside = new byte[width * height];
      first = new int[width * height];
    }

    int index(int x, int y) {
      return (y - top) * width + x - left;
    }
  }

  /** The field on both sides of a layer, one column and row wider than its corners; NaN beyond the frame. */
  private static final class Sides {
    private final Layer layer;
    private final int width;
    private final float[] below;
    private final float[] above;

    Sides(Layer layer) {
      this.layer = layer;
      width = layer.width + 1;
      below = new float[width * (layer.height + 1)];
      above = new float[below.length];
    }

    /** Returns the field of a block about a corner. */
    float at(int x, int y, int voxel) {
      int i = (y - layer.top + (voxel >> 1 & 1)) * width + x - layer.left + (voxel & 1);
      return (voxel & 4) == 0 ? below[i] : above[i];
    }
  }

  SurfaceNet(BlockGrid grid) {
    this.grid = grid;
  }

  /**
   * Adds a slice of the body.
   *
   * @param slice number of the slice of blocks, larger than that of the one added last
   * @param field null when nothing of the body is in the slice
   */
  void add(int slice, ContourField field) {
    if (next < slice) {
      // A slice without the body was left out.
      close(next, false, 0);
      before = null;
      layerBefore = null;
    }
    if (before != null || field != null) {
      step(slice, field, slice == 0, false, 0);
    } else {
      layerBefore = null;
    }
    before = field;
    next = slice + 1;
  }

  /**
   * Ends the volume.
   *
   * @param blocks slices of blocks of the volume
   * @param slices slices of the volume
   * @return the surface as it is cut from the grid
   */
  MeshBuilder end(int blocks, int slices) {
    close(next, next == blocks, slices);
    return builder;
  }

  private void close(int slice, boolean frame, int slices) {
    if (before != null) {
      step(slice, null, false, frame, slices);
    }
    before = null;
  }

  private void step(int slice, ContourField field, boolean first, boolean last, int slices) {
    Layer layer = layer(before, field);
    Sides sides = new Sides(layer);
    fill(sides, before, first, sides.below);
    fill(sides, field, last, sides.above);
    classify(sides);
    for (int y = layer.top; y < layer.top + layer.height; y++) {
      for (int x = layer.left; x < layer.left + layer.width; x++) {
        int i = layer.index(x, y);
        int inside = layer.inside[i] & ALL;
        if (inside != 0 && inside != ALL) {
          layer.first[i] = vertices(sides, x, y, slice, inside, slices);
        }
      }
    }
    faces(sides, slice, slices);
    // Edges below this layer are met no more.
    middles.keySet().removeIf(middle -> middle.z() < slice);
    layerBefore = layer;
  }

  private static Layer layer(ContourField below, ContourField above) {
    int[] bounds = below == null ? above.bounds() : below.bounds();
    if (below != null && above != null) {
      int[] other = above.bounds();
      bounds[0] = Math.min(bounds[0], other[0]);
      bounds[1] = Math.max(bounds[1], other[1]);
      bounds[2] = Math.min(bounds[2], other[2]);
      bounds[3] = Math.max(bounds[3], other[3]);
    }
    return new Layer(bounds[0], bounds[2], bounds[1] - bounds[0] + 1, bounds[3] - bounds[2] + 1);
  }

  private void fill(Sides sides, ContourField field, boolean frame, float[] values) {
    if (frame) {
      Arrays.fill(values, Float.NaN);
      return;
    }
    Layer layer = sides.layer;
    int fromX = layer.left - 1;
    for (int row = 0; row <= layer.height; row++) {
      int y = layer.top - 1 + row;
      int at = row * sides.width;
      if (y < 0 || y >= grid.rows()) {
        Arrays.fill(values, at, at + sides.width, Float.NaN);
      } else if (field == null) {
        Arrays.fill(values, at, at + sides.width, (float) -ContourField.reach(grid));
      } else {
        field.row(fromX, fromX + sides.width, y, values, at);
      }
      if (fromX < 0) {
        values[at] = Float.NaN;
      }
      if (fromX + sides.width > grid.columns()) {
        values[at + sides.width - 1] = Float.NaN;
      }
    }
  }

  private static void classify(Sides sides) {
    Layer layer = sides.layer;
    for (int row = 0; row < layer.height; row++) {
      for (int column = 0; column < layer.width; column++) {
        int i = row * sides.width + column;
        int j = i + sides.width;
        int inside = (sides.below[i] >= 0 ? 1 : 0)
            | (sides.below[i + 1] >= 0 ? 2 : 0)
            | (sides.below[j] >= 0 ? 4 : 0)
            | (sides.below[j + 1] >= 0 ? 8 : 0)
            | (sides.above[i] >= 0 ? 16 : 0)
            | (sides.above[i + 1] >= 0 ? 32 : 0)
            | (sides.above[j] >= 0 ? 64 : 0)
            | (sides.above[j + 1] >= 0 ? 128 : 0);
        layer.inside[row * layer.width + column] = (byte) inside;
      }
    }
  }

  /** Adds the vertices of a corner and returns the first. */
  private int vertices(Sides sides, int x, int y, int z, int inside, int slices) {
    int cycles = NetCases.cycles(inside);
    int firstVertex = -1;
    double[] place = new double[3];
    for (int cycle = 0; cycle < cycles; cycle++) {
      Mean mean = new Mean();
      for (int face = 0; face < NetCases.FACES; face++) {
        if (NetCases.cycle(inside, face) == cycle) {
          cut(sides, x, y, z, face, slices, place, mean);
        }
      }
      int vertex = mean.addTo(builder);
      firstVertex = firstVertex < 0 ? vertex : firstVertex;
    }
    return firstVertex;
  }

  /** Adds the place where the surface cuts the line through a face. */
  private void cut(
      Sides sides, int x, int y, int z, int face, int slices, double[] place, Mean mean) {
    int axis = face / 4;
    int lower = NetCases.lower(face);
    float low = sides.at(x, y, lower);
    float high = sides.at(x, y, lower | 1 << axis);
    place[0] = grid.centre(0, x - 1 + (lower & 1));
    place[1] = grid.centre(1, y - 1 + (lower >> 1 & 1));
    place[2] = grid.centre(2, z - 1 + (lower >> 2 & 1));
    boolean frame = Float.isNaN(low) || Float.isNaN(high);
    if (frame) {
      place[axis] = grid.frame(axis, Float.isNaN(high), slices);
    } else {
      double step = grid.centre(axis, 1) - grid.centre(axis, 0);
      place[axis] += step * low / (low - (double) high);
    }
    mean.add(place, frame ? axis : -1);
  }

  /** The mean of places; what lies on the frame keeps its coordinate. */
  private static final class Mean {
    private final double[] sum = new double[3];
    private final double[] frame = new double[3];
    private int pins;
    private int count;

    void add(double[] place, int frameAxis) {
      for (int axis = 0; axis < 3; axis++) {
        sum[axis] += place[axis];
      }
      if (frameAxis >= 0) {
        pins |= 1 << frameAxis;
        frame[frameAxis] = place[frameAxis];
      }
      count++;
    }

    double at(int axis) {
      return (pins >> axis & 1) != 0 ? frame[axis] : sum[axis] / count;
    }

    int addTo(MeshBuilder builder) {
      return builder.vertex(at(0), at(1), at(2), pins);
    }
  }

  /** Adds the faces below and beside the lower block in front of every corner; all their corners are known now. */
  private void faces(Sides sides, int z, int slices) {
    Layer layer = sides.layer;
    for (int y = layer.top; y < layer.top + layer.height; y++) {
      for (int x = layer.left; x < layer.left + layer.width; x++) {
        int inside = layer.inside[layer.index(x, y)] & ALL;
        for (int axis = 0; axis < 3 && inside != 0 && inside != ALL; axis++) {
          boolean low = (inside & 1) != 0;
          if (low != ((inside >> (1 << axis) & 1) != 0)) {
            face(sides, x, y, z, axis, low, slices);
          }
        }
      }
    }
  }

  /** Adds the face between the block before the corner along all axes and the next one along {@code axis}. */
  private void face(Sides sides, int x, int y, int z, int axis, boolean low, int slices) {
    int first = (axis + 1) % 3;
    int second = (axis + 2) % 3;
    int[] polygon = new int[8];
    int[][] corners = new int[4][];
    boolean ambiguous = false;
    // Counter-clockwise as seen from the upper side of the axis.
    int[] steps = {0b00, 0b01, 0b11, 0b10};
    for (int k = 0; k < 4; k++) {
      int[] corner = {x, y, z};
      corner[first] -= 1 - (steps[k] & 1);
      corner[second] -= 1 - (steps[k] >> 1);
      corners[k] = corner;
      Layer layer = corner[2] == z ? sides.layer : layerBefore;
      int i = layer.index(corner[0], corner[1]);
      int inside = layer.inside[i] & ALL;
      ambiguous |= NetCases.isAmbiguous(inside);
      // The corner lies on the upper side of the face where the face lies on the lower side of the
      // corner.
      int sideFirst = 1 - (steps[k] & 1);
      int sideSecond = 1 - (steps[k] >> 1);
      int face = first < second
          ? NetCases.face(axis, sideFirst, sideSecond)
          : NetCases.face(axis, sideSecond, sideFirst);
      polygon[low ? k : 3 - k] = layer.first[i] + NetCases.cycle(inside, face);
    }
    if (ambiguous) {
      int[] outside = {x - 1, y - 1, z - 1};
      outside[axis] += low ? 1 : 0;
      divided(sides, z, corners, polygon, low, outside, slices);
    } else {
      builder.quad(polygon[0], polygon[1], polygon[2], polygon[3]);
    }
  }

  /** Adds a face with vertices in the middle of those of its edges along which two blocks touch. */
  private void divided(
      Sides sides, int z, int[][] corners, int[] vertices, boolean low, int[] outside, int slices) {
    int[] polygon = new int[8];
    int count = 0;
    for (int k = 0; k < 4; k++) {
      polygon[count++] = vertices[k];
      int[] from = corners[low ? k : 3 - k];
      int[] to = corners[low ? (k + 1) % 4 : (6 - k) % 4];
      int axis = from[0] != to[0] ? 0 : from[1] != to[1] ? 1 : 2;
      int[] lower = from[axis] < to[axis] ? from : to;
      // The end of the edge in the newest layer, where the field is known on both sides.
      int[] end = axis == 2 ? (lower == from ? to : from) : lower;
      int side = axis == 2 ? 0 : 1;
      Layer layer = end[2] == z ? sides.layer : layerBefore;
      int inside = layer.inside[layer.index(end[0], end[1])] & ALL;
      if (NetCases.isAmbiguous(inside, axis, side)) {
        int first = axis == 0 ? 1 : 0;
        int second = axis == 2 ? 1 : 2;
        int sideFirst = outside[first] - end[first] + 1;
        int sideSecond = outside[second] - end[second] + 1;
        int block = side << axis | sideFirst << first | sideSecond << second;
        polygon[count++] = middles.computeIfAbsent(
            new Middle(lower[0], lower[1], lower[2], axis, sideFirst),
            key -> middle(sides, end, z, block, first, second, slices));
      }
    }
    if (count == 4) {
      builder.quad(polygon[0], polygon[1], polygon[2], polygon[3]);
    } else {
      builder.fan(polygon, count);
    }
  }

  /** Adds the vertex between the two faces of a block outside that meet at an edge. */
  private int middle(Sides sides, int[] end, int z, int block, int first, int second, int slices) {
    Mean mean = new Mean();
    double[] place = new double[3];
    for (int axis : new int[] {first, second}) {
      int face = NetCases.faceBetween(block, block ^ 1 << axis);
      cut(sides, end[0], end[1], z, face, slices, place, mean);
    }
    return mean.addTo(builder);
  }
}
