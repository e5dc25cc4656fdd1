package org.emcell.core.phantom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.emcell.core.VoxelSize;

/**
 * Which cell, how deep in it and how deep in a nucleus: for every pixel of a rectangle of one slice and a rim of one
 * pixel around it. Work space of one thread; all arrays have {@link #stride} columns.
 */
final class CellTile {

  /** Largest number of pixels of a tile along each axis, without the rim. */
  static final int WIDTH = 256;

  static final int HEIGHT = 64;

  /** Depth of the dents in a protrusion, relative to its radius, where the relief is one standard deviation low. */
  private static final float UNEVEN = 0.3f;

  /**
   * The numbers 0, 1, 2 and so on: a loop that reads them is compiled to vector instructions, one that counts is not.
   */
  static final float[] RAMP = new float[WIDTH + 2];

  static {
    for (int i = 0; i < RAMP.length; i++) {
      RAMP[i] = i;
    }
  }

  private static final float FAR = -1e9f;

  final int stride = WIDTH + 2;

  /** First column of each row, the rim counted, that a cell or its surroundings may cover. */
  final int[] from = new int[HEIGHT + 2];

  /**
   * The column after the last one that a cell or its surroundings may cover; {@link #from} where there is none. Outside,
   * all depths are very negative.
   */
  final int[] to = new int[HEIGHT + 2];

  /** Id of the cell with the greatest depth, where {@link #depth} is above 0. */
  final int[] cell = new int[stride * (HEIGHT + 2)];

  /**
   * Depth under the surface of the cell in nm as if it were alone; negative in the resin, where far cells are left out.
   */
  final float[] depth = new float[cell.length];

  /** Distance in nm from the membrane, be there resin or another cell behind it; negative in the resin. */
  final float[] membrane = new float[cell.length];

  /** Depth in the nucleus under the inner side of the envelope in nm; negative outside. */
  final float[] nucleus = new float[cell.length];

  /** Depth in nm under the surface of the nearest body without its protrusions; very negative far from all. */
  final float[] body = new float[cell.length];

  /** The fields of the relief, laid through this tile. */
  private final SmoothNoise.Plane[] planes;

  int width;
  int height;
  double left;
  double top;
  double z;
  boolean hasCells;

  private final List<List<Part>> parts =
      Stream.<List<Part>>generate(ArrayList::new).limit(HEIGHT + 2).toList();
  private final VoxelSize voxel;
  private final NucleusDepth nucleusDepth = new NucleusDepth();
  private final float[] second = new float[cell.length];
  private final float[] middle = new float[cell.length];
  private final float[][] noise = new float[5][stride];
  private final float[] depths = new float[stride];

  /** A protrusion that meets the tile, with the columns that it may cover. */
  private record Part(int id, Capsule form, int x0, int x1) {}

  CellTile(Relief.Fields fields, VoxelSize voxel) {
    this.voxel = voxel;
    planes = new SmoothNoise.Plane[] {
      fields.broadA().plane(),
      fields.broadB().plane(),
      fields.middleA().plane(),
      fields.middleB().plane(),
      fields.fine().plane()
    };
    for (float[] far : List.of(depth, membrane, nucleus, body, second)) {
      Arrays.fill(far, FAR);
    }
  }

  /** Index of pixel (x, y) of the tile, -1 and the size being the rim. */
  int index(int x, int y) {
    return (y + 1) * stride + x + 1;
  }

  /** Returns the id of the cell of a pixel, the negative of it in a nucleus, 0 outside of cells. */
  int label(int i) {
    if (depth[i] <= 0) {
      return 0;
    }
    return nucleus[i] > 0 ? -cell[i] : cell[i];
  }

  /** Lays a plane through the pixels of this tile, without the rim. */
  void cutInside(SmoothNoise.Plane plane) {
    plane.cut(left + voxel.x(), top + voxel.y(), z, width, height, voxel.x(), voxel.y());
  }

