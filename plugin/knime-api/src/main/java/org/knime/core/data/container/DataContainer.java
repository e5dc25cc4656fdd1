package org.knime.core.data.container;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowIterator;
import org.knime.core.util.DuplicateKeyException;

/** Collects the rows of a table in memory, and checks them against its spec as they come. */
public class DataContainer implements RowAppender {
  private final DataTableSpec spec;
  private final List<DataRow> rows = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private final ColumnDomains domains;
  private boolean closed;

  public DataContainer(DataTableSpec spec) {
    this.spec = Objects.requireNonNull(spec, "A table needs a spec");
    domains = new ColumnDomains(spec);
  }

  /**
   * Adds a row.
   *
   * @throws IllegalStateException if the container is closed
   * @throws IllegalArgumentException if the row does not have the columns of the spec
   * @throws DuplicateKeyException if there is a row of that key
   */
  @Override
  public void addRowToTable(DataRow row) {
    if (closed) {
      throw new IllegalStateException(
          "Cannot add row " + row.getKey() + ": the container is closed");
    }
    if (row.getNumCells() != spec.getNumColumns()) {
      throw new IllegalArgumentException("Row \"" + row.getKey() + "\" has " + row.getNumCells()
          + " cells, the table has " + spec.getNumColumns() + " columns");
    }
    for (int i = 0; i < row.getNumCells(); i++) {
      DataCell cell = row.getCell(i);
      if (!spec.getColumnSpec(i).getType().isASuperTypeOf(cell.getType())) {
        throw new IllegalArgumentException(
            "Cell \"" + cell + "\" in row \"" + row.getKey() + "\" is of type "
                + cell.getType() + ", the column \"" + spec.getColumnSpec(i).getName()
                + "\" is of type "
                + spec.getColumnSpec(i).getType());
      }
    }
    if (!keys.add(row.getKey().getString())) {
      throw new DuplicateKeyException(
          "Encountered duplicate row ID \"" + row.getKey() + "\" at row number "
              + (rows.size() + 1),
          row.getKey().getString());
    }
    domains.add(row);
    rows.add(row);
  }

  public void close() {
    closed = true;
  }

  public boolean isClosed() {
    return closed;
  }

  public boolean isOpen() {
    return !closed;
  }

  public long size() {
    return rows.size();
  }

  /** Returns the spec; after {@link #close} it holds which values the columns have. */
  public DataTableSpec getTableSpec() {
    return closed ? domains.apply() : spec;
  }

  /**
   * Returns what was collected.
   *
   * @throws IllegalStateException if the container is not closed
   */
  public DataTable getTable() {
    if (!closed) {
      throw new IllegalStateException("Close the container before you take its table");
    }
    DataTableSpec finalSpec = getTableSpec();
    List<DataRow> finalRows = List.copyOf(rows);
    return new DataTable() {
      @Override
      public DataTableSpec getDataTableSpec() {
        return finalSpec;
      }

      @Override
      public RowIterator iterator() {
        return CloseableRowIterator.from(finalRows.iterator());
      }
    };
  }
}
