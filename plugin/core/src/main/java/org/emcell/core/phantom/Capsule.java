package org.emcell.core.phantom;

/**
 * All places nearer than a radius to a line segment: a piece of a protrusion, or an organelle. Lengths in nm.
 *
 * @param ax one end
 * @param ay one end
 * @param az one end
 * @param bx other end
 * @param by other end
 * @param bz other end
 * @param radius in nm
 */
record Capsule(double ax, double ay, double az, double bx, double by, double bz, double radius) {

  /** Returns a ball. */
  static Capsule ball(double x, double y, double z, double radius) {
    return new Capsule(x, y, z, x, y, z, radius);
  }

  double minX() {
    return Math.min(ax, bx) - radius;
  }

  double maxX() {
    return Math.max(ax, bx) + radius;
  }

  double minY() {
    return Math.min(ay, by) - radius;
  }

  double maxY() {
    return Math.max(ay, by) + radius;
  }

  double minZ() {
    return Math.min(az, bz) - radius;
  }

  double maxZ() {
    return Math.max(az, bz) + radius;
  }

  /** Returns the depth of a place under the surface in nm; negative outside. */
  double depth(double x, double y, double z) {
    double dx = bx - ax;
    double dy = by - ay;
    double dz = bz - az;
    double length2 = dx * dx + dy * dy + dz * dz;
    double t = length2 == 0 ? 0 : ((x - ax) * dx + (y - ay) * dy + (z - az) * dz) / length2;
    t = Math.max(0, Math.min(1, t));
    double ox = x - ax - t * dx;
    double oy = y - ay - t * dy;
    double oz = z - az - t * dz;
    return radius - Math.sqrt(ox * ox + oy * oy + oz * oz);
  }
}
