package net.imagej.interval;

import net.imagej.axis.CalibratedAxis;
import net.imagej.space.CalibratedSpace;

/**
 * An interval whose dimensions have physical values.
 *
 * @param <A> what describes a dimension
 */
public interface CalibratedRealInterval<A extends CalibratedAxis>
    extends TypedRealInterval<A>, CalibratedSpace<A> {}
