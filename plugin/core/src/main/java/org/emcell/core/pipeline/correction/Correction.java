package org.emcell.core.pipeline.correction;

/**
 * One thing that a user corrects in the cells of a run. Cells are named by their ids; the cells that corrections make
 * get the next free ids, in the order of the corrections.
 */
public sealed interface Correction {

  /**
   * A voxel of the stack.
   *
   * @param x column, from 0
   * @param y row, from 0
   * @param z slice, from 0
   */
  record Point(int x, int y, int z) {

    @Override
    public String toString() {
      return "(" + x + ", " + y + ", " + z + ")";
    }
  }

  /**
   * Adds a cell that was not detected. It is segmented like a detected one and gets a new id.
   *
   * @param at a place in the cell, best in its nucleus
   */
  record Add(Point at) implements Correction {}

  /**
   * Drops a cell. Its voxels are free for its neighbours, as if it had never been detected.
   *
   * @param id of the cell
   */
  record Drop(int id) implements Correction {}

  /**
   * Makes one cell of two. It has the nuclei of both, and the id of the first.
   *
   * @param id of the cell that stays
   * @param other id of the cell that becomes part of it
   */
  record Merge(int id, int other) implements Correction {

    /**
     * @throws IllegalArgumentException when both are the same
     */
    public Merge {
      if (id == other) {
        throw new IllegalArgumentException("A merge needs two cells, found cell " + id + " twice.");
      }
    }
  }

  /**
   * Makes two cells of one, divided between the ends of a line. Each keeps the part of the nucleus that lies in it; the
   * one at the first end keeps the id, the other gets a new one.
   *
   * @param id of the cell
   * @param from a place in the cell that keeps the id
   * @param to a place in the cell that gets a new id
   */
  record Split(int id, Point from, Point to) implements Correction {

    /**
     * @throws IllegalArgumentException when the line has no length
     */
    public Split {
      if (from.equals(to)) {
        throw new IllegalArgumentException(
            "A split needs a line between two voxels, found " + from + " twice.");
      }
    }
  }
}
