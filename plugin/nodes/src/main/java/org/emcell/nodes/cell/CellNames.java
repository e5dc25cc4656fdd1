package org.emcell.nodes.cell;

import java.util.Set;

/**
 * How cells are named in labelings: {@code cell} and {@code nucleus} where there is one cell, {@code cell 7} and
 * {@code nucleus 7} where there are several. A voxel of a nucleus has both labels. A number alone is a cell.
 */
public final class CellNames {

  /** Label of a cell, its nucleus included. */
  public static final String CELL = "cell";
  /** Label of a nucleus. */
  public static final String NUCLEUS = "nucleus";

  private CellNames() {}

  /** Returns the label of one of several. */
  public static String numbered(String name, int id) {
    return name + " " + id;
  }

  /**
   * Returns the number of the body that a set of labels names.
   *
   * @param labels of one voxel
   * @param name {@link #CELL}, {@link #NUCLEUS} or any other
   * @return 1 for the name alone, the number for a name with a number, 0 when there is no such label
   */
  public static int id(Set<?> labels, String name) {
    for (Object label : labels) {
      String text = String.valueOf(label).trim();
      if (text.equals(name)) {
        return 1;
      }
      String number = text.startsWith(name + " ")
          ? text.substring(name.length() + 1)
          : name.equals(CELL) ? text : "";
      if (number.matches("[1-9][0-9]{0,8}")) {
        return Integer.parseInt(number);
      }
    }
    return 0;
  }
}
