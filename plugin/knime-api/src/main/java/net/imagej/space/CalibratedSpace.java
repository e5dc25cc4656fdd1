package net.imagej.space;

import net.imagej.axis.CalibratedAxis;

/**
 * A space whose dimensions have physical values.
 *
 * @param <A> what describes a dimension
 */
public interface CalibratedSpace<A extends CalibratedAxis> extends TypedSpace<A> {

  /** Returns the mean size of a pixel in that dimension. */
  default double averageScale(int d) {
    return axis(d).averageScale(0, 1);
  }
}
