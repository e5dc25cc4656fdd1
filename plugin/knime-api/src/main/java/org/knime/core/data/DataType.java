package org.knime.core.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The type of a column or cell: the {@link DataValue} interfaces that its cells can be read as. The first interface
 * that a cell class names is its preferred one.
 */
public final class DataType {
  private static final Map<Class<? extends DataCell>, DataType> NATIVE = new ConcurrentHashMap<>();
  private static final DataType MISSING =
      new DataType(null, List.of(MissingValue.class, DataValue.class));
  private static final DataCell MISSING_CELL = new MissingCell(null);

  private final Class<? extends DataCell> cellClass;
  private final List<Class<? extends DataValue>> valueClasses;

  private DataType(
      Class<? extends DataCell> cellClass, List<Class<? extends DataValue>> valueClasses) {
    this.cellClass = cellClass;
    this.valueClasses = Collections.unmodifiableList(valueClasses);
  }

  static DataType missing() {
    return MISSING;
  }

  public static DataType getType(Class<? extends DataCell> cell) {
    return NATIVE.computeIfAbsent(cell, DataType::ofCellClass);
  }

  private static DataType ofCellClass(Class<? extends DataCell> cell) {
    if (cell == MissingCell.class) {
      return MISSING;
    }
    Set<Class<? extends DataValue>> found = new LinkedHashSet<>();
    for (Class<?> c = cell; c != null && c != DataCell.class; c = c.getSuperclass()) {
      for (Class<?> value : c.getInterfaces()) {
        addValueClasses(value, found);
      }
    }
    found.add(DataValue.class);
    return new DataType(cell, new ArrayList<>(found));
  }

  private static void addValueClasses(Class<?> candidate, Set<Class<? extends DataValue>> found) {
    if (candidate != DataValue.class && DataValue.class.isAssignableFrom(candidate)) {
      found.add(candidate.asSubclass(DataValue.class));
      for (Class<?> parent : candidate.getInterfaces()) {
        addValueClasses(parent, found);
      }
    }
  }

  public static DataCell getMissingCell() {
    return MISSING_CELL;
  }

  /** Returns the narrowest type that both are compatible with. */
  public static DataType getCommonSuperType(DataType first, DataType second) {
    if (first.isASuperTypeOf(second)) {
      return first;
    }
    if (second.isASuperTypeOf(first)) {
      return second;
    }
    List<Class<? extends DataValue>> common = new ArrayList<>(first.valueClasses);
    common.retainAll(second.valueClasses);
    return new DataType(null, common);
  }

  public boolean isMissingValueType() {
    return getPreferredValueClass() == MissingValue.class;
  }

  public Class<? extends DataValue> getPreferredValueClass() {
    return valueClasses.get(0);
  }

  public List<Class<? extends DataValue>> getValueClasses() {
    return valueClasses;
  }

  /** Returns the class of the cells; null for a type that stands for several cell classes. */
  public Class<? extends DataCell> getCellClass() {
    return cellClass;
  }

  public boolean isCompatible(Class<? extends DataValue> valueClass) {
    return isMissingValueType() || valueClasses.stream().anyMatch(valueClass::isAssignableFrom);
  }

  /** Returns whether cells of the other type can stand in a column of this type: they are all that it promises. */
  public boolean isASuperTypeOf(DataType type) {
    return equals(type) || valueClasses.stream().allMatch(type::isCompatible);
  }

  public String getName() {
    return cellClass == null ? getPreferredValueClass().getSimpleName() : cellClass.getSimpleName();
  }

  /** Returns whether both can be read as the same values, preferably as the same one; the cell class does not count. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof DataType)) {
      return false;
    }
    DataType that = (DataType) other;
    return getPreferredValueClass() == that.getPreferredValueClass()
        && Set.copyOf(valueClasses).equals(Set.copyOf(that.valueClasses));
  }

  @Override
  public int hashCode() {
    return Set.copyOf(valueClasses).hashCode();
  }

  @Override
  public String toString() {
    return getName();
  }
}
