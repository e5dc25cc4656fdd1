package org.knime.core.data;

import java.util.Objects;
import java.util.Set;

/** Which values a column holds, as far as that is known: the set of them, or bounds. */
public final class DataColumnDomain {
  private final Set<DataCell> values;
  private final DataCell lower;
  private final DataCell upper;

  DataColumnDomain(Set<DataCell> values, DataCell lower, DataCell upper) {
    this.values = values;
    this.lower = lower;
    this.upper = upper;
  }

  public Set<DataCell> getValues() {
    return values;
  }

  public boolean hasValues() {
    return values != null;
  }

  public DataCell getLowerBound() {
    return lower;
  }

  public boolean hasLowerBound() {
    return lower != null;
  }

  public DataCell getUpperBound() {
    return upper;
  }

  public boolean hasUpperBound() {
    return upper != null;
  }

  public boolean hasBounds() {
    return hasLowerBound() && hasUpperBound();
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof DataColumnDomain)) {
      return false;
    }
    DataColumnDomain that = (DataColumnDomain) other;
    return Objects.equals(values, that.values)
        && Objects.equals(lower, that.lower)
        && Objects.equals(upper, that.upper);
  }

  @Override
  public int hashCode() {
    return Objects.hash(values, lower, upper);
  }

  @Override
  public String toString() {
    return "values=" + values + " lower=" + lower + " upper=" + upper;
  }
}
