package net.imagej.axis;

/** A dimension whose equation has the variable a. */
public abstract class Variable1Axis extends VariableAxis {

  public Variable1Axis(AxisType type, String unit, double a) {
    super(type, unit);
    setA(a);
  }

  public double a() {
    return get("a");
  }

  public void setA(double a) {
    set("a", a);
  }
}