  /** Writes the first middle field of the relief along a part of a row between {@link #from} and {@link #to}. */
  void middleInside(int y, int first, int end, float[] out) {
    System.arraycopy(middle, index(first, y), out, first, end - first);
  }

  /** Returns the place of a row, 0 being the rim, in nm. */
  double rowPlace(int row) {
    return top + row * voxel.y();
  }

  /** Returns a row, the rim counted, as far as it is nearer to an ellipsoid than {@code reach} nm. */
  EllipsoidRow row(Ellipsoid body, float reach, int row) {
    float radius = (float) body.radius();
    return EllipsoidRow.of(body, 1 + reach / radius, left, rowPlace(row), z, voxel.x(), width + 2);
  }

  /**
   * Fills the arrays for the pixels from (x, y) on.
   *
   * @param slice number of the slice
   * @param cuts the cells that the slice meets
   */
  void fill(int x, int y, int slice, List<CellCut> cuts, int newWidth, int newHeight) {
    clear();
    width = newWidth;
    height = newHeight;
    left = (x - 0.5) * voxel.x();
    top = (y - 0.5) * voxel.y();
    z = (slice + 0.5) * voxel.z();
    List<CellCut> near = near(cuts);
    if (near.isEmpty()) {
      return;
    }
    for (SmoothNoise.Plane plane : planes) {
      plane.cut(left, top, z, width + 2, height + 2, voxel.x(), voxel.y());
    }
    parts.forEach(List::clear);
    near.forEach(this::findParts);
    for (int row = 0; row < height + 2; row++) {
      fillRow(near, row);
    }
  }

  /** Takes out what was filled in, so that everything is far from all cells again. */
  private void clear() {
    hasCells = false;
    for (int row = 0; row < HEIGHT + 2; row++) {
      int first = row * stride + from[row];
      int end = row * stride + to[row];
      if (first < end) {
        Arrays.fill(cell, first, end, 0);
        Arrays.fill(depth, first, end, FAR);
        Arrays.fill(membrane, first, end, FAR);
        Arrays.fill(nucleus, first, end, FAR);
        Arrays.fill(body, first, end, FAR);
        Arrays.fill(second, first, end, FAR);
        from[row] = 0;
        to[row] = 0;
      }
    }
  }

  private void fillRow(List<CellCut> near, int row) {
    EllipsoidRow[] rows = new EllipsoidRow[near.size()];
    int first = Integer.MAX_VALUE;
    int end = 0;
    for (int k = 0; k < rows.length; k++) {
      rows[k] = row(near.get(k).shape().body(), Relief.HIGHEST + 100, row);
      if (rows[k].from() < rows[k].to()) {
        first = Math.min(first, rows[k].from());
        end = Math.max(end, rows[k].to());
      }
    }
    for (Part part : parts.get(row)) {
      first = Math.min(first, part.x0);
      end = Math.max(end, part.x1 + 1);
    }
    if (first >= end) {
      return;
    }
    hasCells = true;
    from[row] = first;
    to[row] = end;
    for (int i = 0; i < planes.length; i++) {
      planes[i].row(row, first, end, noise[i]);
    }
    System.arraycopy(noise[2], first, middle, row * stride + first, end - first);
    boolean isEmpty = true;
    for (int k = 0; k < rows.length; k++) {
      if (rows[k].from() < rows[k].to()) {
        addBody(near.get(k).shape(), rows[k], row * stride, isEmpty);
        isEmpty = false;
      }
    }
    for (Part part : parts.get(row)) {
      addPart(part, row);
    }
    for (int i = row * stride + first; i < row * stride + end; i++) {
      membrane[i] = Math.min(depth[i], 0.5f * (depth[i] - second[i]));
    }
    for (CellCut cut : near) {
      for (CellShape.NucleusShape part : cut.shape().nuclei()) {
        nucleusDepth.add(this, cut.shape(), part, row, noise);
      }
    }
  }

