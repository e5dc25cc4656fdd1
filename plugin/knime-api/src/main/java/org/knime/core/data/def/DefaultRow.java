package org.knime.core.data.def;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;

/** A row in memory. */
public class DefaultRow implements DataRow {
  private final RowKey key;
  private final List<DataCell> cells;

  public DefaultRow(RowKey key, DataCell... cells) {
    this(key, Arrays.asList(cells));
  }

  public DefaultRow(String key, DataCell... cells) {
    this(new RowKey(key), cells);
  }

  public DefaultRow(String key, List<DataCell> cells) {
    this(new RowKey(key), cells);
  }

  /**
   * Makes a row of these cells.
   *
   * @throws NullPointerException if the key or a cell is null; a missing value is a missing cell
   */
  public DefaultRow(RowKey key, List<DataCell> cells) {
    this.key = Objects.requireNonNull(key, "A row needs a key");
    for (int i = 0; i < cells.size(); i++) {
      Objects.requireNonNull(
          cells.get(i), "The cell at index " + i + " of row \"" + key + "\" is null");
    }
    this.cells = List.copyOf(cells);
  }

  /** Makes a row with the cells of another one. */
  public DefaultRow(RowKey key, DataRow row) {
    this(key, row.stream().toList());
  }

  /** As {@link #DefaultRow(RowKey, DataRow)}. */
  public DefaultRow(String key, DataRow row) {
    this(new RowKey(key), row);
  }

  @Override
  public final int getNumCells() {
    return cells.size();
  }

  @Override
  public final RowKey getKey() {
    return key;
  }

  @Override
  public final DataCell getCell(int index) {
    return cells.get(index);
  }

  @Override
  public Iterator<DataCell> iterator() {
    return cells.iterator();
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof DataRow)) {
      return false;
    }
    DataRow that = (DataRow) other;
    return key.equals(that.getKey()) && cells.equals(that.stream().toList());
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + cells.hashCode();
  }

  @Override
  public String toString() {
    return key + ": " + cells;
  }
}
