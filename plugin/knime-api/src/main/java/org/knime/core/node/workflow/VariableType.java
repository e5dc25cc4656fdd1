package org.knime.core.node.workflow;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * The type of a flow variable.
 *
 * @param <T> the class of its values
 */
public abstract class VariableType<T> {

  public VariableType() {}

  public abstract Class<T> getSimpleType();

  /** Returns the types as which a variable of this type can be read. */
  public Set<VariableType<?>> getConvertibleTypes() {
    return Set.of(this);
  }

  public final boolean isConvertible(VariableType<?> type) {
    return getConvertibleTypes().contains(type);
  }

  public String getIdentifier() {
    return this instanceof IntType
        ? "INTEGER"
        : getClass().getSimpleName().replace("Type", "").toUpperCase(Locale.ROOT);
  }

  abstract T parse(String text);

  @Override
  public String toString() {
    return getIdentifier();
  }

  /** A type of KNIME's own. */
  protected abstract static class DefaultVariableType<T> extends VariableType<T> {
    private final Class<T> valueClass;
    private final Function<String, T> parser;

    DefaultVariableType(Class<T> valueClass, Function<String, T> parser) {
      this.valueClass = valueClass;
      this.parser = parser;
    }

    @Override
    T parse(String text) {
      return parser.apply(text);
    }

    Class<T> valueClass() {
      return valueClass;
    }
  }

  /** Texts. */
  public static final class StringType extends DefaultVariableType<String> {
    public static final StringType INSTANCE = new StringType();

    private StringType() {
      super(String.class, text -> text);
    }

    @Override
    public Class<String> getSimpleType() {
      return valueClass();
    }

    @Override
    public Set<VariableType<?>> getConvertibleTypes() {
      return Set.of(this);
    }
  }

  /** Numbers with a fraction. */
  public static final class DoubleType extends DefaultVariableType<Double> {
    public static final DoubleType INSTANCE = new DoubleType();

    private DoubleType() {
      super(Double.class, Double::valueOf);
    }

    @Override
    public Class<Double> getSimpleType() {
      return valueClass();
    }

    @Override
    public Set<VariableType<?>> getConvertibleTypes() {
      return Set.of(this, StringType.INSTANCE);
    }
  }

  /** Integers of 64 bits. */
  public static final class LongType extends DefaultVariableType<Long> {
    public static final LongType INSTANCE = new LongType();

    private LongType() {
      super(Long.class, Long::valueOf);
    }

    @Override
    public Class<Long> getSimpleType() {
      return valueClass();
    }

    @Override
    public Set<VariableType<?>> getConvertibleTypes() {
      return Set.of(this, DoubleType.INSTANCE, StringType.INSTANCE);
    }
  }

  /** Integers of 32 bits. */
  public static final class IntType extends DefaultVariableType<Integer> {
    public static final IntType INSTANCE = new IntType();

    private IntType() {
      super(Integer.class, Integer::valueOf);
    }

    @Override
    public Class<Integer> getSimpleType() {
      return valueClass();
    }

    @Override
    public Set<VariableType<?>> getConvertibleTypes() {
      return Set.of(this, LongType.INSTANCE, DoubleType.INSTANCE, StringType.INSTANCE);
    }
  }

  /** True or false. */
  public static final class BooleanType extends DefaultVariableType<Boolean> {
    public static final BooleanType INSTANCE = new BooleanType();

    private BooleanType() {
      super(Boolean.class, Boolean::valueOf);
    }

    @Override
    public Class<Boolean> getSimpleType() {
      return valueClass();
    }

    @Override
    public Set<VariableType<?>> getConvertibleTypes() {
      return Set.of(this, StringType.INSTANCE);
    }
  }
}
