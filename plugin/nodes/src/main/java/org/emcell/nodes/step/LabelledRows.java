package org.emcell.nodes.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emcell.core.report.LabelledStack;
import org.emcell.nodes.cell.CellLabelVolume;
import org.emcell.nodes.cell.ImageStack;
import org.emcell.nodes.frame.Missing;
import org.emcell.nodes.frame.Values;
import org.emcell.nodes.view.SliceSource;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.IntValue;
import org.knime.core.node.BufferedDataTable;

/** The rows of a table that have an image and its labels, for a view. */
final class LabelledRows implements SliceSource {

  private final BufferedDataTable table;
  private final int image;
  private final int labels;
  private final int nuclei;
  private final int id;

  /**
   * @param image column of the images
   * @param labels column of the labelings, or of the images of the numbers of cells
   * @param nuclei column of the images of the numbers of nuclei, {@link Values#NONE} for labelings
   * @param id column of the numbers of cells that have none in their labelings, {@link Values#NONE} for none
   */
  LabelledRows(BufferedDataTable table, int image, int labels, int nuclei, int id) {
    this.table = table;
    this.image = image;
    this.labels = labels;
    this.nuclei = nuclei;
    this.id = id;
  }

  private boolean isComplete(DataRow row) {
    int[] needed =
        nuclei == Values.NONE ? new int[] {image, labels} : new int[] {image, labels, nuclei};
    return Missing.reason(row, needed).isEmpty();
  }

  @Override
  public List<String> titles() {
    List<String> titles = new ArrayList<>();
    for (DataRow row : table) {
      if (isComplete(row)) {
        titles.add(row.getKey().getString());
      }
    }
    return titles;
  }

  @Override
  public LabelledStack open(int number) {
    int left = number;
    for (DataRow row : table) {
      if (isComplete(row) && left-- == 0) {
        return open(row);
      }
    }
    throw new IllegalArgumentException("There is no row " + number + " with an image and labels.");
  }

  private LabelledStack open(DataRow row) {
    Optional<DataCell> ofNuclei =
        nuclei == Values.NONE ? Optional.empty() : Optional.of(row.getCell(nuclei));
    CellLabelVolume volume = CellLabelVolume.of(row.getCell(labels), ofNuclei);
    if (id != Values.NONE && !row.getCell(id).isMissing()) {
      volume = volume.numbered(((IntValue) row.getCell(id)).getIntValue());
    }
    return new LabelledStack(ImageStack.of(row.getCell(image)), volume, volume.size());
  }
}
