package org.knime.core.node.workflow;

import java.util.Objects;

/** A value with a name that nodes hand on beside their data. */
public final class FlowVariable extends FlowObject {
  private final String name;
  private final VariableType<?> type;
  private final Object value;

  public <T> FlowVariable(String name, VariableType<T> type, T value) {
    if (name == null || name.isEmpty()) {
      throw new IllegalArgumentException("A flow variable needs a name");
    }
    this.name = name;
    this.type = type;
    this.value = Objects.requireNonNull(value, "A flow variable needs a value");
  }

  public FlowVariable(String name, String value) {
    this(name, VariableType.StringType.INSTANCE, value);
  }

  public FlowVariable(String name, double value) {
    this(name, VariableType.DoubleType.INSTANCE, value);
  }

  public FlowVariable(String name, int value) {
    this(name, VariableType.IntType.INSTANCE, value);
  }

  public String getName() {
    return name;
  }

  public VariableType<?> getVariableType() {
    return type;
  }

  public Type getType() {
    if (type == VariableType.StringType.INSTANCE) {
      return Type.STRING;
    }
    if (type == VariableType.DoubleType.INSTANCE) {
      return Type.DOUBLE;
    }
    return type == VariableType.IntType.INSTANCE ? Type.INTEGER : Type.OTHER;
  }

  /**
   * Returns the value as one of the types that its own type can be converted to.
   *
   * @throws IllegalArgumentException if it cannot be converted
   */
  public <T> T getValue(VariableType<T> expected) {
    if (!type.isConvertible(expected)) {
      throw new IllegalArgumentException("The flow variable \"" + name + "\" is of type " + type
          + ", it cannot be read as " + expected);
    }
    return type == expected
        ? expected.getSimpleType().cast(value)
        : expected.parse(value.toString());
  }

  public String getStringValue() {
    return type == VariableType.StringType.INSTANCE ? (String) value : null;
  }

  public double getDoubleValue() {
    return type.isConvertible(VariableType.DoubleType.INSTANCE)
        ? getValue(VariableType.DoubleType.INSTANCE)
        : Double.NaN;
  }

  public int getIntValue() {
    return type == VariableType.IntType.INSTANCE ? (Integer) value : 0;
  }

  public String getValueAsString() {
    return value.toString();
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof FlowVariable)) {
      return false;
    }
    FlowVariable that = (FlowVariable) other;
    return name.equals(that.name) && type == that.type && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, value);
  }

  @Override
  public String toString() {
    return "\"" + name + "\" (" + type + ": " + value + ")";
  }

  /** The types that KNIME had before {@link VariableType}. */
  public enum Type {
    DOUBLE,
    INTEGER,
    STRING,
    CREDENTIALS,
    OTHER
  }
}
