package org.emcell.nodes.frame;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.MissingCell;
import org.knime.core.data.MissingValue;

/** What becomes of rows in which cells are missing. */
public final class Missing {

  private Missing() {}

  /**
   * Returns why nothing can be computed from a row: the reason of the first missing cell among those that are needed.
   *
   * @param needed columns without which nothing can be computed
   * @return empty when none of them is missing
   */
  public static Optional<String> reason(DataRow row, int... needed) {
    for (int index : needed) {
      if (row.getCell(index).isMissing()) {
        return Optional.of(reason(row.getCell(index)));
      }
    }
    return Optional.empty();
  }

  /** Returns why a cell is missing. */
  public static String reason(DataCell missing) {
    return missing instanceof MissingValue value && value.getError() != null
        ? value.getError()
        : "a cell that is needed is missing";
  }

  /** Returns missing cells with one reason. */
  public static List<DataCell> cells(int count, String reason) {
    return Collections.nCopies(count, new MissingCell(reason));
  }
}
