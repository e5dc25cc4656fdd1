package org.knime.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes {@link DataTableSpec}s column by column. */
public final class DataTableSpecCreator {
  private final List<DataColumnSpec> columns = new ArrayList<>();
  private String name = "default";

  public DataTableSpecCreator() {}

  public DataTableSpecCreator(DataTableSpec spec) {
    name = spec.getName();
    addColumns(spec);
  }

  public DataTableSpecCreator addColumns(DataColumnSpec... added) {
    columns.addAll(Arrays.asList(added));
    return this;
  }

  public DataTableSpecCreator addColumns(DataTableSpec added) {
    added.forEach(columns::add);
    return this;
  }

  public DataTableSpecCreator replaceColumn(int index, DataColumnSpec column) {
    columns.set(index, column);
    return this;
  }

  public DataTableSpecCreator dropAllColumns() {
    columns.clear();
    return this;
  }

  /** Forgets which values the columns hold. */
  public DataTableSpecCreator dropAllDomains() {
    columns.replaceAll(column -> {
      DataColumnSpecCreator creator = new DataColumnSpecCreator(column);
      creator.setDomain(null);
      return creator.createSpec();
    });
    return this;
  }

  public DataTableSpecCreator setName(String newName) {
    name = newName;
    return this;
  }

  public DataTableSpec createSpec() {
    return new DataTableSpec(name, columns.toArray(new DataColumnSpec[0]));
  }
}
