package org.emcell.core.measure;

/**
 * The ids of cells and of their nuclei, slice by slice, whatever holds them: files, labelings, or cells that are still
 * being settled among each other. Volumes may be larger than memory. Safe for several threads.
 */
@FunctionalInterface
public interface LabelSlices {

  /**
   * The ids of one slice, x fastest.
   *
   * @param cells id of the cell of each pixel, its nucleus included, 0 for none
   * @param nuclei id of the cell where its nucleus is, 0 elsewhere
   */
  record Ids(int[] cells, int[] nuclei) {}

  /**
   * Returns the ids of a slice.
   *
   * @param z slice, from 0
   * @throws org.emcell.core.stack.StackException when it cannot be read
   */
  Ids at(int z);
}
