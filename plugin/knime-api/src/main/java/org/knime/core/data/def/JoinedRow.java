package org.knime.core.data.def;

import java.util.Iterator;
import java.util.stream.Stream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;

/** The cells of two rows side by side, under the key of the first. */
public class JoinedRow implements DataRow {
  private final DataRow left;
  private final DataRow right;

  public JoinedRow(DataRow left, DataRow right) {
    this.left = left;
    this.right = right;
  }

  @Override
  public int getNumCells() {
    return left.getNumCells() + right.getNumCells();
  }

  @Override
  public RowKey getKey() {
    return left.getKey();
  }

  @Override
  public DataCell getCell(int index) {
    int ofLeft = left.getNumCells();
    return index < ofLeft ? left.getCell(index) : right.getCell(index - ofLeft);
  }

  @Override
  public Iterator<DataCell> iterator() {
    return Stream.concat(left.stream(), right.stream()).iterator();
  }
}
