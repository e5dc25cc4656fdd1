package org.knime.core.data.container;

import java.util.LinkedHashSet;
import java.util.Set;
import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.NominalValue;

/** Learns bounds and possible values of the columns from the rows that pass, as the platform does. */
final class ColumnDomains {
  /** With more values than this, KNIME keeps no set of them. */
  private static final int MAX_VALUES = 60;

  private final DataTableSpec spec;
  private final DataCell[] lower;
  private final DataCell[] upper;
  private final Set<DataCell>[] values;

  @SuppressWarnings("unchecked")
  ColumnDomains(DataTableSpec spec) {
    this.spec = spec;
    int columns = spec.getNumColumns();
    lower = new DataCell[columns];
    upper = new DataCell[columns];
    values = new Set[columns];
    for (int i = 0; i < columns; i++) {
      values[i] = spec.getColumnSpec(i).getType().isCompatible(NominalValue.class)
          ? new LinkedHashSet<>()
          : null;
    }
  }

  void add(DataRow row) {
    for (int i = 0; i < row.getNumCells(); i++) {
      DataCell cell = row.getCell(i);
      if (cell.isMissing()) {
        continue;
      }
      if (cell instanceof BoundedValue && cell instanceof DoubleValue) {
        double value = ((DoubleValue) cell).getDoubleValue();
        if (lower[i] == null || value < ((DoubleValue) lower[i]).getDoubleValue()) {
          lower[i] = cell;
        }
        if (upper[i] == null || value > ((DoubleValue) upper[i]).getDoubleValue()) {
          upper[i] = cell;
        }
      }
      if (values[i] != null) {
        values[i].add(cell);
        if (values[i].size() > MAX_VALUES) {
          values[i] = null;
        }
      }
    }
  }

  DataTableSpec apply() {
    DataColumnSpec[] columns = new DataColumnSpec[spec.getNumColumns()];
    for (int i = 0; i < columns.length; i++) {
      DataColumnSpecCreator creator = new DataColumnSpecCreator(spec.getColumnSpec(i));
      creator.setDomain(new DataColumnDomainCreator(values[i], lower[i], upper[i]).createDomain());
      columns[i] = creator.createSpec();
    }
    return new DataTableSpec(spec.getName(), columns);
  }
}
