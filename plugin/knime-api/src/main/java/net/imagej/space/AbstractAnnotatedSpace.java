package net.imagej.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.imagej.axis.Axis;

/**
 * A space that keeps a list of its axes.
 *
 * @param <A> what describes a dimension
 */
public abstract class AbstractAnnotatedSpace<A extends Axis> implements AnnotatedSpace<A> {
  private final List<A> axes;

  /** Makes a space whose axes are still null. */
  public AbstractAnnotatedSpace(int numDims) {
    axes = new ArrayList<>(Collections.nCopies(numDims, null));
  }

  @SafeVarargs
  public AbstractAnnotatedSpace(A... axes) {
    this(Arrays.asList(axes));
  }

  public AbstractAnnotatedSpace(List<A> axes) {
    this.axes = new ArrayList<>(axes);
  }

  @Override
  public A axis(int d) {
    return axes.get(d);
  }

  @Override
  public void axes(A[] target) {
    axes.toArray(target);
  }

  @Override
  public void setAxis(A axis, int d) {
    axes.set(d, axis);
  }

  @Override
  public int numDimensions() {
    return axes.size();
  }
}
