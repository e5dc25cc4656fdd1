package org.emcell.core.phantom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.emcell.core.VoxelSize;

/**
 * Which cell, how deep in it and how deep in a nucleus: for every pixel of a rectangle of one slice and a rim of one
 * pixel around it. Work space of one thread; all arrays have {@link #stride} columns.
 */
final class CellTile {

  /** Largest number of pixels of a tile along each axis, without the rim. */
  static final int WIDTH = 256;

  static final int HEIGHT = 64;

  /** Least thickness in nm of the cytoplasm between a nucleus and the membrane. */
  private static final float CYTOPLASM = 420;

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

  private final List<Part> parts = new ArrayList<>();
  private final VoxelSize voxel;
  private final float[] second = new float[cell.length];
  private final float[][] noise = new float[5][stride];
  private final float[] depths = new float[stride];

  /** A protrusion that meets the tile, with the pixels that it may cover. */
  private record Part(int id, Capsule form, int x0, int x1, int y0, int y1) {}

  CellTile(Relief.Fields fields, VoxelSize voxel) {
    this.voxel = voxel;
    planes = new SmoothNoise.Plane[] {
      fields.broadA().plane(),
      fields.broadB().plane(),
      fields.middleA().plane(),
      fields.middleB().plane(),
      fields.fine().plane()
    };
  }

  /** Index of pixel (x, y) of the tile, -1 and the size being the rim. */
  int index(int x, int y) {
    return (y + 1) * stride + x + 1;
  }

  /** Lays a plane through the pixels of this tile, without the rim. */
  void cutInside(SmoothNoise.Plane plane) {
    plane.cut(left + voxel.x(), top + voxel.y(), z, width, height, voxel.x(), voxel.y());
  }

  /** Writes the first middle field of the relief along a row, without the rim. */
  void middleInside(int y, float[] out) {
    planes[2].row(y + 1, width + 2, noise[2]);
    System.arraycopy(noise[2], 1, out, 0, width);
  }

  /**
   * Fills the arrays for the pixels from (x, y) on.
   *
   * @param slice number of the slice
   * @param cuts the cells that the slice meets
   */
  void fill(int x, int y, int slice, List<CellCut> cuts, int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    left = (x - 0.5) * voxel.x();
    top = (y - 0.5) * voxel.y();
    z = (slice + 0.5) * voxel.z();
    List<CellCut> near = near(cuts);
    hasCells = !near.isEmpty();
    int end = stride * (height + 2);
    Arrays.fill(cell, 0, end, 0);
    Arrays.fill(depth, 0, end, FAR);
    if (!hasCells) {
      return;
    }
    Arrays.fill(nucleus, 0, end, FAR);
    Arrays.fill(second, 0, end, FAR);
    Arrays.fill(body, 0, end, FAR);
    for (SmoothNoise.Plane plane : planes) {
      plane.cut(left, top, z, width + 2, height + 2, voxel.x(), voxel.y());
    }
    parts.clear();
    near.forEach(this::findParts);
    for (int row = 0; row < height + 2; row++) {
      readNoise(row);
      for (CellCut cut : near) {
        addBody(cut.shape(), row);
      }
      for (Part part : parts) {
        addPart(part, row);
      }
      for (int i = row * stride; i < (row + 1) * stride; i++) {
        membrane[i] = Math.min(depth[i], 0.5f * (depth[i] - second[i]));
      }
      for (CellCut cut : near) {
        for (CellShape.NucleusShape part : cut.shape().nuclei()) {
          addNucleus(cut.shape(), part, row);
        }
      }
    }
  }