  private List<CellCut> near(List<CellCut> cuts) {
    double right = left + (width + 1) * voxel.x();
    double bottom = top + (height + 1) * voxel.y();
    List<CellCut> near = new ArrayList<>();
    for (CellCut cut : cuts) {
      double[] box = cut.box();
      if (box[0] <= right && box[1] >= left && box[2] <= bottom && box[3] >= top) {
        near.add(cut);
      }
    }
    return near;
  }

  /** Adds a cell without its protrusions to a row; {@code isFirst} says that the row is empty. */
  private void addBody(CellShape shape, EllipsoidRow pixels, int start, boolean isFirst) {
    pixels.depths(depths);
    addRelief(shape.relief(), pixels.from(), pixels.to());
    for (int i = pixels.from(); i < pixels.to(); i++) {
      body[start + i] = Math.max(body[start + i], depths[i]);
    }
    if (isFirst) {
      System.arraycopy(
          depths, pixels.from(), depth, start + pixels.from(), pixels.to() - pixels.from());
      Arrays.fill(cell, start + pixels.from(), start + pixels.to(), shape.id());
      return;
    }
    for (int i = pixels.from(); i < pixels.to(); i++) {
      offer(start + i, shape.id(), depths[i]);
    }
  }

  /** No branch, so that it is compiled to vector instructions. */
  private void addRelief(Relief relief, int first, int end) {
    float[] broadA = noise[0];
    float[] broadB = noise[1];
    float[] middleA = noise[2];
    float[] middleB = noise[3];
    float[] fine = noise[4];
    for (int i = first; i < end; i++) {
      float height = relief.broadA() * broadA[i]
          + relief.broadB() * broadB[i]
          + relief.middleA() * middleA[i]
          + relief.middleB() * middleB[i]
          + relief.fine() * fine[i];
      depths[i] = depths[i] + Math.max(Relief.LOWEST, Math.min(Relief.HIGHEST, height));
    }
  }

  /** Keeps the greatest depth of any cell, its cell, and the greatest depth of any other cell. */
  private void offer(int i, int id, float candidate) {
    if (id == cell[i]) {
      depth[i] = Math.max(depth[i], candidate);
    } else if (candidate > depth[i]) {
      second[i] = depth[i];
      depth[i] = candidate;
      cell[i] = id;
    } else {
      second[i] = Math.max(second[i], candidate);
    }
  }

  private void findParts(CellCut cut) {
    double margin = 2 * Math.max(voxel.x(), voxel.y());
    double right = left + (width + 1) * voxel.x();
    double bottom = top + (height + 1) * voxel.y();
    for (Capsule form : cut.protrusions()) {
      if (form.minX() - margin < right
          && form.maxX() + margin > left
          && form.minY() - margin < bottom
          && form.maxY() + margin > top) {
        int x0 = Math.max(0, (int) Math.ceil((form.minX() - margin - left) / voxel.x()));
        int x1 = Math.min(width + 1, (int) ((form.maxX() + margin - left) / voxel.x()));
        int y0 = Math.max(0, (int) Math.ceil((form.minY() - margin - top) / voxel.y()));
        int y1 = Math.min(height + 1, (int) ((form.maxY() + margin - top) / voxel.y()));
        Part part = new Part(cut.shape().id(), form, x0, x1);
        for (int row = y0; row <= y1; row++) {
          parts.get(row).add(part);
        }
      }
    }
  }

  private void addPart(Part part, int row) {
    int count = part.x1 - part.x0 + 1;
    part.form.depths(left + part.x0 * voxel.x(), rowPlace(row), z, voxel.x(), 0, count, depths);
    float dent = UNEVEN * (float) Math.min(part.form.radius(), 500);
    for (int x = part.x0; x <= part.x1; x++) {
      float uneven = dent * Math.min(1, noise[4][x] + 0.8f * noise[2][x]);
      offer(row * stride + x, part.id, depths[x - part.x0] + Math.min(0, uneven));
    }
  }
}
