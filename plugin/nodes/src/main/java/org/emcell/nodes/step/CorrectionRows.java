package org.emcell.nodes.step;

import static org.emcell.nodes.cell.Columns.column;
import static org.emcell.nodes.cell.Columns.columns;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.emcell.core.VoxelSize;
import org.emcell.core.pipeline.LabelCorrection;
import org.emcell.core.pipeline.correction.CorrectionTable;
import org.emcell.core.pipeline.correction.Corrections;
import org.emcell.core.stack.StackException;
import org.emcell.nodes.cell.Columns;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;

/** Corrections as rows of a table, with the columns of the file that {@code emcell run --corrections} takes. */
final class CorrectionRows {

  /** Column that names the correction that has added a cell. */
  static final String ADDED_BY = "Correction";

  /** What came of each correction, under the names of the file that the command writes. */
  static final DataTableSpec OUTCOMES = Columns.table(
      columns(List.of("place", "action"), StringCell.TYPE),
      columns(List.of("cell_id", "other_cell_id"), IntCell.TYPE),
      List.of(column("applied", BooleanCell.TYPE)),
      columns(List.of("result_id", "new_id"), IntCell.TYPE),
      List.of(column("note", StringCell.TYPE)));

  private static final String SOURCE = "Corrections";

  private CorrectionRows() {}

  /**
   * Checks the columns of a table of corrections.
   *
   * @param table null when there is none
   */
  static void check(DataTableSpec table) throws InvalidSettingsException {
    if (table != null) {
      try {
        new CorrectionTable(SOURCE, List.of(table.getColumnNames()), new VoxelSize(1, 1, 1));
      } catch (StackException e) {
        throw new InvalidSettingsException(e.getMessage(), e);
      }
    }
  }

  /**
   * Reads a table.
   *
   * @param table null when there is none
   * @param stacks number of stacks whose cells come in
   * @param voxel voxel size of the stack
   * @throws StackException when a row cannot be understood
   */
  static Corrections read(BufferedDataTable table, int stacks, VoxelSize voxel) {
    if (table == null) {
      return Corrections.NONE;
    }
    if (stacks > 1) {
      throw new IllegalArgumentException("Corrections are those of the cells of one stack, found "
          + stacks + " stacks. Filter the rows of one stack, or loop over the stacks.");
    }
    CorrectionTable corrections =
        new CorrectionTable(SOURCE, List.of(table.getDataTableSpec().getColumnNames()), voxel);
    for (DataRow row : table) {
      List<String> fields = new ArrayList<>();
      for (int k = 0; k < row.getNumCells(); k++) {
        fields.add(text(row.getCell(k)));
      }
      if (fields.stream().anyMatch(field -> !field.isBlank())) {
        corrections.add("row \"" + row.getKey() + "\"", fields);
      }
    }
    return corrections.corrections();
  }

  private static String text(DataCell cell) {
    if (cell.isMissing()) {
      return "";
    } else if (cell instanceof IntValue whole) {
      return Integer.toString(whole.getIntValue());
    } else if (cell instanceof DoubleValue number && Double.isFinite(number.getDoubleValue())) {
      return BigDecimal.valueOf(number.getDoubleValue()).stripTrailingZeros().toPlainString();
    }
    return cell.toString();
  }

  /** Returns the row that says what came of a correction. */
  static List<DataCell> outcome(LabelCorrection.Outcome of) {
    boolean isAdd = of.action().equals("add");
    return Arrays.asList(
        new StringCell(of.place()),
        new StringCell(of.action()),
        id(of.ids(), 0),
        id(of.ids(), 1),
        of.applied() ? BooleanCell.TRUE : BooleanCell.FALSE,
        id(isAdd ? List.of() : of.made(), 0),
        id(of.made(), isAdd ? 0 : 1),
        new StringCell(of.note()));
  }

  private static DataCell id(List<Integer> ids, int k) {
    return k < ids.size() ? new IntCell(ids.get(k)) : new MissingCell("There is none.");
  }
}
