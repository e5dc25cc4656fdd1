package net.imagej.axis;

/** A dimension whose physical values grow by the same amount from pixel to pixel. */
public interface LinearAxis extends CalibratedAxis {

  double scale();

  void setScale(double scale);

  double origin();

  void setOrigin(double origin);

  @Override
  LinearAxis copy();
}
