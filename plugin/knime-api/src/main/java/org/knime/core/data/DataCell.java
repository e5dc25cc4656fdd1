package org.knime.core.data;

import java.io.Serializable;

/** One immutable value of a table. */
public abstract class DataCell implements DataValue, Serializable {
  private static final long serialVersionUID = 1L;

  public DataCell() {}

  public final DataType getType() {
    return isMissing() ? DataType.missing() : DataType.getType(getClass());
  }

  public boolean isMissing() {
    return false;
  }

  @Override
  public abstract String toString();

  @Override
  public final boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof DataCell)) {
      return false;
    }
    DataCell that = (DataCell) other;
    if (isMissing() || that.isMissing()) {
      return isMissing() && that.isMissing();
    }
    return getClass() == that.getClass() ? equalsDataCell(that) : equalContent(that);
  }

  /** Compares with a cell of the same class, which is neither null nor missing. */
  protected abstract boolean equalsDataCell(DataCell other);

  /** Compares with a cell of another class. */
  protected boolean equalContent(DataValue other) {
    return false;
  }

  @Override
  public abstract int hashCode();
}
