package net.imagej.axis;

/** A dimension that says what it means. */
public class DefaultTypedAxis implements TypedAxis {
  private AxisType type;

  public DefaultTypedAxis() {
    this(Axes.unknown());
  }

  public DefaultTypedAxis(AxisType type) {
    this.type = type;
  }

  @Override
  public AxisType type() {
    return type;
  }

  @Override
  public void setType(AxisType newType) {
    type = newType;
  }
}
