package net.imagej.space;

import net.imagej.axis.Axis;
import net.imglib2.EuclideanSpace;

/**
 * A space whose dimensions are described.
 *
 * @param <A> how
 */
public interface AnnotatedSpace<A extends Axis> extends EuclideanSpace {

  A axis(int d);

  void axes(A[] axes);

  void setAxis(A axis, int d);
}