  private void readNoise(int row) {
    for (int i = 0; i < planes.length; i++) {
      planes[i].row(row, width + 2, noise[i]);
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

  private void addBody(CellShape shape, int row) {
    Ellipsoid body = shape.body();
    double[] polynomial = body.alongRow(top + row * voxel.y(), z);
    float radius = (float) body.radius();
    int[] range = range(polynomial, body.x(), 1 + (Relief.HIGHEST + 100) / radius);
    float constant = (float) polynomial[0];
    float linear = (float) polynomial[1];
    float square = (float) polynomial[2];
    float origin = (float) (left - body.x());
    float step = (float) voxel.x();
    Relief relief = shape.relief();
    int start = row * stride;
    for (int i = range[0]; i < range[1]; i++) {
      float dx = origin + RAMP[i] * step;
      float distance = (float) Math.sqrt(Math.max(0, constant + dx * (linear + dx * square)));
      float height = relief.broadA() * noise[0][i]
          + relief.broadB() * noise[1][i]
          + relief.middleA() * noise[2][i]
          + relief.middleB() * noise[3][i]
          + relief.fine() * noise[4][i];
      depths[i] =
          radius * (1 - distance) + Math.max(Relief.LOWEST, Math.min(Relief.HIGHEST, height));
    }
    for (int i = range[0]; i < range[1]; i++) {
      this.body[start + i] = Math.max(this.body[start + i], depths[i]);
      offer(start + i, shape.id(), depths[i]);
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
        parts.add(new Part(cut.shape().id(), form, x0, x1, y0, y1));
      }
    }
  }

  private void addPart(Part part, int row) {
    if (row < part.y0 || row > part.y1) {
      return;
    }
    part.form.depths(
        left + part.x0 * voxel.x(),
        top + row * voxel.y(),
        z,
        voxel.x(),
        part.x1 - part.x0 + 1,
        depths);
    float dent = UNEVEN * (float) Math.min(part.form.radius(), 500);
    for (int x = part.x0; x <= part.x1; x++) {
      float uneven = dent * Math.min(1, noise[4][x] + 0.8f * noise[2][x]);
      offer(row * stride + x, part.id, depths[x - part.x0] + Math.min(0, uneven));
    }
  }

  private void addNucleus(CellShape shape, CellShape.NucleusShape part, int row) {
    Ellipsoid body = part.body();
    double y = top + row * voxel.y();
    double[] polynomial = body.alongRow(y, z);
    float radius = (float) body.radius();
    int[] range = range(polynomial, body.x(), 1 + Relief.HIGHEST / radius);
    float constant = (float) polynomial[0];
    float linear = (float) polynomial[1];
    float square = (float) polynomial[2];
    float origin = (float) (left - body.x());
    float step = (float) voxel.x();
    Relief relief = shape.relief();
    int start = row * stride;
    for (int i = range[0]; i < range[1]; i++) {
      if (cell[start + i] != shape.id() || depth[start + i] < 0) {
        continue;
      }
      float dx = origin + i * step;
      float distance = (float) Math.sqrt(Math.max(0, constant + dx * (linear + dx * square)));
      float wave = 0.8f * (relief.middleB() * noise[2][i] - relief.middleA() * noise[3][i]);
      float value = Math.min(
          radius * (1 - distance) + wave + relief.fine() * noise[4][i],
          membrane[start + i] - CYTOPLASM);
      if (value > -100) {
        for (Groove groove : part.grooves()) {
          float sheet = outside(
              groove,
              dx,
              y - body.y(),
              z - body.z(),
              1.6f * wave + 0.8f * relief.fine() * noise[4][i]);
          value = Math.min(value, sheet);
        }
      }
      nucleus[start + i] = Math.max(nucleus[start + i], value);
    }
  }

  /** Returns the distance of a place from a groove in nm, negative in the groove. */
  private static float outside(Groove groove, double dx, double dy, double dz, float wave) {
    double[] n = groove.normal();
    double[] in = groove.inward();
    double[] s = groove.side();
    double across = Math.abs(n[0] * dx + n[1] * dy + n[2] * dz + wave) - groove.halfWidth();
    double under = groove.end() - (in[0] * dx + in[1] * dy + in[2] * dz);
    double along = Math.abs(s[0] * dx + s[1] * dy + s[2] * dz) - groove.halfLength();
    return (float) Math.max(across, Math.max(under, along));
  }

  /** Returns the first column and the one after the last in which the polynomial is below {@code limit} squared. */
  private int[] range(double[] polynomial, double centre, double limit) {
    double constant = polynomial[0] - limit * limit;
    double discriminant = polynomial[1] * polynomial[1] - 4 * polynomial[2] * constant;
    if (discriminant <= 0) {
      return new int[] {0, 0};
    }
    double root = Math.sqrt(discriminant);
    double x0 = centre + (-polynomial[1] - root) / (2 * polynomial[2]);
    double x1 = centre + (-polynomial[1] + root) / (2 * polynomial[2]);
    int from = (int) Math.max(0, Math.min(width + 2, Math.ceil((x0 - left) / voxel.x())));
    int to = (int) Math.max(from, Math.min(width + 2, Math.floor((x1 - left) / voxel.x()) + 1));
    return new int[] {from, to};
  }
}
