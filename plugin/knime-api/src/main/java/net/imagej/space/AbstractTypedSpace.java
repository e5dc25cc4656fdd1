package net.imagej.space;

import java.util.List;
import net.imagej.axis.TypedAxis;

/**
 * A space that keeps a list of its axes.
 *
 * @param <A> what describes a dimension
 */
public abstract class AbstractTypedSpace<A extends TypedAxis> extends AbstractAnnotatedSpace<A>
    implements TypedSpace<A> {

  public AbstractTypedSpace(int numDims) {
    super(numDims);
  }

  @SafeVarargs
  public AbstractTypedSpace(A... axes) {
    super(axes);
  }

  public AbstractTypedSpace(List<A> axes) {
    super(axes);
  }
}
