package org.knime.core.util;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;

/** Finds names that are not yet taken, by a number in brackets at the end. */
public final class UniqueNameGenerator {
  private final Set<String> taken;

  public UniqueNameGenerator(Set<String> names) {
    taken = new HashSet<>(names);
  }

  public UniqueNameGenerator(DataTableSpec spec) {
    this(new HashSet<>(Arrays.asList(spec.getColumnNames())));
  }

  /** Returns the suggested name, or that with {@code  (#1)}, {@code  (#2)}, ..., and takes it. */
  public String newName(String suggested) {
    String trimmed = suggested.trim();
    String name = trimmed;
    for (int n = 1; !taken.add(name); n++) {
      name = trimmed + " (#" + n + ")";
    }
    return name;
  }

  public DataColumnSpecCreator newCreator(String suggested, DataType type) {
    return new DataColumnSpecCreator(newName(suggested), type);
  }

  public DataColumnSpec newColumn(String suggested, DataType type) {
    return newCreator(suggested, type).createSpec();
  }
}
