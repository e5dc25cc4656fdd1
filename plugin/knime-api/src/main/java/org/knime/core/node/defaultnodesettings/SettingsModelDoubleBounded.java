package org.knime.core.node.defaultnodesettings;

import org.knime.core.node.InvalidSettingsException;

/** A setting with a double between two bounds, which are allowed themselves. */
public class SettingsModelDoubleBounded extends SettingsModelDouble {
  private final double lower;
  private final double upper;

  /**
   * Makes a setting.
   *
   * @throws IllegalArgumentException if the default value is not within the bounds
   */
  public SettingsModelDoubleBounded(
      String configName, double defaultValue, double minValue, double maxValue) {
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
  protected SettingsModelDoubleBounded createClone() {
    return new SettingsModelDoubleBounded(getConfigName(), getDoubleValue(), lower, upper);
  }

  public double getLowerBound() {
    return lower;
  }

  public double getUpperBound() {
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
  protected void validateValue(double candidate) throws InvalidSettingsException {
    super.validateValue(candidate);
    try {
      check(candidate);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingsException(e.getMessage(), e);
    }
  }

  @Override
  public void setDoubleValue(double newValue) {
    check(newValue);
    super.setDoubleValue(newValue);
  }

  private void check(double candidate) {
    // written so that NaN is refused
    if (!(candidate >= lower && candidate <= upper)) {
      throw new IllegalArgumentException(
          "Value (=" + candidate + ") must be within the range [" + lower + "..." + upper + "].");
    }
  }
}
