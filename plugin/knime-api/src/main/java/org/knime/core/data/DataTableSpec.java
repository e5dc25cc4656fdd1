package org.knime.core.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.swing.JComponent;
import org.knime.core.node.port.PortObjectSpec;

/** The columns of a table, whose names are unique. */
public final class DataTableSpec implements PortObjectSpec, Iterable<DataColumnSpec> {
  private final String name;
  private final List<DataColumnSpec> columns;
  private final Map<String, Integer> indices = new LinkedHashMap<>();

  public DataTableSpec() {
    this(new DataColumnSpec[0]);
  }

  public DataTableSpec(DataColumnSpec... columns) {
    this("default", columns);
  }

  public DataTableSpec(String[] names, DataType[] types) {
    this(createColumnSpecs(names, types));
  }

  /** Makes the spec of two tables put side by side. */
  public DataTableSpec(DataTableSpec left, DataTableSpec right) {
    this(Stream.concat(left.stream(), right.stream()).toArray(DataColumnSpec[]::new));
  }

  /**
   * Makes the spec of a table with a name.
   *
   * @throws IllegalArgumentException if two columns have the same name
   */
  public DataTableSpec(String name, DataColumnSpec... columns) {
    this.name = name;
    this.columns = List.of(columns);
    for (int i = 0; i < columns.length; i++) {
      if (indices.put(columns[i].getName(), i) != null) {
        throw new IllegalArgumentException(
            "Duplicate column name \"" + columns[i].getName() + "\"");
      }
    }
  }

  public static final DataColumnSpec[] createColumnSpecs(String[] names, DataType[] types) {
    DataColumnSpec[] specs = new DataColumnSpec[names.length];
    for (int i = 0; i < names.length; i++) {
      specs[i] = new DataColumnSpecCreator(names[i], types[i]).createSpec();
    }
    return specs;
  }

  /** Returns the name, with a number in brackets added if the table already has such a column. */
  public static String getUniqueColumnName(DataTableSpec spec, String columnName) {
    String unique = columnName.trim();
    for (int n = 1; spec.containsName(unique); n++) {
      unique = columnName.trim() + " (#" + n + ")";
    }
    return unique;
  }

  public String getName() {
    return name;
  }

  public int getNumColumns() {
    return columns.size();
  }

  public DataColumnSpec getColumnSpec(int index) {
    return columns.get(index);
  }

  /** Returns the column of that name; null if there is none. */
  public DataColumnSpec getColumnSpec(String columnName) {
    int index = findColumnIndex(columnName);
    return index < 0 ? null : columns.get(index);
  }

  /** Returns the index of the column of that name; -1 if there is none. */
  public int findColumnIndex(String columnName) {
    return indices.getOrDefault(columnName, -1);
  }

  /** As {@link #findColumnIndex} for each name. */
  public int[] columnsToIndices(String... columnNames) {
    return Arrays.stream(columnNames).mapToInt(this::findColumnIndex).toArray();
  }

  public boolean containsName(String columnName) {
    return indices.containsKey(columnName);
  }

  public boolean containsCompatibleType(Class<? extends DataValue> valueClass) {
    return stream().anyMatch(column -> column.getType().isCompatible(valueClass));
  }

  public final String[] getColumnNames() {
    return indices.keySet().toArray(new String[0]);
  }

  /** Returns whether the columns have the same names and types in the same order. */
  public boolean equalStructure(DataTableSpec other) {
    if (other == null || getNumColumns() != other.getNumColumns()) {
      return false;
    }
    for (int i = 0; i < getNumColumns(); i++) {
      if (!getColumnSpec(i).equalStructure(other.getColumnSpec(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataTableSpec && columns.equals(((DataTableSpec) other).columns);
  }

  @Override
  public int hashCode() {
    return columns.hashCode();
  }

  @Override
  public Iterator<DataColumnSpec> iterator() {
    return columns.iterator();
  }

  public Stream<DataColumnSpec> stream() {
    return columns.stream();
  }

  @Override
  public JComponent[] getViews() {
    return new JComponent[0];
  }

  @Override
  public String toString() {
    return columns.toString();
  }
}
