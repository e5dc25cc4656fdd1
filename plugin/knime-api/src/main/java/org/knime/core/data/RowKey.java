package org.knime.core.data;

import java.util.Objects;

/** The name of a row, unique in its table. */
public final class RowKey implements RowKeyValue {
  private final String key;

  public RowKey(String key) {
    this.key = Objects.requireNonNull(key, "A row key must not be null");
  }

  /** Returns the key that KNIME gives to the row of that index: {@code Row0}, {@code Row1}, ... */
  public static RowKey createRowKey(long index) {
    return new RowKey("Row" + index);
  }

  /** As {@link #createRowKey(long)}. */
  public static RowKey createRowKey(int index) {
    return createRowKey((long) index);
  }

  @Override
  public String getString() {
    return key;
  }

  @Override
  public String toString() {
    return key;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowKey && key.equals(((RowKey) other).key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
