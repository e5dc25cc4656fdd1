package net.imagej.interval;

import net.imagej.axis.TypedAxis;
import net.imagej.space.TypedSpace;
import net.imglib2.RealInterval;

/**
 * An interval whose dimensions say what they mean.
 *
 * @param <A> what describes a dimension
 */
public interface TypedRealInterval<A extends TypedAxis> extends RealInterval, TypedSpace<A> {}
