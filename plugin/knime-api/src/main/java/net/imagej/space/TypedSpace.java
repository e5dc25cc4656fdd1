package net.imagej.space;

import net.imagej.axis.AxisType;
import net.imagej.axis.TypedAxis;

/**
 * A space whose dimensions say what they mean.
 *
 * @param <A> what describes a dimension
 */
public interface TypedSpace<A extends TypedAxis> extends AnnotatedSpace<A> {

  /** Returns the dimension with that meaning; -1 if there is none. */
  default int dimensionIndex(AxisType axisType) {
    for (int d = 0; d < numDimensions(); d++) {
      if (axis(d).type().equals(axisType)) {
        return d;
      }
    }
    return -1;
  }
}
