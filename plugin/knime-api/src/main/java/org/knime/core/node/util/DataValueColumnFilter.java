package org.knime.core.node.util;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataValue;

/** Offers the columns that can be read as one of some values. */
public class DataValueColumnFilter implements ColumnFilter {
  private final List<Class<? extends DataValue>> values;

  @SafeVarargs
  public DataValueColumnFilter(Class<? extends DataValue>... values) {
    this.values = List.of(values);
  }

  @Override
  public boolean includeColumn(DataColumnSpec column) {
    return values.stream().anyMatch(column.getType()::isCompatible);
  }

  @Override
  public String allFilteredMsg() {
    return "No column in spec compatible to "
        + values.stream()
            .map(value -> "\"" + value.getSimpleName() + "\"")
            .collect(Collectors.joining(" or "))
        + ".";
  }

  @Override
  public String toString() {
    return "Filter on " + Arrays.toString(values.toArray());
  }
}
