package net.imagej.axis;

import java.util.Objects;

/** A dimension with a unit. */
public abstract class AbstractCalibratedAxis extends DefaultTypedAxis implements CalibratedAxis {
  private String unit;

  public AbstractCalibratedAxis(AxisType type) {
    this(type, null);
  }

  public AbstractCalibratedAxis(AxisType type, String unit) {
    super(type);
    this.unit = unit;
  }

  @Override
  public String unit() {
    return unit;
  }

  @Override
  public void setUnit(String newUnit) {
    unit = newUnit;
  }

  @Override
  public double averageScale(double rawValue1, double rawValue2) {
    return (calibratedValue(rawValue2) - calibratedValue(rawValue1)) / (rawValue2 - rawValue1);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type(), unit);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AbstractCalibratedAxis
        && getClass() == other.getClass()
        && type().equals(((AbstractCalibratedAxis) other).type())
        && Objects.equals(unit, ((AbstractCalibratedAxis) other).unit)
        && particularEquation().equals(((AbstractCalibratedAxis) other).particularEquation());
  }
}
