package org.knime.core.node.defaultnodesettings;

import org.knime.core.node.InvalidSettingsException;

/** A setting with a long between two bounds, which are allowed themselves. */
public class SettingsModelLongBounded extends SettingsModelLong {
  private final long lower;
  private final long upper;

  /**
   * Makes a setting.
   *
   * @throws IllegalArgumentException if the default value is not within the bounds
   */
  public SettingsModelLongBounded(
      String configName, long defaultValue, long minValue, long maxValue) {
    super(configName, defaultValue);
    if (minValue > maxValue) {
      throw new IllegalArgumentException("Specified min value must be smaller than the max value.");
    }
    lower = minValue;
    upper = maxValue;
    check(defaultValue);
  }

  @Override
  @SuppressWarnings("unchecked")
  protected SettingsModelLongBounded createClone() {
    return new SettingsModelLongBounded(getConfigName(), getLongValue(), lower, upper);
  }

  public long getLowerBound() {
    return lower;
  }

  public long getUpperBound() {
    return upper;
  }

  @Override
  Number lowest() {
    return lower;
  }

  @Override
  Number highest() {
    return upper;
  }

  @Override
  protected void validateValue(long candidate) throws InvalidSettingsException {
    super.validateValue(candidate);
    try {
      check(candidate);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingsException(e.getMessage(), e);
    }
  }

  @Override
  public void setLongValue(long newValue) {
    check(newValue);
    super.setLongValue(newValue);
  }

  private void check(long candidate) {
    if (candidate < lower || candidate > upper) {
      throw new IllegalArgumentException(
          "Value (=" + candidate + ") must be within the range [" + lower + "..." + upper + "].");
    }
  }
}
