package net.imagej.interval;

import java.util.List;
import net.imagej.axis.CalibratedAxis;
import net.imagej.space.AbstractCalibratedSpace;
import net.imglib2.RealInterval;
import net.imglib2.RealPositionable;

/**
 * An interval with a list of its axes.
 *
 * @param <A> what describes a dimension
 */
public abstract class AbstractCalibratedRealInterval<A extends CalibratedAxis>
    extends AbstractCalibratedSpace<A> implements CalibratedRealInterval<A> {
  private final double[] min;
  private final double[] max;

  /** Makes an interval whose axes are still null. */
  public AbstractCalibratedRealInterval(RealInterval interval) {
    super(interval.numDimensions());
    min = new double[interval.numDimensions()];
    interval.realMin(min);
    max = new double[interval.numDimensions()];
    interval.realMax(max);
  }

  @SafeVarargs
  public AbstractCalibratedRealInterval(RealInterval interval, A... axes) {
    this(interval, List.of(axes));
  }

  public AbstractCalibratedRealInterval(RealInterval interval, List<A> axes) {
    super(axes);
    min = new double[interval.numDimensions()];
    interval.realMin(min);
    max = new double[interval.numDimensions()];
    interval.realMax(max);
  }

  @Override
  public double averageScale(int d) {
    return axis(d).averageScale(realMin(d), realMax(d));
  }

  @Override
  public double realMin(int d) {
    return min[d];
  }

  @Override
  public void realMin(double[] target) {
    System.arraycopy(min, 0, target, 0, min.length);
  }

  @Override
  public void realMin(RealPositionable target) {
    target.setPosition(min);
  }

  @Override
  public double realMax(int d) {
    return max[d];
  }

  @Override
  public void realMax(double[] target) {
    System.arraycopy(max, 0, target, 0, max.length);
  }

  @Override
  public void realMax(RealPositionable target) {
    target.setPosition(max);
  }
}
