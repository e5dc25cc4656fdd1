package org.emcell.core.phantom;

import java.util.ArrayList;
import java.util.List;

/**
 * A cell as far as one slice meets it.
 *
 * @param shape the cell
 * @param box limits of the whole cell in nm, as {@link CellShape#box()} gives them
 * @param protrusions those that reach the height of the slice
 */
record CellCut(CellShape shape, double[] box, List<Capsule> protrusions) {

  /** Returns the cells that reach a height in nm. */
  static List<CellCut> at(double z, List<CellShape> shapes, List<double[]> boxes) {
    List<CellCut> cuts = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      double[] box = boxes.get(i);
      if (box[4] <= z && box[5] >= z) {
        List<Capsule> reached = new ArrayList<>();
        for (Capsule part : shapes.get(i).protrusions()) {
          if (part.minZ() < z && part.maxZ() > z) {
            reached.add(part);
          }
        }
        cuts.add(new CellCut(shapes.get(i), box, reached));
      }
    }
    return cuts;
  }
}
