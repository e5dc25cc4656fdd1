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

  /**
   * Writes the depth under the surface in nm, negative outside, along a part of a row of places, each into {@code out} at
   * the number of its place.
   *
   * @param x place 0 of the row
   * @param step from place to place along x
   * @param from first place to write
   * @param to the place after the last one
   */
  void depths(double x, double y, double z, double step, int from, int to, float[] out) {
    float dx = (float) (bx - ax);
    float dy = (float) (by - ay);
    float dz = (float) (bz - az);
    float length2 = dx * dx + dy * dy + dz * dz;
    float inverse = length2 == 0 ? 0 : 1 / length2;
    float fromX = (float) (x - ax);
    float fromY = (float) (y - ay);
    float fromZ = (float) (z - az);
    float along = (fromY * dy + fromZ * dz) * inverse;
    float perX = dx * inverse;
    float rise = (float) step;
    float r = (float) radius;
    for (int i = from; i < to; i++) {
      float px = fromX + CellTile.RAMP[i] * rise;
      float t = Math.max(0, Math.min(1, along + px * perX));
      float ox = px - t * dx;
      float oy = fromY - t * dy;
      float oz = fromZ - t * dz;
      out[i] = r - (float) Math.sqrt(ox * ox + oy * oy + oz * oz);
    }
  }
}
