package net.imagej.axis;

/** A dimension that says what it means. */
public interface TypedAxis extends Axis {

  AxisType type();

  void setType(AxisType type);
}
