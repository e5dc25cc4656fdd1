package org.emcell.nodes.cell;

import java.util.Collection;
import java.util.Set;
import org.emcell.core.report.CellColours;
import org.knime.knip.core.awt.labelingcolortable.DefaultLabelingColorTable;
import org.knime.knip.core.awt.labelingcolortable.LabelingColorTable;

/**
 * The colours that KNIP's viewers give the labels of cells and nuclei: those that the cells have in all pictures. A
 * voxel of a nucleus has two labels, and KNIP shows the mean of their colours as numbers; so the label of a nucleus has
 * the colour with which that mean is the colour of the nucleus.
 */
final class LabelColours {

  private static final int CHANNEL = 0xFF;

  private LabelColours() {}

  /** Returns the colours of all labels of cells and nuclei in some sets; other labels have none. */
  static LabelingColorTable of(Collection<Set<String>> sets) {
    LabelingColorTable colours = new DefaultLabelingColorTable();
    for (Set<String> labels : sets) {
      for (String label : labels) {
        int cell = CellNames.id(Set.of(label), CellNames.CELL);
        int nucleus = CellNames.id(Set.of(label), CellNames.NUCLEUS);
        if (cell > 0) {
          colours.setColor(label, CellColours.of(cell));
        } else if (nucleus > 0) {
          colours.setColor(label, nucleus(nucleus));
        }
      }
    }
    return colours;
  }

  /** Returns the colour that is as far beyond the colour of a nucleus as that of its cell is before it. */
  private static int nucleus(int id) {
    int colour = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int mean = CellColours.nucleus(id) >> shift & CHANNEL;
      int cell = CellColours.of(id) >> shift & CHANNEL;
      colour |= Math.max(0, Math.min(CHANNEL, 2 * mean - cell)) << shift;
    }
    return colour;
  }
}
