package org.emcell.nodes;

import java.util.List;
import org.emcell.nodes.frame.EmNodeFactory;
import org.emcell.nodes.frame.EmNodeModel;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;

/** A node that puts a cell of one table beside one of another: those of the first rows. */
final class SideBySide extends EmNodeFactory {

  /**
   * @param first column of the first table
   * @param second column of the second table
   */
  SideBySide(String first, String second) {
    super(() -> new Model(first, second), List.of());
  }

  private static final class Model extends EmNodeModel {

    private final String first;
    private final String second;

    Model(String first, String second) {
      super(2, 1, List.of());
      this.first = first;
      this.second = second;
    }

    @Override
    protected DataTableSpec[] specs(DataTableSpec[] in) {
      return new DataTableSpec[] {
        new DataTableSpec(in[0].getColumnSpec(first), in[1].getColumnSpec(second))
      };
    }

    @Override
    protected BufferedDataTable[] run(BufferedDataTable[] in, Work work) {
      DataTableSpec[] from = {in[0].getDataTableSpec(), in[1].getDataTableSpec()};
      BufferedDataContainer table = work.table(specs(from)[0]);
      DataRow left = in[0].iterator().next();
      DataRow right = in[1].iterator().next();
      table.addRowToTable(new DefaultRow(
          "Row0",
          left.getCell(from[0].findColumnIndex(first)),
          right.getCell(from[1].findColumnIndex(second))));
      return new BufferedDataTable[] {closed(table)};
    }
  }
}
