package net.imagej.space;

import java.util.List;
import net.imagej.axis.CalibratedAxis;

/**
 * A space that keeps a list of its axes.
 *
 * @param <A> what describes a dimension
 */
public abstract class AbstractCalibratedSpace<A extends CalibratedAxis>
    extends AbstractTypedSpace<A> implements CalibratedSpace<A> {

  public AbstractCalibratedSpace(int numDims) {
    super(numDims);
  }

  @SafeVarargs
  public AbstractCalibratedSpace(A... axes) {
    super(axes);
  }

  public AbstractCalibratedSpace(List<A> axes) {
    super(axes);
  }
}
