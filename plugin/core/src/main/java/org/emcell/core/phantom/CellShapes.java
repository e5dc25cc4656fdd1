package org.emcell.core.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.emcell.core.VoxelSize;

/** Grows surfaces, protrusions and nuclei on the bodies of the cells. */
final class CellShapes {

  private final PhantomSettings settings;
  private final Relief.Fields fields;
  private final List<Ellipsoid> bodies;

  private CellShapes(PhantomSettings settings, Relief.Fields fields) {
    this.settings = settings;
    this.fields = fields;
    bodies = CellPlacement.place(settings);
  }

  /** Returns the cells in the order of their ids, from 1. */
  static List<CellShape> of(PhantomSettings settings, Relief.Fields fields) {
    CellShapes shapes = new CellShapes(settings, fields);
    List<CellShape> cells = new ArrayList<>();
    for (int i = 0; i < shapes.bodies.size(); i++) {
      cells.add(shapes.grow(i));
    }
    return List.copyOf(cells);
  }

  private CellShape grow(int index) {
    Random random = new Random(LatticeHash.bits(settings.seed(), index, 0, 102));
    Ellipsoid body = bodies.get(index);
    double size = body.radius() / 6000;
    double broadAngle = 2 * Math.PI * random.nextDouble();
    Relief relief = Relief.of(480 * size, 240, 140, broadAngle, 2 * Math.PI * random.nextDouble());
    List<CellShape.NucleusShape> nuclei = new ArrayList<>();
    boolean binucleate = random.nextDouble() < settings.binucleateShare();
    double[] axis =
        Vectors.unit(new double[] {2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1, 0.01});
    double radius = body.radius() * (0.6 + 0.08 * random.nextDouble());
    if (binucleate) {
      double shift = 0.4 * body.radius();
      nuclei.add(nucleus(body, shift * axis[0], shift * axis[1], 0.66 * radius, random));
      nuclei.add(nucleus(body, -shift * axis[0], -shift * axis[1], 0.66 * radius, random));
    } else {
      double shift = 0.22 * body.radius() * random.nextDouble();
      nuclei.add(nucleus(body, shift * axis[0], shift * axis[1], radius, random));
    }
    CellShape bare = new CellShape(index + 1, body, relief, List.copyOf(nuclei), List.of());
    return new CellShape(index + 1, body, relief, bare.nuclei(), protrusions(bare, random));
  }

  private static CellShape.NucleusShape nucleus(
      Ellipsoid cell, double dx, double dy, double radius, Random random) {
    double c = 0.8 + 0.15 * random.nextDouble();
    double a = (1 + 0.2 * random.nextDouble()) / Math.sqrt(c);
    Ellipsoid body = Ellipsoid.of(
            radius * a, radius / (a * c), radius * c, Math.PI * random.nextDouble())
        .at(cell.x() + dx, cell.y() + dy, cell.z() + 300 * (2 * random.nextDouble() - 1));
    return new CellShape.NucleusShape(body, grooves(radius, random));
  }

  /**
   * One deep fold that stands nearly upright; in half of the nuclei a cleft from above or below, over which slices show
   * two lobes; some smaller folds. None goes all the way through: the nucleus stays one body.
   */
  private static List<Groove> grooves(double radius, Random random) {
    List<Groove> grooves = new ArrayList<>();
    double angle = 2 * Math.PI * random.nextDouble();
    double[] mouth = {StrictMath.cos(angle), StrictMath.sin(angle), 0};
    grooves.add(groove(
        mouth,
        0.5 * (random.nextDouble() - 0.5),
        0.45 + 0.15 * random.nextDouble(),
        0.45 + 0.3 * random.nextDouble(),
        radius,
        random));
    if (random.nextDouble() < 0.5) {
      double[] pole =
          Vectors.near(new double[] {0, 0, random.nextDouble() < 0.5 ? -1 : 1}, 0.2, random);
      grooves.add(groove(
          pole,
          Math.PI * random.nextDouble(),
          0.25 + 0.2 * random.nextDouble(),
          1.4,
          radius,
          random));
    }
    int more = 3 + random.nextInt(6);
    for (int i = 0; i < more; i++) {
      grooves.add(groove(
          Vectors.direction(random),
          Math.PI * random.nextDouble(),
          0.06 + 0.2 * random.nextDouble(),
          0.15 + 0.4 * random.nextDouble(),
          radius,
          random));
    }
    return List.copyOf(grooves);
  }

  /** {@code reach} is relative to the diameter, {@code halfLength} to the radius. The envelope lines both walls. */
  private static Groove groove(
      double[] mouth, double angle, double reach, double halfLength, double radius, Random random) {
    double width = random.nextDouble();
    return Groove.of(
        mouth, angle, radius * (1 - 2 * reach), radius * halfLength, 75 + 200 * width * width);
  }

