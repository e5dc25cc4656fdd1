package org.emcell.core.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.emcell.core.VoxelSize;

/**
 * Puts the bodies of the cells into the specimen, one after the other, so that the first cells are the same however
 * many follow. Every centre lies inside the stack; every other cell is kept whole where the stack has room for it.
 */
final class CellPlacement {

  /** Cells are a little flat: half axis along z relative to the radius, on average. */
  private static final double FLATNESS = 0.86;

  /** Least distance of two centres, relative to the sum of the radii, at which a strip of resin stays between them. */
  private static final double APART = 1.17;

  /** Distance of the centres of two cells that touch. */
  private static final double TOUCHING = 0.86;

  private static final int TRIES = 4000;

  private final PhantomSettings settings;
  private final double[] extent;
  private final List<Ellipsoid> placed = new ArrayList<>();

  private CellPlacement(PhantomSettings settings) {
    this.settings = settings;
    VoxelSize voxel = settings.voxel();
    extent = new double[] {
      settings.width() * voxel.x(), settings.height() * voxel.y(), settings.depth() * voxel.z()
    };
  }

  /**
   * Returns the bodies in the order of their ids.
   *
   * @throws IllegalArgumentException when not all cells fit, with the number that does
   */
  static List<Ellipsoid> place(PhantomSettings settings) {
    CellPlacement placement = new CellPlacement(settings);
    for (int i = 0; i < settings.cells(); i++) {
      if (!placement.placeNext(i)) {
        throw new IllegalArgumentException("Only " + i + " cells with a mean radius of "
            + Math.round(settings.cellRadius()) + " nm fit into a stack of " + settings.width()
            + " x "
            + settings.height() + " x " + settings.depth() + " voxels of "
            + settings.voxel().x() + " x "
            + settings.voxel().y() + " x " + settings.voxel().z() + " nm, asked for "
            + settings.cells()
            + ". Ask for at most " + i + " cells, a larger stack or smaller cells.");
      }
    }
    return List.copyOf(placement.placed);
  }

  private boolean placeNext(int index) {
    Random random = new Random(LatticeHash.bits(settings.seed(), index, 0, 101));
    double radius = settings.cellRadius() * (0.85 + 0.3 * random.nextDouble());
    double c = FLATNESS * (0.92 + 0.16 * random.nextDouble());
    double a = (1 + 0.15 * random.nextDouble()) / Math.sqrt(c);
    Ellipsoid body =
        Ellipsoid.of(radius * a, radius / (a * c), radius * c, Math.PI * random.nextDouble());
    boolean touching = index % 2 == 1 && random.nextDouble() < settings.touchingShare();
    boolean whole = index % 2 == 0;
    for (int tries = 0; tries < TRIES; tries++) {
      Ellipsoid candidate;
      Ellipsoid mate = null;
      if (touching && tries < TRIES / 4) {
        mate = placed.get(index - 1);
        candidate = beside(mate, body, random);
      } else {
        candidate = anywhere(body, whole && tries < TRIES / 2, random);
      }
      if (candidate != null && isFree(candidate, mate)) {
        placed.add(candidate);
        return true;
      }
    }
    return false;
  }

  private static Ellipsoid beside(Ellipsoid mate, Ellipsoid body, Random random) {
    double[] direction = Vectors.direction(random);
    double distance = TOUCHING * (mate.radius() + body.radius());
    return body.at(
        mate.x() + distance * direction[0],
        mate.y() + distance * direction[1],
        mate.z() + FLATNESS * distance * direction[2]);
  }

  /** Returns the body at a random place, null where there is none at which it is whole, if it is to be. */
  private Ellipsoid anywhere(Ellipsoid body, boolean whole, Random random) {
    double reach = 1 + Relief.HIGHEST / body.radius();
    double side = reach * body.side();
    double[] room = {side, side, reach * body.up()};
    double[] place = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double edge = whole ? room[axis] + voxelEdge(axis) : 0;
      double share = random.nextDouble();
      if (extent[axis] < 2 * edge) {
        return null;
      }
      place[axis] = edge + share * (extent[axis] - 2 * edge);
    }
    return body.at(place[0], place[1], place[2]);
  }

  /** A cell that reaches the outermost voxels counts as cut. */
  private double voxelEdge(int axis) {
    VoxelSize voxel = settings.voxel();
    return axis == 0 ? voxel.x() : axis == 1 ? voxel.y() : voxel.z();
  }

  private boolean isFree(Ellipsoid candidate, Ellipsoid mate) {
    if (candidate.x() < 0
        || candidate.x() > extent[0]
        || candidate.y() < 0
        || candidate.y() > extent[1]
        || candidate.z() < 0
        || candidate.z() > extent[2]) {
      return false;
    }
    for (Ellipsoid other : placed) {
      double dx = candidate.x() - other.x();
      double dy = candidate.y() - other.y();
      double dz = (candidate.z() - other.z()) / FLATNESS;
      double least = APART * (candidate.radius() + other.radius());
      if (!other.equals(mate) && dx * dx + dy * dy + dz * dz < least * least) {
        return false;
      }
    }
    return true;
  }
}
