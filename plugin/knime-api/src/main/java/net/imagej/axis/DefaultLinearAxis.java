package net.imagej.axis;

/** A dimension with physical values a + b x, where a is the origin and b the size of a pixel. */
public class DefaultLinearAxis extends Variable2Axis implements LinearAxis {

  public DefaultLinearAxis() {
    this(Axes.unknown());
  }

  public DefaultLinearAxis(double scale) {
    this(Axes.unknown(), scale);
  }

  public DefaultLinearAxis(AxisType type) {
    this(type, 1);
  }

  public DefaultLinearAxis(AxisType type, double scale) {
    this(type, null, scale);
  }

  public DefaultLinearAxis(AxisType type, String unit) {
    this(type, unit, 1);
  }

  public DefaultLinearAxis(AxisType type, String unit, double scale) {
    this(type, unit, scale, 0);
  }

  public DefaultLinearAxis(AxisType type, String unit, double scale, double origin) {
    super(type, unit, origin, scale);
  }

  @Override
  public double scale() {
    return b();
  }

  @Override
  public void setScale(double scale) {
    setB(scale);
  }

  @Override
  public double origin() {
    return a();
  }

  @Override
  public void setOrigin(double origin) {
    setA(origin);
  }

  @Override
  public double calibratedValue(double rawValue) {
    return origin() + scale() * rawValue;
  }

  @Override
  public double rawValue(double calibratedValue) {
    return (calibratedValue - origin()) / scale();
  }

  @Override
  public String generalEquation() {
    return "y = a + b*x";
  }

  @Override
  public DefaultLinearAxis copy() {
    return new DefaultLinearAxis(type(), unit(), scale(), origin());
  }
}
