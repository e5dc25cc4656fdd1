package org.emcell.core.segment;

/** Whether all of a cell lies in the stack. */
public enum CellState {
  /** The cell lies inside the stack. */
  WHOLE,
  /** The cell's centroid lies nearer to a lateral side of the stack than the edge margin. */
  NEAR_SIDE,
  /** The cell reaches the first slice of the stack. */
  CUT_BY_TOP,
  /** The cell reaches the last slice of the stack. */
  CUT_BY_BOTTOM;

  /** Returns the name as it stands in tables: lower case, words joined by hyphens. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