  private List<Capsule> protrusions(CellShape cell, Random random) {
    List<Capsule> parts = new ArrayList<>();
    double area = cell.body().radius() / 6000 * (cell.body().radius() / 6000);
    int blebs = (int) (area * (500 + 900 * random.nextDouble()));
    for (int i = 0; i < blebs; i++) {
      addBleb(cell, parts, random);
    }
    if (random.nextDouble() < 0.7) {
      int tufts = 2 + random.nextInt(6);
      for (int i = 0; i < tufts; i++) {
        addTuft(cell, parts, (int) (area * 100), random);
      }
    }
    int filopodia = (int) (area * 30 * random.nextDouble());
    for (int i = 0; i < filopodia; i++) {
      addFilopodium(cell, parts, random);
    }
    return List.copyOf(parts);
  }

  /** A ball on a thinner neck, or a chain of some. */
  private void addBleb(CellShape cell, List<Capsule> parts, Random random) {
    double[] out = Vectors.direction(random);
    double[] from = surface(cell, out);
    double share = random.nextDouble();
    double radius = 140 + 620 * share * share * share;
    do {
      out = Vectors.near(out, 0.6, random);
      double[] centre = step(from, out, radius * (0.6 + 0.9 * random.nextDouble()));
      double[] end = step(centre, Vectors.direction(random), 0.8 * radius * random.nextDouble());
      if (!addIfFree(
          cell, parts, between(from, centre, 0.4 * radius), between(centre, end, radius))) {
        return;
      }
      from = step(centre, out, 0.6 * radius);
      radius *= 0.6 + 0.5 * random.nextDouble();
    } while (radius > 120 && random.nextDouble() < 0.4);
  }

  private void addTuft(CellShape cell, List<Capsule> parts, int count, Random random) {
    double[] middle = Vectors.direction(random);
    for (int i = 0; i < count; i++) {
      double[] out = Vectors.near(middle, 0.6 * random.nextDouble(), random);
      double[] root = surface(cell, out);
      double[] tip = step(root, Vectors.near(out, 0.5, random), 500 + 1100 * random.nextDouble());
      addIfFree(cell, parts, between(root, tip, 55 + 70 * random.nextDouble()));
    }
  }

  private void addFilopodium(CellShape cell, List<Capsule> parts, Random random) {
    double[] towards = Vectors.direction(random);
    double[] from = surface(cell, towards);
    double radius = 80 + 70 * random.nextDouble();
    double length = (600 + 1000 * random.nextDouble());
    for (int i = 0; i < 4; i++) {
      towards = Vectors.near(towards, 0.45, random);
      double[] to = step(from, towards, length);
      if (!addIfFree(cell, parts, between(from, to, radius))) {
        return;
      }
      from = to;
    }
  }

  /**
   * Adds the parts of one protrusion unless it ends in or at another cell, or leaves the stack though its cell does
   * not.
   */
  private boolean addIfFree(CellShape cell, List<Capsule> parts, Capsule... added) {
    Capsule last = added[added.length - 1];
    for (int i = 0; i < bodies.size(); i++) {
      if (i != cell.id() - 1
          && bodies.get(i).depth(last.bx(), last.by(), last.bz())
              > -Relief.HIGHEST / 2 - last.radius()) {
        return false;
      }
    }
    if (isWhole(cell)
        && !isInside(
            last.minX(), last.maxX(), last.minY(), last.maxY(), last.minZ(), last.maxZ())) {
      return false;
    }
    parts.addAll(List.of(added));
    return true;
  }

  private boolean isWhole(CellShape bare) {
    double[] box = bare.box();
    return isInside(box[0], box[1], box[2], box[3], box[4], box[5]);
  }

  /** Returns whether a box in nm lies inside the stack and leaves its outermost voxels free. */
  private boolean isInside(double x0, double x1, double y0, double y1, double z0, double z1) {
    VoxelSize voxel = settings.voxel();
    return x0 > voxel.x()
        && x1 < (settings.width() - 1) * voxel.x()
        && y0 > voxel.y()
        && y1 < (settings.height() - 1) * voxel.y()
        && z0 > voxel.z()
        && z1 < (settings.depth() - 1) * voxel.z();
  }

  /** Returns the place, a little under the surface of the bare cell, that lies in a direction from its centre. */
  private double[] surface(CellShape cell, double[] direction) {
    double[] centre = {cell.body().x(), cell.body().y(), cell.body().z()};
    double in = 0.4 * cell.body().radius();
    double out = 1.6 * cell.body().radius();
    for (int i = 0; i < 12; i++) {
      double middle = 0.5 * (in + out);
      double[] p = step(centre, direction, middle);
      boolean inside =
          cell.body().depth(p[0], p[1], p[2]) + cell.relief().at(fields, p[0], p[1], p[2]) > 0;
      in = inside ? middle : in;
      out = inside ? out : middle;
    }
    return step(centre, direction, in - 60);
  }

  private static double[] step(double[] from, double[] direction, double length) {
    return new double[] {
      from[0] + length * direction[0],
      from[1] + length * direction[1],
      from[2] + length * direction[2]
    };
  }

  private static Capsule between(double[] a, double[] b, double radius) {
    return new Capsule(a[0], a[1], a[2], b[0], b[1], b[2], radius);
  }
}
