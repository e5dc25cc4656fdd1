package org.knime.core.node.defaultnodesettings;

import org.knime.core.node.InvalidSettingsException;

/** A setting with an int between two bounds, which are allowed themselves. */
public class SettingsModelIntegerBounded extends SettingsModelInteger {
  private final int lower;
  private final int upper;

  /**
   * Makes a setting.
   *
   * @throws IllegalArgumentException if the default value is not within the bounds
   */
  public SettingsModelIntegerBounded(
      String configName, int defaultValue, int minValue, int maxValue) {
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
  protected SettingsModelIntegerBounded createClone() {
    return new SettingsModelIntegerBounded(getConfigName(), getIntValue(), lower, upper);
  }

  public int getLowerBound() {
    return lower;
  }

  public int getUpperBound() {
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
  protected void validateValue(int candidate) throws InvalidSettingsException {
    super.validateValue(candidate);
    try {
      check(candidate);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingsException(e.getMessage(), e);
    }
  }

  @Override
  public void setIntValue(int newValue) {
    check(newValue);
    super.setIntValue(newValue);
  }

  private void check(int candidate) {
    if (candidate < lower || candidate > upper) {
      throw new IllegalArgumentException(
          "Value (=" + candidate + ") must be within the range [" + lower + "..." + upper + "].");
    }
  }
}
