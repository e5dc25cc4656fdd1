package org.knime.core.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Makes {@link DataColumnDomain}s. */
public class DataColumnDomainCreator {
  private Set<DataCell> values;
  private DataCell lower;
  private DataCell upper;

  public DataColumnDomainCreator() {}

  public DataColumnDomainCreator(DataColumnDomain domain) {
    this(domain.getValues(), domain.getLowerBound(), domain.getUpperBound());
  }

  public DataColumnDomainCreator(DataCell... values) {
    this(new LinkedHashSet<>(Arrays.asList(values)));
  }

  public DataColumnDomainCreator(Set<DataCell> values) {
    this(values, null, null);
  }

  public DataColumnDomainCreator(DataCell lower, DataCell upper) {
    this((Set<DataCell>) null, lower, upper);
  }

  public DataColumnDomainCreator(Set<DataCell> values, DataCell lower, DataCell upper) {
    setValues(values);
    this.lower = lower;
    this.upper = upper;
  }

  public void setValues(Set<DataCell> newValues) {
    values = newValues == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(newValues));
  }

  public void setLowerBound(DataCell bound) {
    lower = bound;
  }

  public void setUpperBound(DataCell bound) {
    upper = bound;
  }

  public DataColumnDomain createDomain() {
    return new DataColumnDomain(values, lower, upper);
  }
}
