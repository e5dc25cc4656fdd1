package net.imagej.axis;

/** A dimension whose positions have physical values. */
public interface CalibratedAxis extends TypedAxis {

  String unit();

  void setUnit(String unit);

  double calibratedValue(double rawValue);

  double rawValue(double calibratedValue);

  String generalEquation();

  String particularEquation();

  double averageScale(double rawValue1, double rawValue2);

  CalibratedAxis copy();
}
