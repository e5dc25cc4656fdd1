package net.imagej.axis;

/** A dimension whose equation has the variables a and b. */
public abstract class Variable2Axis extends Variable1Axis {

  public Variable2Axis(AxisType type, String unit, double a, double b) {
    super(type, unit, a);
    setB(b);
  }

  public double b() {
    return get("b");
  }

  public void setB(double b) {
    set("b", b);
  }
}
