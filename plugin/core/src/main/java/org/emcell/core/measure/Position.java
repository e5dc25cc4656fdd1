package org.emcell.core.measure;

/**
 * A place in the specimen, or the way from one place to another, in um. The centre of the first voxel of a stack is at
 * (0, 0, 0).
 *
 * @param x along the rows
 * @param y along the columns
 * @param z along the slices
 */
public record Position(double x, double y, double z) {

  /** Returns the way from another place to this one. */
  public Position minus(Position other) {
    return new Position(x - other.x, y - other.y, z - other.z);
  }

  /** Returns the distance from (0, 0, 0). */
  public double length() {
    return Math.sqrt(x * x + y * y + z * z);
  }
}
